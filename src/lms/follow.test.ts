import { expect, it } from 'vitest'
import type { SceneState } from '../protocol/requests'
import { Account } from './account'
import { follow } from './follow'
import type { Interaction, Progress } from './lms.types'

const stateOf = (scene: string, link: string): SceneState => ({
  scene, title: scene, step: 1, steps: 2, stepId: 'a', stepTitle: 'A', text: '', share: 0, playing: false, atEnd: false, speed: 1, levers: {}, link,
})

/** A scene that tells what the test has it tell, and what an LMS has heard of it. */
function scene() {
  const listeners = new Map<string, ((data: unknown) => void)[]>()
  const saved: Progress[] = []
  const answers: Interaction[] = []
  const arrivals: boolean[] = []
  let commits = 0
  const player = {
    on: (type: string, listener: (data: never) => void) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener as (data: unknown) => void])
      return () => undefined
    },
    getState: () => Promise.resolve(stateOf('ours', 'step=a&t=7')),
  }
  const lms = {
    open: () => Promise.reject(new Error('is open')),
    save: (progress: Progress) => void saved.push(progress),
    answered: (one: Interaction) => void answers.push(one),
    commit: () => void commits++,
    close: () => undefined,
  }
  const ask = follow({ player, slug: 'ours', account: new Account(['a', 'b']), lms, arrived: (isOurs) => arrivals.push(isOurs) })
  const tell = (type: string, data: unknown): void => listeners.get(type)?.forEach((listener) => listener(data))
  const ready = (slug: string): void => tell('ready', { state: stateOf(slug, 'step=a'), problems: [], learner: [] })
  return { tell, ready, ask, saved, answers, arrivals, commits: () => commits }
}

it('writes down where the learner is, and what was done', () => {
  const { tell, ready, saved, commits } = scene()
  ready('ours')
  tell('step', stateOf('ours', 'step=b'))
  const before = commits()
  tell('progress', { finished: ['a', 'b'], steps: 2, completed: true })
  expect(saved.at(-1)).toMatchObject({ location: 'step=b', done: true, share: 1 })
  expect(commits()).toBe(before + 1)
})

it('notes an answer once, and another answer again', () => {
  const { tell, ready, answers } = scene()
  ready('ours')
  tell('predict', { stepId: 'a', option: 2, text: 'Two', right: true })
  tell('predict', { stepId: 'a', option: 2, text: 'Two', right: true })
  tell('quiz', { option: 1, text: 'One', right: false })
  tell('quiz', { option: 3, text: 'Three', right: true })
  expect(answers.map(({ id, option }) => `${id} ${option}`)).toEqual(['ours.a 2', 'ours.quiz 1', 'ours.quiz 3'])
})

it('takes what was done before the connection was there', () => {
  const { tell, saved } = scene()
  tell('ready', { state: stateOf('ours', 'step=a'), problems: [], learner: [{ type: 'progress', data: { finished: ['a'], steps: 2, completed: false } }] })
  expect(saved.at(-1)!.share).toBe(0.5)
})

it('writes nothing down for another scene', () => {
  const { tell, ready, saved, answers, arrivals } = scene()
  ready('ours')
  ready('another')
  const before = saved.length
  tell('step', stateOf('another', 'step=z'))
  tell('progress', { finished: ['a'], steps: 1, completed: true })
  tell('quiz', { option: 1, text: 'One', right: true })
  expect([saved.length, answers, arrivals]).toEqual([before, [], [true, false]])
  ready('ours')
  expect(saved.at(-1)).toMatchObject({ done: false, quiz: null })
})

it('asks for the moment when a lever was moved, or the page may go', async () => {
  const { tell, ready, ask, saved } = scene()
  ready('ours')
  tell('lever', { name: 'caches', value: 'off' })
  await expect.poll(() => saved.at(-1)!.location).toBe('step=a&t=7')
  tell('step', stateOf('ours', 'step=b'))
  ask()
  await expect.poll(() => saved.at(-1)!.location).toBe('step=a&t=7')
})
