/**
 * A moment in one or two sentences, for those who hear the picture.
 */
import type { Run } from '../scene/run.types'
import { formatCount, formatMs } from '../words/format'
import { OUTCOME_WORDS } from './outcomeWords'
import type { Frame } from './types'

/** What a listener needs to know of this frame. Changes only when something discrete has. */
export function describe(run: Run, frame: Frame): string {
  const step = `Step ${frame.step + 1} of ${run.steps.length}.`
  return [step, spotlightSentence(run, frame), originSentence(frame)].filter(Boolean).join(' ')
}

function spotlightSentence(run: Run, { spotlight, nodes, links }: Frame): string {
  if (!spotlight) return ''
  const client = run.nodes[run.requests[spotlight.request]!.client]!.name
  const outcome = spotlight.outcome ? ` ${OUTCOME_WORDS[spotlight.outcome]}.` : ''
  if (spotlight.done) return `${client}, ${spotlight.label}:${outcome} Answered after ${formatMs(spotlight.elapsedMs)}.`
  const at = nodes.find(({ lit }) => lit)
  const on = links.find(({ tone }) => tone !== null)
  if (at) return `${client}, ${spotlight.label}:${outcome} At ${run.nodes[at.index]!.name}.`
  if (!on) return `${client}, ${spotlight.label}:${outcome}`
  const { from, to } = run.links[on.index]!
  return `${client}, ${spotlight.label}:${outcome} On its way between ${run.nodes[from]!.name} and ${run.nodes[to]!.name}.`
}

function originSentence({ origin }: Frame): string {
  if (origin.requests === 0) return 'The origin has had no request yet.'
  return `The origin has had ${formatCount(origin.requests)} ${origin.requests === 1 ? 'request' : 'requests'}.`
}
