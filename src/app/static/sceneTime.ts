/**
 * How long a scene takes somebody who goes through it once, measured from the scene itself as it plays by itself. Three parts, in
 * seconds:
 *
 * - playing: all steps at the normal speed, as long as the player takes for them (frame/dilation);
 * - reading: the words of story, questions, tasks, quiz and summary, at WORDS_A_MINUTE. Of the reasons of the quiz one is read. Code,
 *   terms and sources, which are opened by those who want them, do not count;
 * - thinking: QUESTION_S for each prediction and for the quiz, TASK_S for each task.
 *
 * Nobody's pace is known, so what is shown is a whole number of minutes, and called "about".
 */
import { dilationOf } from '../../frame/dilation'
import type { Reading } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import { plainProse, sayFor } from '../../scene/say'

/** Adults who read English non-fiction silently: the mean of 190 studies (Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language 109). */
export const WORDS_A_MINUTE = 238
/** Our choice, not a measurement: to weigh some options and take one. */
export const QUESTION_S = 15
/** Our choice, not a measurement: to move some levers, look, and play again. */
export const TASK_S = 120

export interface SceneTime {
  readonly playS: number
  readonly readS: number
  readonly thinkS: number
}

export function sceneTime(run: Reading): SceneTime {
  const { steps } = run.scene
  const words = wordsOf(run).reduce((sum, text) => sum + wordCount(text), 0)
  const questions = steps.filter(({ predict }) => predict).length + 1
  const tasks = steps.filter(({ challenge }) => challenge).length
  return { playS: dilationOf(run).totalMs / 1000, readS: (words / WORDS_A_MINUTE) * 60, thinkS: questions * QUESTION_S + tasks * TASK_S }
}

/** Whole minutes, one at least. */
export function minutesOf({ playS, readS, thinkS }: SceneTime): number {
  return Math.max(1, Math.round((playS + readS + thinkS) / 60))
}

/** What is read, text by text, with the numbers of the run in it. */
function wordsOf(run: Reading): readonly string[] {
  const { scene } = run
  const { steps, quiz, realWorld } = scene
  const report = new RunReport(run)
  const ofSteps = steps.flatMap(({ title, prose, predict, challenge }, index) => {
    const say = sayFor(report, index)
    const asked = predict ? [predict.question, ...predict.options, predict.because(report, say)] : []
    const task = challenge ? [challenge.text(say), challenge.now(report, say)] : []
    return [title, ...prose(report, say), ...asked, ...task]
  })
  const asked = [quiz.question, ...quiz.options.map(({ text }) => text), quiz.options.find(({ holds }) => holds(report))?.why ?? '']
  const end = [scene.canDo ?? '', ...scene.takeaway(report, sayFor(report, steps.length - 1)), realWorld?.title ?? '', realWorld?.note ?? '']
  return [scene.title, scene.question, scene.previously ?? '', ...ofSteps, ...asked, ...end]
}

/** Words between spaces; a number and its unit are one. */
function wordCount(text: string): number {
  return plainProse(text).split(/[ \n]+/).filter((word) => word !== '').length
}
