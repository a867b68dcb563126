import { expect, it } from 'vitest'
import { Cmi5Lms } from './cmi5'
import { NoLms, type Progress } from './lms.types'

const QUERY = '?' + String(new URLSearchParams({ endpoint: 'http://lrs/xapi', fetch: 'http://lrs/fetch', actor: '{"name":"Mia"}', registration: 'r-1', activityId: 'http://lms/au' }))
const DONE: Progress = { location: 'step=a', data: '{}', share: 1, done: true, quiz: 'right' }

interface Asked {
  readonly line: string
  readonly body: string
}

/** A store that answers by the beginning of "METHOD address"; else with an empty document. */
function stub(answers: Readonly<Record<string, { readonly status?: number; readonly body: object }>> = {}) {
  const asked: Asked[] = []
  const problems: string[] = []
  let uuids = 0
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const line = `${init.method ?? 'GET'} ${decodeURIComponent(url)}`
    asked.push({ line, body: String(init.body ?? '') })
    const found = Object.entries({ ...answers, 'POST http://lrs/fetch': answers['POST http://lrs/fetch'] ?? { body: { 'auth-token': 'abc' } } }).find(([begin]) => line.includes(begin))?.[1]
    return new Response(JSON.stringify(found?.body ?? {}), { status: found?.status ?? 200 })
  }
  const outside = { fetch, uuid: () => `id-${uuids++}`, elapsedMs: () => 1_000, now: () => '2026-01-02T03:04:05.678Z', problem: (text: string) => problems.push(text) }
  const posted = () => asked.filter(({ line }) => line.startsWith('POST http://lrs/xapi/statements')).flatMap(({ body }) => JSON.parse(body) as { id: string; verb: { id: string } }[])
  /** In the order in which the store has each first: one that comes again is the same. */
  const verbs = (): readonly string[] => [...new Map(posted().map(({ id, verb }) => [id, verb.id.split('/').at(-1)!])).values()]
  return { lms: new Cmi5Lms(QUERY, outside), asked, problems, posted, verbs }
}

const LAUNCHED = { 'stateId=LMS.LaunchData': { body: { launchMode: 'Normal' } } }

it('is no LMS without all of its parameters', async () => {
  const outside = { fetch: () => Promise.reject(new Error('not asked')), uuid: () => '', elapsedMs: () => 0, now: () => '2026-01-02T03:04:05.678Z', problem: () => undefined }
  await expect(new Cmi5Lms('?endpoint=http://lrs/', outside).open()).rejects.toThrow('This page found no LMS')
})

it.each([
  ['has no token', { 'POST http://lrs/fetch': { body: { 'error-text': 'used' } } }, 'The LMS did not let this page in: your progress is not recorded (used).'],
  ['does not know what it launched', { 'stateId=LMS.LaunchData': { status: 404, body: {} } }, 'The LMS did not say what it has launched: your progress is not recorded.'],
  ['refuses', { 'stateId=LMS.LaunchData': { status: 403, body: {} } }, 'The LMS could not be reached: your progress is not recorded (it answers 403).'],
])('records nothing where the LMS %s, and says why', async (_, answers, why) => {
  const { lms, verbs } = stub(answers)
  const opened = lms.open()
  await expect(opened).rejects.toThrow(NoLms)
  await expect(opened).rejects.toThrow(why)
  lms.save(DONE)
  lms.close()
  expect(verbs()).toEqual([])
})

it('judges once in all visits', async () => {
  const first = stub(LAUNCHED)
  await first.lms.open()
  first.lms.save(DONE)
  first.lms.save({ ...DONE, location: 'step=b' })
  first.lms.close()
  first.lms.save(DONE)
  first.lms.close()
  expect(first.verbs()).toEqual(['initialized', 'completed', 'passed', 'terminated'])
  const kept = JSON.parse(first.asked.findLast(({ line }) => line.startsWith('PUT'))!.body) as object
  const second = stub({ ...LAUNCHED, 'stateId=build-a-cdn': { body: kept } })
  expect(await second.lms.open()).toEqual({ location: 'step=b', data: '{}', done: true })
  second.lms.save(DONE)
  second.lms.close()
  expect(second.verbs()).toEqual(['initialized', 'terminated'])
})

