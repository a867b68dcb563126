/**
 * The words of a step as captions of its video: each sentence from the moment at which the story tells it, one at a time.
 */
import { dilationOf } from '../../frame/dilation'
import { parseProse, proseText } from '../../panels/story/parseProse'
import { splitAt } from '../../panels/story/sentences'
import type { Reading } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import { sayFor } from '../../scene/say'
import { toldOf } from '../../scene/told'

export interface Caption {
  /** In ms of the video. */
  readonly fromMs: number
  readonly toMs: number
  readonly text: string
}

/** How long the end of a step stands at least (ms). */
const HOLD_MS = 3000
/** How often the story is asked what it tells (ms). */
const EVERY_MS = 100
/** A sentence has this long to be read, for each of its letters and at least (ms). */
const [LETTER_MS, LEAST_MS] = [45, 1200]

export interface Captions {
  readonly captions: readonly Caption[]
  /** Of the video, in ms: the step as it plays, and its end until all of it has been read. */
  readonly lengthMs: number
}

export function captionsOf(run: Reading, step: number): Captions {
  const { startMs, endMs, end } = dilationOf(run).steps[step]!
  const playsMs = endMs - startMs
  const report = new RunReport(run)
  const paragraphs = toldOf(run.scene.steps[step]!, report, sayFor(report, step)).prose.map(parseProse)
  const begun = new Map<string, number>()
  for (let ms = 0; ; ms = Math.min(ms + EVERY_MS, playsMs)) {
    // What a µs has brought is known at its end, as in the story.
    const position = Math.ceil(ms >= playsMs ? end : dilationOf(run).toPosition(startMs + ms))
    for (const nodes of paragraphs) for (const text of sentencesOf(proseText(splitAt(nodes, position).told))) if (!begun.has(text)) begun.set(text, ms)
    if (ms >= playsMs) break
  }
  return inTurn([...begun], playsMs + HOLD_MS)
}

/** Those that come at once are shown one behind the other. */
function inTurn(begun: readonly (readonly [text: string, atMs: number])[], leastMs: number): Captions {
  const shown: { readonly fromMs: number; readonly readMs: number; readonly text: string }[] = []
  for (const [text, atMs] of begun) {
    const fromMs = Math.max(atMs, shown.at(-1)?.readMs ?? 0)
    shown.push({ fromMs, readMs: fromMs + Math.max(LEAST_MS, text.length * LETTER_MS), text })
  }
  const lengthMs = Math.max(leastMs, shown.at(-1)?.readMs ?? 0)
  return { captions: shown.map(({ fromMs, text }, i) => ({ fromMs, toMs: shown[i + 1]?.fromMs ?? lengthMs, text })), lengthMs }
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/).filter(Boolean)
}

/** https://www.w3.org/TR/webvtt1/ */
export function webVtt(captions: readonly Caption[]): string {
  return `WEBVTT\n\n${captions.map(({ fromMs, toMs, text }) => `${stamp(fromMs)} --> ${stamp(toMs)}\n${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n`).join('\n')}`
}

function stamp(ms: number): string {
  const whole = Math.round(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(whole / 3_600_000))}:${two(Math.floor(whole / 60_000) % 60)}:${two(Math.floor(whole / 1000) % 60)}.${String(whole % 1000).padStart(3, '0')}`
}
