/**
 * Requests as ladders, for the sequence diagram: the one that is followed as far as it has come, those that stand beside it, an
 * earlier one to compare it with, and how long an axis holds them. Every ladder of a scene is one of a followed request.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { NONE } from '../reading/requestColumns'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { arrowsOf } from './arrows'
import type { ArrowFrame, Frame, WaterfallBar } from './types'
import { barsOf } from './waterfall'

/** One request's way, as far as it has come. */
export interface LadderFrame {
  readonly request: number
  /** "warm pool": what the view's declaration calls it. */
  readonly title: string
  readonly bars: readonly WaterfallBar[]
  readonly arrows: readonly ArrowFrame[]
  /** Since it was sent, or its whole wait; 0 before it is sent (ms). */
  readonly elapsedMs: number
  /** Its whole wait, in the end; 0 without an answer. */
  readonly waitMs: number
  readonly begun: boolean
  readonly done: boolean
  /** The nodes between which it goes in the end, whom it asks for an address left out. */
  readonly reach: readonly number[]
}

export interface LaddersFrame extends Frame {
  /** The followed one; null before this step's first. */
  readonly now: LadderFrame | null
  /** The latest that was answered before it and fits the axis, of those that the step compares where it does; null when there is none. */
  readonly before: LadderFrame | null
  /** The ladders that this step shows side by side; empty in a step that shows one. Those to come are there without arrows. */
  readonly abreast: readonly LadderFrame[]
  /** The longest wait that this step's axis must hold, and the longest of the scene (ms). */
  readonly spanMs: number
  readonly longestMs: number
  /** The longest ladder before this one: its mark stands on the scene's axis. */
  readonly longestBefore: LadderFrame | null
  /** Nodes that some request of this step reaches. */
  readonly reach: readonly number[]
  /** "GET /logo.png": what is asked for now, or will be first in this step. */
  readonly asked: string
}

/** Waits of less than this share of the longest get an axis of their own, the same in every step. */
const NEAR = 1 / 4

/** The frame with its ladders. */
export function withLadders(run: Reading, frame: Frame, { titles, abreast }: LadderWords): LaddersFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, frame.position)
  const ladder = (request: number, words = titles): LadderFrame => ladderAt(run, index, request, count, frame.position, words)
  const followed = followedOf(run, index)
  const ofStep = followed.filter((request) => run.requests.step(request) === frame.step)
  const spans = spansOf(run, index, followed)
  const spanMs = spans.steps[frame.step]!
  const current = frame.spotlight?.request ?? NONE
  const headings = abreast[run.scene.steps[frame.step]!.id] ?? {}
  const beside = Object.keys(headings).flatMap((name) => run.requests.named(name) ?? [])
  // What a learner sends in such a step is drawn by itself.
  const isAbreast = beside.length > 0 && (current === NONE || beside.includes(current))
  const answered = followed.filter((request) => request !== current && isAnswered(index, request, count))
  const compared = answered.filter((request) => beside.length === 0 || beside.includes(request))
  const before = compared.findLast((request) => waitMs(index, request) <= spanMs)
  const longest = answered.toSorted((a, b) => waitMs(index, b) - waitMs(index, a))[0]
  return {
    ...frame,
    now: current === NONE ? null : ladder(current),
    before: before === undefined ? null : ladder(before),
    abreast: isAbreast ? beside.map((request) => ladder(request, headings)) : [],
    spanMs,
    longestMs: spans.longest,
    longestBefore: longest === undefined ? null : ladder(longest),
    reach: [...new Set(ofStep.flatMap((request) => reachOf(run, index, request)))],
    asked: askedNow(run, frame, ofStep),
  }
}

export interface LadderWords {
  readonly titles: Readonly<Record<string, string>>
  /** By name, by the id of the step. */
  readonly abreast: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Of a request that has no title of its own. */
const OWN = 'a request'

function ladderAt(run: Reading, index: TraceIndex, request: number, count: number, position: number, titles: LadderWords['titles']): LadderFrame {
  const { atUs, name } = run.requests.at(request)!
  const done = isAnswered(index, request, count)
  return {
    request,
    title: titles[name ?? ''] ?? OWN,
    bars: barsOf(run, index, request, count, position),
    arrows: arrowsOf(run, index, request, count, position),
    waitMs: waitMs(index, request),
    elapsedMs: done ? waitMs(index, request) : usToMs(Math.max(0, position - atUs)),
    begun: index.byRequest(request)[0]! < count,
    done,
    reach: reachOf(run, index, request),
  }
}

/** Followed requests of the whole run, in the order in which they are sent. */
function followedOf({ trace }: Reading, index: TraceIndex): number[] {
  return [...new Set([...index.followed].map((record) => trace.request(record)))]
}

function isAnswered({ requests }: TraceIndex, request: number, count: number): boolean {
  const record = requests.answered[request]!
  return record !== NONE && record < count
}

/** 0 without an answer. */
const waitMs = ({ requests }: TraceIndex, request: number): number => Math.max(0, usToMs(requests.waitsUs[request]!))

/** The longest wait that each step's axis holds: two lengths for all steps together, so that equal waits look equal in any of them. */
function spansOf(run: Reading, index: TraceIndex, followed: readonly number[]): { readonly longest: number; readonly steps: readonly number[] } {
  const longest = Math.max(0, ...followed.map((request) => waitMs(index, request)))
  const own = run.scene.steps.map((_, step) => Math.max(0, ...followed.filter((request) => run.requests.step(request) === step).map((request) => waitMs(index, request))))
  const near = Math.max(0, ...own.filter((ms) => ms <= longest * NEAR))
  return { longest, steps: own.map((ms) => (ms <= near ? near : longest)) }
}

function reachOf({ trace }: Reading, index: TraceIndex, request: number): number[] {
  const hops = [...index.byRequest(request)].filter((i) => trace.kind(i) === Kind.Hop && hopPhase(trace.a(i)) !== Phase.Dns)
  return [...new Set(hops.flatMap((i) => [trace.node(i), hopTo(trace.a(i))]))]
}

function askedNow({ requests }: Reading, { spotlight }: Frame, ofStep: readonly number[]): string {
  const first = requests.at(ofStep[0] ?? NONE)
  return spotlight?.label ?? (first ? `${first.method} ${first.url}` : '')
}
