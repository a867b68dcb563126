/**
 * How a scene's sentences are built, in every run that a learner's levers make: there are words before the run has told a number,
 * one of a thing is not several, and a sentence begins with a capital.
 */
import { describe, expect, it } from 'vitest'
import { parseProse, proseText } from '../../src/panels/story/parseProse'
import { splitAt } from '../../src/panels/story/sentences'
import { RunReport } from '../../src/reading/report'
import { sayFor } from '../../src/scene/say'
import { toldOf } from '../../src/scene/told'
import type { Scene } from '../../src/scene/types'
import { leverCases } from '../support/leverCases'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** Sentences of the story in a run, with the step that says them. */
function sentences(scene: Scene, run: RunReport): { readonly step: string; readonly text: string }[] {
  return scene.steps.flatMap((step, index) => {
    const say = sayFor(run, index)
    const { prose, line } = toldOf(step, run, say)
    const { challenge } = step
    const told = [...prose, line, ...(challenge ? [challenge.text(say), challenge.now(run, say)] : []), ...(index === scene.steps.length - 1 ? scene.takeaway(run, say) : [])]
    return told.map((text) => ({ step: step.id, text }))
  })
}

describe.each(SCENES)('$folder', ({ scene }) => {
  const readings = leverCases(scene).map(({ inputs }) => runOf(scene, inputs))
  const told = readings.flatMap((reading) => sentences(scene, new RunReport(reading)))

  it('has words for each step before it is played', () => {
    const holes = scene.steps.filter((step, index) =>
      readings.some((reading) => {
        const run = new RunReport(reading)
        const [first] = toldOf(step, run, sayFor(run, index)).prose
        return splitAt(parseProse(first!), reading.steps[index]!.startUs).told.length === 0
      }),
    )
    expect(holes.map(({ id }) => id)).toEqual([])
  })

  it('tells one from many', () => {
    const several = told.filter(({ text }) => /(?<![\d.,\u202f])1\s(?:\p{L}+\s)?(?!is\b|was\b|this\b|has\b)\p{Ll}{2,}s\b/u.test(proseText(parseProse(text)))).map(({ step }) => step)
    expect([...new Set(several)]).toEqual([])
  })

  it('begins every sentence with a capital', () => {
    const small = told.filter(({ text }) => {
      const nodes = parseProse(text)
      const begins = proseText(nodes.map((node) => (node.kind === 'code' ? { ...node, text: 'Code' } : node)))
      return /(^|[.?!]\s+)\p{Ll}(?!\d)/u.test(begins)
    })
    expect(small).toEqual([])
  })
})