it.each(['Browse', 'Review'])('in the mode %s records no more than that there was a visit', async (launchMode) => {
  const { lms, verbs, asked } = stub({ 'stateId=LMS.LaunchData': { body: { launchMode } } })
  await lms.open()
  lms.save(DONE)
  lms.answered({ id: 'x.quiz', option: 1, text: 'One', right: true })
  lms.commit()
  lms.close()
  expect(verbs()).toEqual(['initialized', 'terminated'])
  expect(asked.filter(({ line }) => line.startsWith('PUT'))).toEqual([])
})

it('sends again what was not taken, and keeps it for the next visit where it never was', async () => {
  const answers: Record<string, { status?: number; body: object }> = { ...LAUNCHED }
  const { lms, verbs, asked, problems } = stub(answers)
  await lms.open()
  answers['POST http://lrs/xapi/statements'] = { status: 503, body: {} }
  lms.save(DONE)
  await expect.poll(() => problems).toEqual(['The LMS did not take your progress (it answers 503): it may not be recorded.'])
  expect(asked.filter(({ line }) => line.startsWith('PUT'))).toEqual([])
  delete answers['POST http://lrs/xapi/statements']
  lms.commit()
  await expect.poll(() => asked.filter(({ line }) => line.startsWith('PUT')).map(({ body }) => (JSON.parse(body) as { sent: unknown }).sent)).toEqual([['completed', 'passed']])
  expect(verbs()).toEqual(['initialized', 'completed', 'passed'])
})

it('drops what the store does not want, says so once, and goes on', async () => {
  const answers: Record<string, { status?: number; body: object }> = { ...LAUNCHED }
  const { lms, asked, problems } = stub(answers)
  await lms.open()
  answers['POST http://lrs/xapi/statements'] = { status: 400, body: {} }
  lms.save(DONE)
  const puts = () => asked.filter(({ line }) => line.startsWith('PUT')).map(({ body }) => JSON.parse(body) as object)
  await expect.poll(puts).toEqual([{ location: 'step=a', data: '{}', sent: [] }])
  lms.save({ ...DONE, location: 'step=b' })
  await expect.poll(() => puts().length).toBe(2)
  expect(problems).toHaveLength(1)
})

it('ends with the last word, whatever is still on its way', async () => {
  const { lms, asked, posted } = stub(LAUNCHED)
  await lms.open()
  lms.save(DONE)
  lms.close()
  const last = asked.filter(({ line }) => line.startsWith('POST http://lrs/xapi/statements')).at(-1)!
  const ids = (JSON.parse(last.body) as { id: string; verb: { id: string } }[]).map(({ verb }) => verb.id.split('/').at(-1)!)
  expect(ids).toEqual(['completed', 'passed', 'terminated'])
  // Nothing goes behind it, and what went twice has the same id.
  expect(new Set(posted().map(({ id }) => id)).size).toBe(4)
  lms.save({ ...DONE, location: 'step=z' })
  lms.commit()
  expect(asked.filter(({ line }) => line.startsWith('POST http://lrs/xapi/statements')).at(-1)).toBe(last)
})

it('asks with the token, the actor and the registration of the launch', async () => {
  const { lms, asked } = stub(LAUNCHED)
  await lms.open()
  expect(asked.map(({ line }) => line)).toEqual([
    'POST http://lrs/fetch',
    'GET http://lrs/xapi/activities/state?activityId=http://lms/au&agent={"name":"Mia"}&registration=r-1&stateId=LMS.LaunchData',
    'GET http://lrs/xapi/agents/profile?agent={"name":"Mia"}&profileId=cmi5LearnerPreferences',
    'GET http://lrs/xapi/activities/state?activityId=http://lms/au&agent={"name":"Mia"}&registration=r-1&stateId=build-a-cdn',
    'POST http://lrs/xapi/statements',
  ])
})

it('says that the account was refused', async () => {
  const { lms, problems, asked } = stub({ ...LAUNCHED, 'PUT http://lrs': { status: 500, body: {} } })
  await lms.open()
  lms.save({ ...DONE, done: false, quiz: null })
  await expect.poll(() => problems).toEqual(['The LMS did not take your progress (it answers 500): it may not be recorded.'])
  expect(asked.at(-1)!.line).toMatch(/^PUT/)
})
