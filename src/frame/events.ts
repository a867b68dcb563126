/**
 * The run as a table of sentences: the text twin of the picture, and where the live region
 * takes its words from.
 */
import { BREAKER_STATES } from '../trace/breakerStates'
import { lifeAt } from '../trace/lifeAt'
import { usToMs } from '../engine/time'
import type { LifeRecord } from '../trace/lifeTable'
import { HEALTH_NAMES, type HealthName, Kind, NO_STATUS, OUTCOME_NAMES, REMOVAL_NAMES, SlotState, hopTo, slotRemoval, slotState } from '../trace/traceKinds'
import { WAIT_END_NAMES, type WaitEndName } from '../trace/waitEnds'
import type { Reading } from '../reading/reading'
import { findLever } from '../scene/leverValues'
import { leverSetting } from '../scene/leverWords'
import type { LeverValue } from '../cdn/levers'
import { formatBytes, formatMs, formatSeconds } from '../words/format'
import { HEALTH_WORDS } from '../cdn/nodeKinds'
import { codeEvent } from './codeEvents'
import { fullWords, nodeWords, startingWords } from './nodeWords'
import { purgeEvent } from './purgeEvents'
import { OUTCOME_WORDS } from '../words/outcomeWords'
import { nounFor } from '../words/plural'
import { isForged } from './forged'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import type { EventRow, Tone } from './types'

/** The latest events up to a position, oldest first; at most `limit`. */
export function eventsAt(run: Reading, position: number, limit = 200): EventRow[] {
  const rows: EventRow[] = []
  const { timesUs, records } = indexOf(run).copies.expiries
  let expiry = lowerBound(timesUs, position + 1e-9) - 1
  for (let i = countAt(run.trace, position) - 1; i >= 0 && rows.length < limit; i--) {
    while (expiry >= 0 && timesUs[expiry]! > run.trace.timeUs(i)) rows.push(expiryRow(run, records[expiry]!, timesUs[expiry--]!))
    const text = eventText(run, i)
    if (text) rows.push({ atMs: usToMs(run.trace.timeUs(i)), request: run.trace.request(i), tone: toneAt(run, i), text })
  }
  return rows.slice(0, limit).reverse()
}

/** Nothing happens when a copy expires, so no record says it. */
function expiryRow(run: Reading, life: number, atUs: number): EventRow {
  const { trace } = run
  const text = `The copy in ${nodeWords(run, trace.node(life))} has reached its lifetime: it is stale.`
  return { atMs: usToMs(atUs), request: -1, tone: 'stale', text }
}

/** What record i means, in a sentence; empty for records that only the picture needs. */
export function eventText(run: Reading, i: number): string {
  const { trace } = run
  const node = run.nodes[trace.node(i)]?.name ?? ''
  switch (trace.kind(i)) {
    case Kind.Step:
      return `Step ${trace.a(i) + 1}: ${run.scene.steps[trace.a(i)]!.title}.`
    case Kind.Lever:
      return leverSentence(run, trace.string(trace.a(i)), trace.string(trace.b(i)))
    case Kind.Request:
      return `${run.nodes[trace.node(i)]?.plants === undefined ? `A user in ${node}` : `${node}, an attacker,`} asks: ${trace.string(trace.a(i))}.`
    case Kind.Outcome:
      return `${startingWords(run, trace.node(i))}: ${OUTCOME_WORDS[OUTCOME_NAMES[trace.a(i)]!]}, ${trace.string(trace.b(i))}.`
    case Kind.Slot:
      return slotSentence(run, trace.node(i), trace.a(i), trace.string(trace.b(i)))
    case Kind.Receive: {
      const what = trace.a(i) === 1 ? 'a conditional request' : 'the request'
      return `The origin ${node} gets ${what}; ${trace.b(i)} ${nounFor(trace.b(i), ['is', 'are'])} inside.`
    }
    case Kind.Sent:
      return `The origin ${node} sends ${formatBytes(trace.a(i))} of content and ${formatBytes(trace.b(i))} of head.`
    case Kind.Life:
      return lifeSentence(nodeWords(run, trace.node(i)), trace.lives.at(trace.b(i)), run.nodes)
    case Kind.Content:
      return contentSentence(node, trace.string(trace.a(i)), trace.string(trace.b(i)), run.nodes)
    case Kind.Refresh:
      return trace.a(i) === 1
        ? `${startingWords(run, trace.node(i))} asks again, behind its answer.`
        : `The refresh of ${nodeWords(run, trace.node(i))} came back with status ${trace.b(i)}.`
    case Kind.Deploy:
      return `${trace.string(trace.a(i))} changes at the origin ${node}: version ${trace.b(i)}.`
    case Kind.Resolved:
      return `${startingWords(run, trace.node(i))} learns that ${trace.string(trace.a(i))}, for ${formatSeconds(trace.b(i))}.`
    case Kind.Placed:
      return `${startingWords(run, trace.node(i))} gives the request to ${nodeWords(run, trace.a(i))}, which has ${trace.b(i)} open.`
    case Kind.Routes:
      return routesSentence(node, trace.timeUs(i), trace.string(trace.a(i)), trace.string(trace.b(i)))
    case Kind.Verdict:
      return `${startingWords(run, trace.node(i))} takes ${nodeWords(run, trace.a(i))} for ${trace.b(i) === 1 ? 'healthy' : 'dead'}.`
    case Kind.Broken:
      return `A connection breaks: its packets have come to ${nodeWords(run, trace.node(i))}, and ${nodeWords(run, trace.a(i))} has it.`
    case Kind.Lost:
      return `A message is lost between ${nodeWords(run, trace.node(i))} and ${nodeWords(run, hopTo(trace.a(i)))}.`
    case Kind.GiveUp:
      return `${startingWords(run, trace.node(i))} gives up try ${trace.a(i)}: no answer in ${formatMs(usToMs(trace.b(i)))}.`
    case Kind.Wait:
      return `${startingWords(run, trace.node(i))} fetches ${trace.string(trace.a(i))} already: this request waits.`
    case Kind.Waited:
      return `It waits in ${nodeWords(run, trace.node(i))} no more, after ${formatMs(usToMs(trace.b(i)))}: ${WAIT_ENDS[WAIT_END_NAMES[trace.a(i)]!]}.`
    case Kind.HitForMiss:
      if (trace.b(i) === 0) return ''
      return `${startingWords(run, trace.node(i))} remembers for ${formatSeconds(trace.b(i))} that answers to ${trace.string(trace.a(i))} cannot be shared.`
    case Kind.Breaker:
      return `The breaker of ${nodeWords(run, trace.node(i))} is ${BREAKER_STATES[trace.a(i)]!} now.`
    case Kind.Fault:
      return faultSentence(fullWords(run, trace.node(i)), HEALTH_NAMES[trace.a(i)]!, trace.string(trace.b(i)))
    case Kind.Done:
      if (trace.a(i) === NO_STATUS) return `${node} has no answer, and gives up after ${formatMs(usToMs(trace.b(i)))}.`
      return `${node} has its answer: status ${trace.a(i)} after ${formatMs(usToMs(trace.b(i)))}.`
    default:
      return codeEvent(run, i) || purgeEvent(run, i)
  }
}

