/**
 * When the story tells its sentences: first what sets the scene, the rest as the run comes to it, all of it by the end. A step with
 * a task tells nothing: what it asks for stands there from the beginning.
 */
import { describe, expect, it } from 'vitest'
import { dilationOf } from '../../src/frame/dilation'
import { parseProse, proseText } from '../../src/panels/story/parseProse'
import { splitAt } from '../../src/panels/story/sentences'
import { RunReport } from '../../src/reading/report'
import { sayFor } from '../../src/scene/say'
import { toldOf } from '../../src/scene/told'
import { leverCases } from '../support/leverCases'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** The first paragraph may stand there half told for so long (ms of presentation). */
const LONGEST_HALF_MS = 9_000

/** What is told of a paragraph at a position. */
const toldAt = (text: string, position: number): string => proseText(splitAt(parseProse(text), position).told)

/** The paragraphs that have begun at a position: none begins while one before it is not told. */
function begunAt(prose: readonly string[], position: number): readonly string[] {
  const waiting = prose.findIndex((text) => splitAt(parseProse(text), position).untold.length > 0)
  return prose.slice(0, waiting < 0 ? prose.length : waiting + 1).filter((text) => toldAt(text, position) !== '')
}

describe.each(SCENES)('$folder', ({ scene }) => {
  const readings = leverCases(scene).map(({ inputs }) => runOf(scene, inputs))

  it.each(scene.steps.flatMap((step, index) => (step.challenge ? [] : [[step.id, step, index] as const])))(
    '%s begins with its first paragraph, and tells the others as it plays', (_, step, index) => {
      const early = readings.flatMap((run) => {
        const report = new RunReport(run)
        const { start } = dilationOf(run).steps[index]!
        return begunAt(toldOf(step, report, sayFor(report, index)).prose, start).slice(1)
      })
      expect(early).toEqual([])
    },
  )

  it.each(scene.steps.map((step, index) => [step.id, step, index] as const))('%s has told all when it has been played', (_, step, index) => {
    const late = readings.flatMap((run) => {
      const report = new RunReport(run)
      const { prose, line } = toldOf(step, report, sayFor(report, index))
      return [...prose, line].filter((text) => splitAt(parseProse(text), run.steps[index]!.endUs).untold.length > 0)
    })
    expect(late).toEqual([])
  })

  it.each(scene.steps.map((step, index) => [step.id, step, index] as const))('%s does not leave its first paragraph half told for long', (_, step, index) => {
    const run = runOf(scene)
    const report = new RunReport(run)
    const dilation = dilationOf(run)
    const { start, end } = dilation.steps[index]!
    const [first] = toldOf(step, report, sayFor(report, index)).prose
    const moments = parseProse(first!).flatMap((node) => (node.kind === 'measured' || node.kind === 'moment' ? [Math.min(end, Math.max(start, node.knownAtUs))] : []))
    const told = moments.map((position) => dilation.toPresentation(position) - dilation.toPresentation(start))
    told.forEach((at, i) => expect(at - (told[i - 1] ?? 0)).toBeLessThanOrEqual(LONGEST_HALF_MS))
  })
})
