/**
 * A moment in one or two sentences, for those who hear the picture.
 */
import type { Reading } from '../reading/reading'
import { formatMs } from '../words/format'
import { HEALTH_WORDS } from '../cdn/nodeKinds'
import { fullWords, nodeWords } from './nodeWords'
import { OUTCOME_WORDS } from '../words/outcomeWords'
import { counted } from '../words/plural'
import type { Frame, SpotlightFrame } from './types'

/** More copies than this are not told one by one. */
const MOST_COPIES = 3
/** More nodes with a fault than this are counted. */
const MOST_UNWELL = 3

/** What a listener needs to know of this frame. Changes only when something discrete has. */
export function describe(run: Reading, frame: Frame): string {
  const step = `Step ${frame.step + 1} of ${run.steps.length}.`
  return [step, spotlightSentence(run, frame), copiesSentence(run, frame), healthSentence(run, frame), originSentence(frame)].filter(Boolean).join(' ')
}

function spotlightSentence(run: Reading, { spotlight, nodes, links }: Frame): string {
  if (!spotlight) return ''
  const client = run.nodes[run.requests.client(spotlight.request)]!.name
  const outcome = spotlight.outcome ? ` ${OUTCOME_WORDS[spotlight.outcome]}.` : ''
  if (spotlight.done) return `${client}, ${spotlight.label}:${outcome} ${answerSentence(spotlight)}`
  const at = nodes.find(({ lit }) => lit)
  const on = links.find(({ tone }) => tone !== null)
  if (at) return `${client}, ${spotlight.label}:${outcome} At ${nodeWords(run, at.index)}.`
  if (!on) return `${client}, ${spotlight.label}:${outcome}`
  const { from, to } = run.links[on.index]!
  return `${client}, ${spotlight.label}:${outcome} On its way between ${nodeWords(run, from)} and ${nodeWords(run, to)}.`
}

function answerSentence({ elapsedMs, content, expectedContent, refreshing }: SpotlightFrame): string {
  const shown = content === '' ? '' : content === expectedContent ? ` with ${content}` : ` with ${content}, while the origin has ${expectedContent}`
  return `Answered after ${formatMs(elapsedMs)}${shown}.${refreshing ? ' A refresh runs behind it.' : ''}`
}

/** No ages: they change all the time. */
function copiesSentence(run: Reading, { nodes }: Frame): string {
  const copies = nodes.flatMap(({ index, slots }) => slots.filter(({ life }) => life !== null).map(({ state }) => ({ index, state })))
  if (copies.length > MOST_COPIES) return ''
  return copies.map(({ index, state }) => `The copy in ${nodeWords(run, index)} is ${state}.`).join(' ')
}

/** Those that take part. */
function healthSentence(run: Reading, { nodes }: Frame): string {
  const unwell = nodes.flatMap(({ index, active, health }) => (active && health !== 'up' ? [{ index, health }] : []))
  if (unwell.length > MOST_UNWELL) return `${unwell.length} places are slow, full or down.`
  return unwell.map(({ index, health }) => `${fullWords(run, index)} ${HEALTH_WORDS[health].says}.`).join(' ')
}

function originSentence({ origin }: Frame): string {
  if (origin.requests === 0) return 'The origin has had no request in this step.'
  return `The origin has had ${counted(origin.requests, 'request')} in this step.`
}