/** What is known before anything happens is no event. */
function routesSentence(router: string, atUs: number, prefix: string, routes: string): string {
  const known = (JSON.parse(routes) as unknown[]).length
  return atUs === 0 ? '' : `The network ${router} has ${known} ${nounFor(known, 'route')} to ${prefix} to choose from.`
}

const WAIT_ENDS: Readonly<Record<WaitEndName, string>> = {
  left: 'nobody waits for it', answered: 'an answer has come', baton: 'its turn to ask', unshared: 'each must ask', 'gave-up': 'long enough',
}

function leverSentence({ scene }: Reading, name: string, value: string): string {
  const found = findLever(scene, name)
  return 'lever' in found ? `${leverSetting(found.lever, JSON.parse(value) as LeverValue)}.` : ''
}

/** `slot` is column a of a Slot record. */
function slotSentence(run: Reading, index: number, slot: number, key: string): string {
  const node = startingWords(run, index)
  const state = slotState(slot)
  if (state === SlotState.Fresh) return `${node} keeps a copy of ${key}.`
  if (state === SlotState.Filling) return `${node} waits for ${key} to fill its slot.`
  return REMOVED[REMOVAL_NAMES[slotRemoval(slot)]!](node, key)
}

const REMOVED: Readonly<Record<(typeof REMOVAL_NAMES)[number], (node: string, key: string) => string>> = {
  '': (node, key) => `${node} has no copy of ${key}.`,
  evicted: (node, key) => `${node} evicts its copy of ${key}: it needs the room.`,
  invalidated: (node, key) => `${node} invalidates its copy of ${key}: it may no longer be trusted.`,
  purged: (node, key) => `${node} purges its copy of ${key}: it was asked to.`,
}

function faultSentence(node: string, health: HealthName, how: string): string {
  if (health === 'up') return `${node} is well again.`
  return `${node} ${HEALTH_WORDS[health].says}${how}.`
}

function lifeSentence(node: string, life: LifeRecord, nodes: Reading['nodes']): string {
  const { ageMs, lifetimeMs, asksAlways, content, validator } = lifeAt(life, life.sinceUs)
  const what = content === '' ? 'The copy' : `The ${isForged(nodes, content) ? 'forged ' : ''}copy of ${content}`
  const asks = asksAlways ? '; it may not be served without asking' : ''
  const named = validator ? `, validator ${validator}` : ''
  return `${what} in ${node} is ${formatSeconds(ageMs)} old and fresh for ${formatSeconds(lifetimeMs)}${asks}${named}.`
}

function contentSentence(node: string, shown: string, expectedContent: string, nodes: Reading['nodes']): string {
  if (shown === '') return ''
  const forged = isForged(nodes, shown) ? ', which is forged' : ''
  return shown === expectedContent ? `${node} sees ${shown}${forged}.` : `${node} sees ${shown}${forged}, while the origin has ${expectedContent}.`
}

function toneAt(run: Reading, i: number): Tone {
  const request = run.trace.request(i)
  if (request < 0) return 'plain'
  return indexOf(run).outcomeAt(request, i + 1) ?? 'plain'
}
