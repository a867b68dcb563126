import { describe, expect, it } from 'vitest'
import type { LearnerEvent } from '../protocol/events'
import { Account } from './account'

const STEPS = ['first', 'second', 'third']
const finished = (...ids: readonly string[]): LearnerEvent => ({ type: 'progress', data: { finished: ids, steps: STEPS.length, completed: false } })
const quiz = (right: boolean): LearnerEvent => ({ type: 'quiz', data: { option: 1, text: 'one', right } })
const met: LearnerEvent = { type: 'task', data: { stepId: 'third' } }

function after(...events: readonly LearnerEvent[]): Account {
  const account = new Account(STEPS)
  for (const event of events) account.heard(event)
  return account
}

describe('a scene is done', () => {
  it.each([
    ['when all steps were seen', [finished('first'), finished('third', 'second')], true],
    ['when its task was met and its question answered right', [met, quiz(true)], true],
    ['not by a wrong answer', [met, quiz(false)], false],
    ['not by the answer alone', [quiz(true)], false],
    ['not while a step is missing', [finished('first', 'second')], false],
    ['not by steps that it does not have', [finished('first', 'second', 'fourth')], false],
  ] as const)('%s', (_, events, done) => {
    expect(after(...events).progress.done).toBe(done)
  })
})

it('keeps the best answer', () => {
  expect(after().progress.quiz).toBeNull()
  expect(after(quiz(false)).progress.quiz).toBe('wrong')
  expect(after(quiz(true), quiz(false)).progress.quiz).toBe('right')
})

it('goes to the LMS and comes back, also to be added to', () => {
  const before = after(finished('second'), met).progress
  const again = new Account(STEPS)
  again.restore({ ...before, location: 'step=second&t=12' })
  expect(again.progress).toEqual({ ...before, location: 'step=second&t=12' })
  again.heard(quiz(true))
  expect(again.progress.done).toBe(true)
})

it('what was done stays done when the scene has got more steps', () => {
  const { data, location } = after(finished(...STEPS)).progress
  const longer = new Account([...STEPS, 'fourth'])
  longer.restore({ data, location, done: false })
  expect(longer.progress).toMatchObject({ done: true, share: 0.75 })
})

it('what the LMS says is done is done', () => {
  const account = new Account(STEPS)
  account.restore({ data: '', location: '', done: true })
  expect(account.progress.done).toBe(true)
})

it.each(['', 'no JSON', 'null', '[1]', '{"finished":5}', '{"finished":[{}],"quiz":"maybe","met":"yes"}'])('begins anew with data that is not ours: %s', (data) => {
  const account = new Account(STEPS)
  account.restore({ data, location: 'javascript:alert(1)', done: false })
  expect(account.progress).toEqual({ location: '', data: '{"finished":[]}', share: 0, done: false, quiz: null })
})

it('keeps within the limits of SCORM 1.2', () => {
  const account = after()
  account.moveTo(`step=first&${'x'.repeat(300)}`, 'first')
  expect(account.progress.location).toBe('step=first')
  account.moveTo('step=first&t=5', 'first')
  expect(account.progress.location).toBe('step=first&t=5')
  const long = Array.from({ length: 300 }, (_, n) => `a-step-with-a-long-name-${n}`)
  const huge = new Account(long)
  huge.heard(finished(...long))
  expect(huge.progress.data).toBe('{"done":true}')
})
