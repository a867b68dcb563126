/**
 * Quiz and predictions carry a reason that is a fixed sentence about the scene. Whatever the
 * learner has done to the run in view, the cards must call the same option right, or call none
 * right where a lever has made the step's words or this answer untrue.
 */
import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { StoryCards, type StoryCardsProps, type Telling } from '../../src/panels/story/StoryCards'
import { RunReport } from '../../src/reading/report'
import { readRun } from '../support/readRun'
import { runOf } from '../support/runOf'
import { sayFor } from '../../src/scene/say'
import { untrue } from '../../src/scene/told'
import type { Scene } from '../../src/scene/types'
import { inputCases } from '../browser/support/inputCases'
import { madeUpRun } from '../support/madeUpRun'
import { SCENES } from './scenes'

/** Runs that are made up for an answer, at most. */
const MADE_UP = 300

/** As the player has it. */
function unchanged(scene: Scene, step: number): Telling {
  const report = new RunReport(runOf(scene))
  return { report, say: sayFor(report, step) }
}

/** The cards of a step that has been played in the run of the report. */
function cards(scene: Scene, report: RunReport, step: number, changes: Partial<StoryCardsProps>): string {
  const props: StoryCardsProps = {
    scene, report, say: sayFor(report, step), unchanged: (index) => unchanged(scene, index), step, current: scene.steps[step]!,
    reached: [], isSettled: () => true, holds: untrue(scene.steps[step]!, report) === undefined,
    waits: false, seen: scene.steps.map(({ id }) => id), onStep: () => {}, played: true, last: step === scene.steps.length - 1, positionUs: Infinity, predictions: {}, onPredict: () => {},
    quizChoice: null, onQuiz: () => {}, findTerm: () => undefined,
    ...changes,
  }
  return render(<StoryCards {...props} />)
}

/** Which options of the quiz the card accepts. */
function accepted(scene: Scene, report: RunReport): readonly number[] {
  const last = scene.steps.length - 1
  return scene.quiz.options.flatMap((_, option) => (cards(scene, report, last, { quizChoice: option }).includes('Right. ') ? [option] : []))
}

/** The markup of the options of a step's prediction, with the right one marked. */
const predicted = (scene: Scene, report: RunReport, step: number): string | undefined =>
  /<fieldset[\s\S]*?<\/fieldset>|<[a-z]+ role="radiogroup"[\s\S]*?<\/div>/.exec(cards(scene, report, step, { last: false }))?.[0].replaceAll(/\b(id|for|name)="[^"]*"/g, '')

describe.each(SCENES)('$folder', ({ scene }) => {
  const asking = scene.steps.flatMap(({ predict }, step) => (predict ? [step] : []))
  const base = new RunReport(readRun(scene))
  const right = accepted(scene, base)
  const marked = asking.map((step) => predicted(scene, base, step))

  it('accepts one answer', () => expect(right).toHaveLength(1))
  it('marks one option of each prediction', () => {
    for (const html of marked) expect(html?.match(/\(right\)/g)).toHaveLength(1)
  })

  it.each(inputCases(scene).map(({ name, inputs }) => [name, inputs] as const))('calls the same options right: %s', (_, inputs) => {
    const report = new RunReport(readRun(scene, inputs))
    expect(accepted(scene, report)).toEqual(right)
    asking.forEach((step, k) => {
      const { predict } = scene.steps[step]!
      const html = predicted(scene, report, step)
      if (untrue(scene.steps[step]!, report)) expect(html).toBeUndefined()
      else if (predict!.answer(report) === predict!.answer(base)) expect(html).toBe(marked[k])
      // The run in view would call another option right.
      else expect(html).not.toMatch(/\((not )?right\)/)
    })
  })
})

/** Every answer is a statement about the run that some run would bear out, if not one that this network can make. */
describe.each(SCENES)('$folder', ({ scene }) => {
  it('has no answer that is wrong whatever the run shows', () => {
    const real = new RunReport(runOf(scene))
    const left = new Set(scene.quiz.options)
    for (let number = 0; number < MADE_UP && left.size > 0; number++) {
      const run = madeUpRun(real, number)
      for (const option of left) if (option.holds(run)) left.delete(option)
    }
    expect([...left].map(({ text }) => text)).toEqual([])
  })
})
