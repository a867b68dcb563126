/**
 * Captions of the video of each step: all that the step says at its end, each sentence once, in its order, one at a time, none before the run has come to its numbers, none after the video.
 */
import { describe, expect, it } from 'vitest'
import { captionsOf } from '../../src/app/picture/captions'
import { dilationOf } from '../../src/frame/dilation'
import { parseProse, proseText } from '../../src/panels/story/parseProse'
import { splitAt } from '../../src/panels/story/sentences'
import { RunReport } from '../../src/reading/report'
import { sayFor } from '../../src/scene/say'
import { toldOf } from '../../src/scene/told'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  const run = runOf(scene)
  const report = new RunReport(run)

  it.each(scene.steps.map(({ id }, step) => [id, step] as const))('the captions of %s are its words', (_, step) => {
    const { captions, lengthMs } = captionsOf(run, step)
    const paragraphs = toldOf(scene.steps[step]!, report, sayFor(report, step)).prose.map(parseProse)
    const told = paragraphs.map(proseText).join(' ')
    // A sentence waits for its numbers, so one of a paragraph further down may come before it.
    const sentences = captions.map(({ text }) => text)
    expect(sentences.toSorted((a, b) => told.indexOf(a) - told.indexOf(b)).join(' ')).toBe(told)
    const { startMs, endMs, end } = dilationOf(run).steps[step]!
    for (const [i, { fromMs, toMs, text }] of captions.entries()) {
      expect(fromMs).toBeGreaterThanOrEqual(i === 0 ? 0 : captions[i - 1]!.toMs)
      expect(toMs).toBeGreaterThan(fromMs)
      const position = Math.ceil(startMs + fromMs >= endMs ? end : dilationOf(run).toPosition(startMs + fromMs))
      expect(paragraphs.some((nodes) => proseText(splitAt(nodes, position).told).includes(text)), `"${text}" is said before its number is known`).toBe(true)
    }
    expect(captions.at(-1)!.toMs).toBe(lengthMs)
  })
})
