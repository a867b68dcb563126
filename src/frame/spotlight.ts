/**
 * The followed request at a moment: what it is, how far it has come, and what the listings
 * it runs through look like.
 */
import { usToMs } from '../engine/time'
import type { LeverValues } from '../cdn/levers'
import { Kind, markListing, markNumber } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { afterAnswer, isRefreshing } from './afterAnswer'
import { lowerBound } from '../trace/intervals'
import { NONE } from '../reading/requestColumns'
import type { TraceIndex } from '../reading/traceIndex'
import { type Passing, passLayer, stackFrame } from './stackFrame'
import type { CodeFrame, SpotlightFrame, ValueFrame } from './types'

/** The followed request that started last among the first `count` records of this step; -1 when none did. */
export function spotlightAt({ trace, requests }: Reading, index: TraceIndex, count: number, step: number): number {
  const record = index.followed[lowerBound(index.followed, count) - 1]
  if (record === undefined) return -1
  const request = trace.request(record)
  return requests.step(request) === step ? request : -1
}

export function spotlightFrame(run: Reading, index: TraceIndex, request: number, count: number, timeUs: number): SpotlightFrame | null {
  const info = run.requests.at(request)
  if (!info) return null
  const all = index.byRequest(request)
  const records = all.subarray(0, lowerBound(all, count))
  const done = records.findLast((i) => run.trace.kind(i) === Kind.Done)
  const after = afterAnswer(run, records)
  return {
    request,
    label: `${info.method} ${info.url}`,
    outcome: index.outcomeAt(request, count),
    elapsedMs: usToMs(done === undefined ? Math.max(0, timeUs - info.atUs) : run.trace.b(done)),
    done: done !== undefined,
    refreshing: isRefreshing(after),
    content: after.content,
    expectedContent: after.expectedContent,
  }
}

/** Whether code and pictures of one request are about the followed one: until it is answered, and then until somebody else asks. */
export function hasTheView(index: TraceIndex, request: number, count: number): boolean {
  const answered = index.requests.answered[request] ?? NONE
  const asked = index.ofKind(Kind.Request)
  return answered === NONE || answered >= count || lowerBound(asked, count) === lowerBound(asked, answered)
}

const MARKS = [Kind.Enter, Kind.Line, Kind.Value, Kind.Exit] as const

/** One run of a listing's function. */
interface Activation {
  readonly listing: number
  line: number
  /** Record of its last line. */
  lineRecord: number
  open: boolean
  readonly values: Map<number, { text: string; record: number }>
}

interface CodeMoment {
  /** The first record of the step. */
  readonly since: number
  readonly count: number
  readonly levers: LeverValues
  readonly step: number
}

/** The listings of the scene as the followed request has them at this moment, or what works for none in this step (`since`: its first record); without values once others have asked after it, as these are not of the request in view. */
export function codeFrames(run: Reading, index: TraceIndex, request: number, moment: CodeMoment): CodeFrame[] {
  const { since, count } = moment
  const latest = new Map<number, Activation>()
  const passing: Passing = { open: [], ran: false }
  const stack = replay(run, request < 0 ? linesOfNoRequest(run, index).filter((i) => i >= since) : index.byRequest(request), count, { latest, passing })
  const running = stack.at(-1)
  const isOver = stack.length === 0 && !hasTheView(index, request, count)
  return run.scene.listings.map((code) => {
    const { listing } = code
    if (code.stack) return stackFrame(run, code, code.stack, { ...moment, passing, isOuter: running !== undefined })
    const activation = latest.get(listing.id)
    if (!activation || isOver) return { listing: listing.id, ran: activation !== undefined, line: 0, waiting: false, values: [] }
    const values = [...activation.values].map(
      ([variable, { text, record }]): ValueFrame => ({
        name: listing.variables[variable] ?? '?',
        text,
        fresh: activation.open && record > activation.lineRecord,
      }),
    )
    return {
      listing: listing.id,
      ran: true,
      line: activation.open ? activation.line : 0,
      waiting: activation.open && activation !== running,
      values,
    }
  })
}

const kept = new WeakMap<Reading, readonly number[]>()

/** Where no request is followed: the marks of what works for none, which is a health check that the story shows. */
function linesOfNoRequest(run: Reading, index: TraceIndex): readonly number[] {
  const lines = kept.get(run) ?? MARKS.flatMap((kind) => [...index.ofKind(kind)].filter((i) => run.trace.request(i) < 0)).sort((a, b) => a - b)
  kept.set(run, lines)
  return lines
}

interface Replayed {
  /** By listing. */
  readonly latest: Map<number, Activation>
  readonly passing: Passing
}

/** Reads marks up to `count`, all of them: a followed request has some dozens. Returns the open activations, innermost last. */
function replay({ trace }: Reading, records: Iterable<number>, count: number, { latest, passing }: Replayed): Activation[] {
  const stack: Activation[] = []
  const byId = new Map<number, Activation>()
  for (const i of records) {
    if (i >= count) break
    passLayer(trace, i, passing)
    switch (trace.kind(i)) {
      case Kind.Enter: {
        const activation = { listing: trace.a(i), line: 0, lineRecord: i, open: true, values: new Map() }
        byId.set(trace.b(i), activation)
        stack.push(activation)
        latest.set(activation.listing, activation)
        break
      }
      case Kind.Line: {
        const activation = byId.get(trace.b(i))
        if (!activation) break
        if (!activation.open) stack.push(activation)
        Object.assign(activation, { line: markNumber(trace.a(i)), lineRecord: i, open: true })
        latest.set(activation.listing, activation)
        break
      }
      case Kind.Value:
        latest.get(markListing(trace.a(i)))?.values.set(markNumber(trace.a(i)), { text: trace.string(trace.b(i)), record: i })
        break
      case Kind.Exit:
        close(byId.get(trace.b(i)), stack, latest)
        break
      case Kind.Done:
        // What goes on behind the answer, a refresh, opens itself again with its next line.
        for (const activation of stack.splice(0)) activation.open = false
    }
  }
  return stack
}

/** Ends an activation; one of the same listing further up, as in a cache behind a cache, is shown again. */
function close(ended: Activation | undefined, stack: Activation[], latest: Map<number, Activation>): void {
  const at = ended ? stack.lastIndexOf(ended) : -1
  if (!ended || at < 0) return
  ended.open = false
  stack.splice(at, 1)
  const outer = stack.findLast(({ listing }) => listing === ended.listing)
  if (outer) latest.set(outer.listing, outer)
}
