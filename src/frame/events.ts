/**
 * The run as a table of sentences: the text twin of the picture, and where the live region
 * takes its words from.
 */
import { usToMs } from '../engine/time'
import { Kind, OUTCOME_NAMES, SLOT_STATE_NAMES, slotState } from '../engine/traceKinds'
import type { Run } from '../scene/run.types'
import { findLever, leverWords } from '../scene/leverValues'
import type { LeverValue } from '../cdn/topology'
import { formatMs } from '../words/format'
import { OUTCOME_WORDS } from './outcomeWords'
import { countAt } from './position'
import { indexOf } from './traceIndex'
import type { EventRow, Tone } from './types'

/** The latest events up to a position, oldest first; at most `limit`. */
export function eventsAt(run: Run, position: number, limit = 200): EventRow[] {
  const rows: EventRow[] = []
  for (let i = countAt(run.trace, position) - 1; i >= 0 && rows.length < limit; i--) {
    const text = eventText(run, i)
    if (text) rows.push({ atMs: usToMs(run.trace.timeUs(i)), request: run.trace.request(i), tone: toneAt(run, i), text })
  }
  return rows.reverse()
}

/** What record i means, in a sentence; empty for records that only the picture needs. */
export function eventText(run: Run, i: number): string {
  const { trace } = run
  const node = run.nodes[trace.node(i)]?.name ?? ''
  switch (trace.kind(i)) {
    case Kind.Step:
      return `Step ${trace.a(i) + 1}: ${run.scene.steps[trace.a(i)]!.title}.`
    case Kind.Lever:
      return leverSentence(run, trace.string(trace.a(i)), trace.string(trace.b(i)))
    case Kind.Request:
      return `A user in ${node} asks: ${trace.string(trace.a(i))}.`
    case Kind.Outcome:
      return `${node}: ${OUTCOME_WORDS[OUTCOME_NAMES[trace.a(i)]!]}, ${trace.string(trace.b(i))}.`
    case Kind.Slot:
      return slotSentence(node, SLOT_STATE_NAMES[slotState(trace.a(i))]!, trace.string(trace.b(i)))
    case Kind.Receive:
      return `The origin ${node} gets the request; ${trace.b(i)} ${trace.b(i) === 1 ? 'is' : 'are'} inside.`
    case Kind.Done:
      return `${node} has its answer: status ${trace.a(i)} after ${formatMs(usToMs(trace.b(i)))}.`
    default:
      return ''
  }
}

function leverSentence({ scene }: Run, name: string, value: string): string {
  const found = findLever(scene, name)
  return 'lever' in found ? `${found.lever.label}: ${leverWords(found.lever, JSON.parse(value) as LeverValue)}.` : ''
}

function slotSentence(node: string, state: (typeof SLOT_STATE_NAMES)[number], key: string): string {
  if (state === 'fresh') return `${node} keeps a copy of ${key}.`
  if (state === 'filling') return `${node} waits for ${key} to fill its slot.`
  return state === 'empty' ? `${node} has no copy of ${key} any more.` : `The copy of ${key} in ${node} is stale.`
}

function toneAt(run: Run, i: number): Tone {
  const request = run.trace.request(i)
  if (request < 0) return 'plain'
  const outcome = indexOf(run).firstOutcome[request]!
  return outcome < 0 || outcome > i ? 'plain' : OUTCOME_NAMES[run.trace.a(outcome)]!
}
