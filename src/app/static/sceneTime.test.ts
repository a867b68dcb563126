import { describe, expect, it } from 'vitest'
import { readRun } from '../../../tests/support/readRun'
import { smallScene } from '../../../tests/support/smallScene'
import { dilate } from '../../frame/dilation'
import type { Scene } from '../../scene/types'
import { QUESTION_S, type SceneTime, TASK_S, WORDS_A_MINUTE, minutesOf, sceneTime, stepTimes, timeWords } from './sceneTime'

const quiz = { question: '', options: [{ text: '', why: '', holds: () => true }] }
/** Without a word. */
const steps = smallScene.steps.map((step) => ({ ...step, title: '', ...(step.predict && { predict: { ...step.predict, options: ['', ''] } }) }))
const base: Scene = { ...smallScene, title: '', question: '', quiz, steps }
const timeOf = (changes: Partial<Scene>): SceneTime => sceneTime(readRun({ ...base, ...changes }))
const words = (count: number): string => Array.from({ length: count }, (_, i) => `w${i}`).join(' ')

describe('a scene takes', () => {
  it('as long as the player plays it', () => {
    expect(timeOf({}).playS).toBe(dilate(readRun(base)).totalMs / 1000)
  })

  it('longer with one more step', () => {
    const more = timeOf({ steps: [...base.steps, { ...steps[0]!, id: 'more', prose: () => [words(10)] }] })
    const before = timeOf({})
    expect(more.playS).toBeGreaterThan(before.playS)
    expect(more.readS - before.readS).toBeCloseTo((10 / WORDS_A_MINUTE) * 60)
  })

  it('a minute for as many words as are read in one, wherever they stand', () => {
    const of = WORDS_A_MINUTE
    expect(timeOf({}).readS).toBe(0)
    expect(timeOf({ takeaway: () => [words(of)] }).readS).toBeCloseTo(60)
    expect(timeOf({ previously: words(of) }).readS).toBeCloseTo(60)
    expect(timeOf({ quiz: { question: words(of), options: [{ text: '', why: '', holds: () => true }] } }).readS).toBeCloseTo(60)
    expect(timeOf({ realWorld: { title: '', language: 'vcl', code: words(of), note: words(of) } }).readS).toBeCloseTo(60)
  })

  it('a word for a term, and one for a measured number with its unit', () => {
    expect(timeOf({ takeaway: (_, say) => [`It took ${say.ms(204)}, *for* a [[round trip|trip]].`] }).readS).toBeCloseTo((6 / WORDS_A_MINUTE) * 60)
  })

  it('time to think for each question, the quiz too, and for each task', () => {
    const tasks = steps.map((step) => ({ ...step, challenge: { text: () => '', now: () => '', met: () => true, solution: { levers: {} } } }))
    expect(timeOf({}).thinkS).toBe(2 * QUESTION_S)
    expect(timeOf({ steps: tasks }).thinkS).toBe(2 * QUESTION_S + 2 * TASK_S)
  })
})

it('is told in whole minutes, one at least', () => {
  const of = (playS: number): number => minutesOf({ playS, readS: 0, thinkS: 0 })
  expect([0, 29, 89, 91, 600].map(of)).toEqual([1, 1, 1, 2, 10])
})

it('is told of each step: what is played, read and thought in it', () => {
  const asked = stepTimes(readRun({ ...base, steps: steps.map((step) => ({ ...step, prose: () => [words(WORDS_A_MINUTE)] })) }))
  const { steps: played } = dilate(readRun(base))
  expect(asked.map(({ playS }) => playS)).toEqual(played.map(({ startMs, endMs }) => (endMs - startMs) / 1000))
  expect(asked.map(({ readS }) => readS >= 60)).toEqual(steps.map(() => true))
  expect(asked.map(({ thinkS }) => thinkS)).toEqual(steps.map(({ predict }) => (predict ? QUESTION_S : 0)))
})

it('is told to five seconds, and its parts make up the whole', () => {
  expect(timeWords({ playS: 18, readS: 14, thinkS: 15 }).replaceAll('\u00a0', ' ')).toBe('About 50 s: 20 s to play, 15 s to read, 15 s to think')
  expect(timeWords({ playS: 61, readS: 62.6, thinkS: 0 }).replaceAll('\u00a0', ' ')).toBe('About 2 min 5 s: 1 min to play, 1 min 5 s to read')
})
