/**
 * The nodes and links of a moment. A frame shares with the one made before it, of the same run,
 * what has not changed: the same object says that nothing needs to be drawn anew. Whether
 * something has is told by the number of records so far, not by comparing values.
 */
import type { LeverValues } from '../cdn/levers'
import type { TraceIndex } from '../reading/traceIndex'
import type { Reading } from '../reading/reading'
import { Outcome } from '../trace/traceKinds'
import type { AnsweredWay } from './answeredWay'
import { offerFrame } from './offerFrame'
import { slotFrame } from './slotFrame'
import type { Counters, LinkFrame, NodeFrame, Tone } from './types'

export interface NodesMoment {
  /** Records before the step that is on: outcomes are counted from there. */
  readonly since: number
  readonly count: number
  readonly timeUs: number
  readonly levers: LeverValues
  /** By node. */
  readonly active: readonly boolean[]
  /** The node that a message is at work in; -1 when none is. */
  readonly lit: number
}

/** The last frame of a node, and what it was made of. */
interface KeptNode {
  readonly changes: number
  readonly since: number
  readonly timeUs: number
  readonly levers: LeverValues
  readonly frame: NodeFrame
}

interface Kept {
  nodes: (KeptNode | undefined)[]
  list: readonly NodeFrame[]
  links: readonly LinkFrame[]
}

const cache = new WeakMap<Reading, Kept>()

function keptOf(run: Reading): Kept {
  let kept = cache.get(run)
  if (!kept) {
    kept = { nodes: [], list: [], links: [] }
    cache.set(run, kept)
  }
  return kept
}

export function nodeFrames(run: Reading, index: TraceIndex, moment: NodesMoment): readonly NodeFrame[] {
  const kept = keptOf(run)
  const list = run.nodes.map((_, node) => {
    const changes = index.changes(node, moment.count)
    const before = kept.nodes[node]
    const frame = before?.changes === changes && before.since === moment.since ? again(before, node, moment) : undefined
    const made = frame ?? nodeFrame(run, index, node, moment, before?.frame)
    kept.nodes[node] = { changes, since: moment.since, timeUs: moment.timeUs, levers: moment.levers, frame: made }
    return made
  })
  kept.list = shared(kept.list, list)
  return kept.list
}

/** The frame before, when the node is as it was: nothing happened, and no copy of it has grown older. */
function again({ frame, timeUs, levers }: KeptNode, node: number, moment: NodesMoment): NodeFrame | undefined {
  if (frame.active !== moment.active[node] || frame.lit !== (moment.lit === node)) return undefined
  if (frame.offer !== null && levers !== moment.levers) return undefined
  return timeUs === moment.timeUs || frame.slots.every(({ life }) => life === null) ? frame : undefined
}

function nodeFrame(run: Reading, index: TraceIndex, node: number, moment: NodesMoment, before: NodeFrame | undefined): NodeFrame {
  const { since, count, timeUs, levers, active, lit } = moment
  const slots = run.nodes[node]!.shows.map((_, slot) => slotFrame(run, index, { node, slot, count, timeUs }))
  return {
    index: node,
    active: active[node]!,
    counters: counters(index, node, since, count),
    slots: before ? shared(before.slots, slots.map((slot, i) => (sameSlot(before.slots[i], slot) ? before.slots[i]! : slot))) : slots,
    offer: offerFrame(run, index, node, count, levers),
    inside: index.inside(node, count),
    health: index.health(node, count),
    lit: lit === node,
  }
}

/** Of slots without a life: one with a life grows older. */
function sameSlot(a: NodeFrame['slots'][number] | undefined, b: NodeFrame['slots'][number]): boolean {
  return a !== undefined && a.life === null && b.life === null && a.state === b.state && a.request === b.request && a.key === b.key
}

function counters(index: TraceIndex, node: number, since: number, count: number): Counters {
  const decided = (outcome: Outcome): number => index.decisions(node, outcome, count) - index.decisions(node, outcome, since)
  return {
    hit: decided(Outcome.Hit), miss: decided(Outcome.Miss), stale: decided(Outcome.Stale),
    revalidated: decided(Outcome.Revalidated), bypass: decided(Outcome.Bypass), error: decided(Outcome.Error),
    direct: decided(Outcome.Direct), unanswered: decided(Outcome.Unanswered), answered: decided(Outcome.Answered),
  }
}

/**
 * `lit`: the link that the followed message is on, and its tone; `answered`: the way of the followed request that was answered last. Of one that
 * nobody can go any more, for a link of it takes no part, nothing is shown.
 */
export function linkFrames(
  run: Reading, levers: LeverValues, active: readonly boolean[], lit: { readonly link: number; readonly tone: Tone } | null, answered: AnsweredWay | null,
): readonly LinkFrame[] {
  const kept = keptOf(run)
  const specs = run.scene.topology.links
  const takesPart = run.links.map(({ index: link, from, to }) => active[from]! && active[to]! && (specs[link]!.when?.(levers) ?? true))
  const way = answered && Array.from(answered.links).every((link) => takesPart[link]) ? answered : null
  const list = run.links.map(({ index: link }) => {
    const isActive = takesPart[link]!
    const tone = lit?.link === link ? lit.tone : null
    const trace = way?.links.has(link) ? way.tone : null
    const before = kept.links[link]
    return before?.active === isActive && before.tone === tone && before.trace === trace ? before : { index: link, active: isActive, tone, trace }
  })
  kept.links = shared(kept.links, list)
  return kept.links
}

/** The list before, when it has the same members. */
function shared<T>(before: readonly T[], list: readonly T[]): readonly T[] {
  return before.length === list.length && before.every((one, i) => one === list[i]) ? before : list
}
