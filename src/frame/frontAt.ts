/**
 * frontAt(run, position, view): how far an order has got around in the step on view. Not a part of the Frame: it comes with the view that
 * draws it. What is not yet at the position is not in it, but how long the step is, which page changes and where the order will be given.
 */
import { roundTripMs } from '../cdn/net/places'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { recordsInStep } from '../reading/recordsInStep'
import { Kind, PurgeMessage, purgeMessage, purgeTo } from '../trace/traceKinds'
import { answersBy } from './frontAnswers'
import type { FrontAsk, FrontFrame, FrontRow } from './frontFrame'
import { copiesOf, stainsOf } from './frontCopies'
import { type FrontStep, frontStep } from './frontStep'
import { clampPosition, leversOfCount } from './frameAt'
import { originStays } from './originStays'

type FrontView = ViewOf<'front'>

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function frontAt(run: Reading, requested: number, view: FrontView): FrontFrame {
  const at = frontStep(run, clampPosition(run, requested))
  const { clock, nowMs } = at
  const { startUs, endUs } = run.steps[at.step]!
  const nodes = nodesOf(at, view)
  const orders = ordersOf(at, nodes)
  const answers = answersBy(at)
  const first = orders.find(({ atMs }) => atMs >= 0)
  const rows = nodes.map((node, row) => rowOf(at, node, first && { node: first.node, done: first.done[row]! }, run.nodes[node]!.id === view.shield, answers.get(node) ?? []))
  const given = rows.flatMap((row) => row.answers).filter(({ open }) => !open)
  return {
    rows, nowMs,
    orders: orders.map(({ atMs, node, done }) => ({ atMs, node, doneMs: done.map((i) => (i === null ? null : clock(run.trace.timeUs(i)))) })),
    changesMs: [...new Set(Array.from(at.ofKind(Kind.Deploy), (i) => clock(run.trace.timeUs(i))))],
    asks: asksOf(at),
    beginMs: clock(startUs), endMs: clock(endUs),
    answered: given.length, old: given.filter((one) => one.old).length,
  }
}

/** Those of the view that take part: by their distance from where the first order of the step is given, or from the first of them; a shield stands last. */
function nodesOf({ run, index, step, count }: FrontStep, { pops, shield }: FrontView): readonly number[] {
  const { nodes } = run.scene.topology
  const levers = leversOfCount(index, count)
  const takesPart = (id: string): boolean => nodes.find((node) => node.id === id)!.when?.(levers) ?? true
  const indexBy = (id: string): number => run.nodes.findIndex((node) => node.id === id)
  const members = pops.filter(takesPart).map(indexBy)
  const [order] = recordsInStep(index, Kind.Purge, step, Infinity)
  const from = run.nodes[order === undefined ? members[0]! : run.trace.node(order)]!
  const away = (node: number): number => (node === from.index ? 0 : roundTripMs(from.city!, run.nodes[node]!.city!))
  return [...members.toSorted((a, b) => away(a) - away(b)), ...(shield !== undefined && takesPart(shield) ? [indexBy(shield)] : [])]
}

/** An order with the record of what each row did, null before. */
interface Given {
  readonly atMs: number
  readonly node: number
  readonly done: readonly (number | null)[]
}

function ordersOf({ run: { trace }, ofKind, clock }: FrontStep, nodes: readonly number[]): readonly Given[] {
  const done = ofKind(Kind.PurgeDone)
  return Array.from(ofKind(Kind.Purge), (order) => {
    const doneBy = new Map(Array.from(done.filter((i) => trace.exchange(i) === trace.exchange(order)), (i) => [trace.node(i), i]))
    return { atMs: clock(trace.timeUs(order)), node: trace.node(order), done: nodes.map((node) => doneBy.get(node) ?? null) }
  })
}

/** `order`: what the row did of the first order since the change, where there is one. */
function rowOf(at: FrontStep, node: number, order: { readonly node: number; readonly done: number | null } | undefined, isShield: boolean, answers: FrontRow['answers']): FrontRow {
  const { run: { trace }, nowMs, clock } = at
  const done = order?.done ?? null
  const toldMs = done === null ? null : clock(trace.timeUs(done))
  const untilMs = toldMs ?? nowMs
  const lostMs = order ? lostTo(at, node).filter((ms) => ms <= untilMs) : []
  return {
    node, isShield, toldMs, answers, lostMs,
    meant: done === null ? 0 : trace.a(done),
    byGossip: done !== null && trace.b(done) !== order!.node && trace.b(done) !== node,
    window: order ? { fromMs: 0, toMs: untilMs } : null,
    hole: lostMs.length === 0 ? null : { fromMs: lostMs[0]!, toMs: untilMs },
    stains: done === null ? [] : stainsOf(at, node, done),
    copies: copiesOf(at, node),
  }
}

/** When orders that were lost would have come to a node. What gossip loses is no try. */
function lostTo({ run: { trace }, ofKind, clock }: FrontStep, node: number): readonly number[] {
  return Array.from(ofKind(Kind.PurgeLost))
    .filter((i) => purgeTo(trace.a(i)) === node && purgeMessage(trace.a(i)) === PurgeMessage.Order)
    .map((i) => clock(trace.timeUs(i) + trace.b(i)))
}

function asksOf({ run, index, step, count, clock }: FrontStep): readonly FrontAsk[] {
  return originStays(run, index, step, count).flatMap(({ leftUs, status }) => (leftUs === null ? [] : [{ atMs: clock(leftUs), thin: status === 304 }]))
}
