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
import { NO_BREAK_SPACE } from '../../words/format'

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
  const around: SceneTime = { playS: 0, readS: readingS(wordsAround(run)), thinkS: QUESTION_S }
  return [around, ...stepTimes(run)].reduce((sum, { playS, readS, thinkS }) => ({ playS: sum.playS + playS, readS: sum.readS + readS, thinkS: sum.thinkS + thinkS }))
}

/** The same of each step alone; what stands before the first and after the last is in none. */
export function stepTimes(run: Reading): readonly SceneTime[] {
  const report = new RunReport(run)
  return dilationOf(run).steps.map(({ startMs, endMs }, index) => {
    const { predict, challenge } = run.scene.steps[index]!
    return { playS: (endMs - startMs) / 1000, readS: readingS(wordsOfStep(run, report, index)), thinkS: (predict ? QUESTION_S : 0) + (challenge ? TASK_S : 0) }
  })
}

/** Whole minutes, one at least. */
export function minutesOf({ playS, readS, thinkS }: SceneTime): number {
  return Math.max(1, Math.round((playS + readS + thinkS) / 60))
}

/** To seconds that a clock in a room shows: what is measured of one reader is not told more finely. */
const FINEST_S = 5

/** "About 50 s: 20 s to play, 15 s to read, 15 s to think". The whole is the sum of what is told. */
export function timeWords({ playS, readS, thinkS }: SceneTime): string {
  const told = [[playS, 'play'], [readS, 'read'], [thinkS, 'think']] as const
  const parts = told.map(([seconds, deed]) => ({ seconds: Math.round(seconds / FINEST_S) * FINEST_S, deed })).filter(({ seconds }) => seconds > 0)
  const whole = parts.reduce((sum, { seconds }) => sum + seconds, 0)
  return `About ${clockWords(whole)}: ${parts.map(({ seconds, deed }) => `${clockWords(seconds)} to ${deed}`).join(', ')}`
}

function clockWords(seconds: number): string {
  if (seconds < 60) return `${seconds}${NO_BREAK_SPACE}s`
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)}${NO_BREAK_SPACE}min${rest === 0 ? '' : `${NO_BREAK_SPACE}${rest}${NO_BREAK_SPACE}s`}`
}

/** What is read of a step, text by text, with the numbers of the run in it. */
function wordsOfStep({ scene }: Reading, report: RunReport, index: number): readonly string[] {
  const { title, prose, predict, challenge } = scene.steps[index]!
  const say = sayFor(report, index)
  const asked = predict ? [predict.question, ...predict.options, predict.because(report, say)] : []
  const task = challenge ? [challenge.text(say), challenge.now(report, say)] : []
  return [title, ...prose(report, say), ...asked, ...task]
}

/** What is read before the first step and after the last. */
function wordsAround(run: Reading): readonly string[] {
  const { steps, quiz, realWorld, title, question, previously, canDo, takeaway } = run.scene
  const report = new RunReport(run)
  const asked = [quiz.question, ...quiz.options.map(({ text }) => text), quiz.options.find(({ holds }) => holds(report))?.why ?? '']
  const end = [canDo ?? '', ...takeaway(report, sayFor(report, steps.length - 1)), realWorld?.title ?? '', realWorld?.note ?? '']
  return [title, question, previously ?? '', ...asked, ...end]
}

function readingS(texts: readonly string[]): number {
  return (texts.reduce((sum, text) => sum + wordCount(text), 0) / WORDS_A_MINUTE) * 60
}

/** Words between spaces; a number and its unit are one. */
function wordCount(text: string): number {
  return plainProse(text).split(/[ \n]+/).filter((word) => word !== '').length
}
