import { describe, expect, it } from 'vitest'
import type { Progress } from './lms.types'
import { SCORM_12 } from './scorm12'
import { SCORM_2004 } from './scorm2004'
import { type Dialect, ScormLms } from './scorm'

const NOW = '2026-01-02T03:04:05.678Z'

interface Stub {
  readonly lms: ScormLms
  readonly calls: readonly (readonly string[])[]
  readonly problems: readonly string[]
}

/** An LMS that takes everything but what `refuses` names, and answers questions by `values`. */
function stub(dialect: Dialect, values: Readonly<Record<string, string>> = {}, refuses: readonly string[] = []): Stub {
  const calls: string[][] = []
  const problems: string[] = []
  const call = (name: string) => (...given: readonly string[]): string => {
    calls.push([name, ...given])
    if (name === 'GetValue') return values[given[0]!] ?? ''
    if (name === 'GetLastError') return '101'
    if (name === 'GetErrorString') return 'General exception'
    return String(!refuses.includes(name) && !refuses.includes(given[0] ?? name))
  }
  const names = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Finish', 'Terminate', 'GetLastError', 'GetErrorString']
  const api = Object.fromEntries(names.map((name) => [`${dialect.prefix}${name}`, call(name)]))
  const window = { [dialect.api]: api } as unknown as Window
  const outside = { elapsedMs: () => 5_000, now: () => NOW, problem: (text: string) => problems.push(text) }
  return { lms: new ScormLms(dialect, window, outside), calls, problems }
}

const set = ({ calls }: Stub): readonly string[] => calls.filter(([name]) => name === 'SetValue').map(([, ...given]) => given.join('='))
const BEGUN: Progress = { location: 'step=a', data: '{}', share: 0.5, done: false, quiz: null }

it('SCORM 1.2 has one status, and passes who has done the scene and answered right', async () => {
  const one = stub(SCORM_12)
  await one.lms.open()
  one.lms.save(BEGUN)
  one.lms.save({ ...BEGUN, quiz: 'wrong' })
  one.lms.save({ ...BEGUN, quiz: 'right' })
  one.lms.save({ ...BEGUN, quiz: 'right', done: true })
  expect(set(one)).toEqual([
    'cmi.core.lesson_location=step=a', 'cmi.suspend_data={}', 'cmi.core.lesson_status=incomplete',
    'cmi.core.score.min=0', 'cmi.core.score.max=100', 'cmi.core.score.raw=0', 'cmi.core.score.raw=100', 'cmi.core.lesson_status=passed',
  ])
})

it('SCORM 2004 tells apart what was seen and what was understood', async () => {
  const one = stub(SCORM_2004)
  await one.lms.open()
  one.lms.save(BEGUN)
  one.lms.save({ ...BEGUN, share: 1, done: true })
  one.lms.save({ ...BEGUN, share: 1, done: true, quiz: 'right' })
  expect(set(one)).toEqual([
    'cmi.location=step=a', 'cmi.suspend_data={}', 'cmi.completion_status=incomplete', 'cmi.progress_measure=0.5', 'cmi.completion_status=completed',
    'cmi.progress_measure=1', 'cmi.score.min=0', 'cmi.score.max=100', 'cmi.score.raw=100', 'cmi.score.scaled=1', 'cmi.success_status=passed',
  ])
})

describe.each([
  ['SCORM 1.2', SCORM_12, ['id=x.quiz', 'type=choice', 'time=03:04:05', 'student_response=2', 'result=wrong'], '0000:00:05.00', 'Finish', ['cmi.suspend_data', 'cmi.core.score.raw']],
  ['SCORM 2004', SCORM_2004, ['id=x.quiz', 'type=choice', 'timestamp=2026-01-02T03:04:05', 'learner_response=option-2', 'result=incorrect', 'description=Two'], 'PT5S', 'Terminate', ['cmi.suspend_data', 'cmi.score.raw', 'cmi.interactions.0.id']],
] as const)('%s', (_, dialect, fields, duration, last, refused) => {
  it('writes answers behind those of earlier visits', async () => {
    const one = stub(dialect, { 'cmi.interactions._count': '3' })
    await one.lms.open()
    one.lms.answered({ id: 'x.quiz', option: 2, text: 'Two', right: false })
    expect(set(one)).toEqual(fields.map((field) => `cmi.interactions.3.${field}`))
  })

  it('ends with its duration, to be resumed, and says nothing afterwards', async () => {
    const one = stub(dialect)
    await one.lms.open()
    one.lms.close()
    expect(set(one)).toEqual([`${dialect.elements.exit}=suspend`, `${dialect.elements.time}=${duration}`])
    expect(one.calls.slice(-2).map(([name]) => name)).toEqual(['Commit', last])
    const before = one.calls.length
    one.lms.close()
    one.lms.commit()
    one.lms.save(BEGUN)
    expect(one.calls).toHaveLength(before)
    expect(one.problems).toEqual([])
  })

  it('gives back what was kept', async () => {
    const { elements } = dialect
    const one = stub(dialect, { [elements.location]: 'step=b', 'cmi.suspend_data': '{"met":true}', [elements.status]: 'completed', [elements.mode]: 'normal' })
    expect(await one.lms.open()).toEqual({ location: 'step=b', data: '{"met":true}', done: true })
  })

  it('records nothing where the LMS does not begin, or only shows the scene again', async () => {
    await expect(stub(dialect, {}, ['Initialize']).lms.open()).rejects.toThrow('The LMS did not begin a session: your progress is not recorded (General exception).')
    const review = stub(dialect, { [dialect.elements.mode]: 'review' })
    await expect(review.lms.open()).rejects.toThrow('The LMS has opened this scene to look at it again (review): your progress is not recorded.')
    review.lms.save(BEGUN)
    expect(set(review)).toEqual([])
    // The session that it has begun is ended.
    expect(review.calls.at(-1)![0]).toBe(last)
  })

  it('says what the LMS did not take, and is silent about what it need not have', async () => {
    const one = stub(dialect, {}, ['cmi.suspend_data', 'cmi.interactions.0.id', 'cmi.score.raw', 'cmi.core.score.raw', 'cmi.core.score.min'])
    await one.lms.open()
    one.lms.save({ ...BEGUN, quiz: 'right' })
    one.lms.answered({ id: 'x.quiz', option: 1, text: 'One', right: true })
    expect(one.problems).toEqual(refused.map((element) => `The LMS did not take ${element} (General exception): it may not be recorded.`))
  })

  it('asks to keep what was written, and nothing where nothing was', async () => {
    const one = stub(dialect)
    const commits = () => one.calls.filter(([name]) => name!.endsWith('Commit')).length
    await one.lms.open()
    one.lms.commit()
    expect(commits()).toBe(0)
    one.lms.save(BEGUN)
    one.lms.commit()
    one.lms.save(BEGUN)
    one.lms.commit()
    expect(commits()).toBe(1)
  })

  it('outlives an LMS that throws', async () => {
    const broken = { [`${dialect.prefix}Initialize`]: () => { throw new Error('gone') } }
    const lms = new ScormLms(dialect, { [dialect.api]: broken } as unknown as Window, { elapsedMs: () => 0, now: () => NOW, problem: () => undefined })
    await expect(lms.open()).rejects.toThrow('The LMS did not begin a session: your progress is not recorded (error without a number).')
  })
})
