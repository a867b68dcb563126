/**
 * Copies, refreshes and contents in frames, events, the inspector and the report, on a trace
 * that is written by hand: an edge, its origin, and one file.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { EDGE, HandTrace, ORIGIN, S, USER, lifeOf } from '../../tests/support/handTrace'
import { NO_NODE, type Trace } from '../trace/trace'
import { Kind, Outcome, Phase, SlotState, packHop, packMark } from '../trace/traceKinds'
import { RunReport } from '../reading/report'
import type { Reading } from '../reading/reading'
import { RequestTable } from '../trace/requestTable'
import { describe as inWords } from './describe'
import { eventsAt } from './events'
import { frameAt } from './frameAt'
import { countAt } from '../trace/position'
import { contentIndex } from './tallies'
import { inspectRequest } from './inspect'

const KEY = 'GET /app.css'
const LIFE = lifeOf(5 * S, { ageUs: S, staleWhileRevalidateUs: 2 * S, staleIfErrorUs: 4 * S, validator: '"v1"' })
const listing = { id: 7, variables: ['found'] }

let hand: HandTrace
let trace: Trace
let run: Reading

beforeEach(() => {
  hand = new HandTrace(KEY, LIFE)
  trace = hand.trace
  run = {
    scene: {
      number: 5, slug: 'x', levers: { etag: { kind: 'toggle', label: 'ETag', initial: true } }, listings: [{ listing }],
      steps: [{ id: 'one', title: 'One', claims: [] }, { id: 'two', title: 'Two', claims: [] }],
      topology: {
        view: { kind: 'lanes', lanes: [] },
        nodes: [
          { kind: 'edge', id: 'edge', name: 'Edge' },
          {
            kind: 'origin', id: 'origin', name: 'Origin', workers: 1, thinkMs: () => 1, displays: '/app.css',
            resources: { '/app.css': ({ version, levers }: { version: number; levers: { etag: boolean } }) => ({
              bytes: 1200, content: `v${version}`, headers: levers.etag ? [['ETag', `"v${version}"`]] : [],
            }) },
          },
          { kind: 'client', id: 'user', name: 'User' },
        ],
        links: [{ from: 'user', to: 'edge' }, { from: 'edge', to: 'origin' }],
      },
    },
    inputs: { seed: 1, levers: {}, acts: [] },
    levers: { etag: true },
    trace,
    nodes: hand.nodes,
    links: [{ index: 0, from: USER, to: EDGE, rttUs: 0.2 * S, floorUs: 0 }, { index: 1, from: EDGE, to: ORIGIN, rttUs: 0.6 * S, floorUs: 0 }],
    requests: RequestTable.of([{ id: 0, step: 0, client: USER, method: 'GET', url: '/app.css', follow: true, atUs: S, headers: [], name: 'first' }]),
    steps: [{ index: 0, id: 'one', startUs: 0, endUs: 6 * S }, { index: 1, id: 'two', startUs: 6 * S, endUs: 10 * S }],
    endUs: 10 * S,
  } as unknown as Reading
})

const slotAt = (atUs: number) => frameAt(run, atUs).nodes[EDGE]!.slots[0]!

describe('a slot', () => {
  it('shows the life of its copy: fresh, stale in its windows, and then it must ask', () => {
    hand.keep(S)
    expect(slotAt(S - 1)).toEqual({ key: KEY, state: 'empty', request: -1, life: null })
    expect(slotAt(S)).toMatchObject({ state: 'fresh', life: { ageMs: 1000, lifetimeMs: 5000, left: 0.8, phase: 'fresh', content: 'v1' } })
    expect(slotAt(5 * S - 1).state).toBe('fresh')
    expect(slotAt(5 * S)).toMatchObject({ state: 'stale', life: { left: 0, ageMs: 5000, phase: 'stale-while-revalidate' } })
    expect(slotAt(7 * S).life?.phase).toBe('stale-if-error')
    expect(slotAt(9 * S)).toMatchObject({ state: 'stale', life: { phase: 'must-ask' } })
  })

  it('is fresh and asks all the same under no-cache', () => {
    hand.keep(S, { asksAlways: true })
    expect(slotAt(2 * S)).toMatchObject({ state: 'fresh', life: { asksAlways: true, phase: 'must-ask', left: 0.6 } })
  })

  it('begins a new life with every validation', () => {
    hand.keep(S)
    hand.keep(6 * S, { ageUs: 0 })
    expect(slotAt(5.5 * S).state).toBe('stale')
    expect(slotAt(6 * S)).toMatchObject({ state: 'fresh', life: { left: 1 } })
  })

  it('has no life once it is emptied, nor while it fills again', () => {
    hand.keep(S)
    hand.slot(2 * S, SlotState.Empty)
    hand.slot(3 * S, SlotState.Filling)
    expect(slotAt(2 * S)).toMatchObject({ state: 'empty', life: null })
    expect(slotAt(3 * S)).toMatchObject({ state: 'filling', life: null })
  })
})

describe('the origin', () => {
  it('offers what is deployed under the levers of the moment', () => {
    trace.record(2 * S, Kind.Deploy, ORIGIN, -1, trace.intern('/app.css'), 2)
    trace.record(3 * S, Kind.Lever, NO_NODE, -1, trace.intern('etag'), trace.intern('false'))
    const offer = (atUs: number) => frameAt(run, atUs).nodes[ORIGIN]!.offer
    expect(offer(S)).toEqual({ url: '/app.css', status: 200, headers: [['ETag', '"v1"']], content: 'v1', bytes: 1200 })
    expect(offer(2 * S)).toMatchObject({ headers: [['ETag', '"v2"']], content: 'v2' })
    expect(offer(3 * S)).toMatchObject({ headers: [], content: 'v2' })
    expect(frameAt(run, S).nodes[EDGE]!.offer).toBeNull()
  })

  it('counts the bytes that have left it', () => {
    trace.record(S, Kind.Sent, ORIGIN, 0, 1200, 200)
    trace.record(2 * S, Kind.Sent, ORIGIN, 0, 0, 150)
    expect(frameAt(run, S).origin).toMatchObject({ contentBytes: 1200, headBytes: 200 })
    expect(frameAt(run, 2 * S).origin).toMatchObject({ contentBytes: 1200, headBytes: 350 })
    expect(new RunReport(run).origin('one')).toMatchObject({ contentBytes: 1200, headBytes: 350 })
    expect(new RunReport(run).request('first').bytes).toBe(1550)
  })
})

/** A stale answer at 1.1 s, a refresh behind it until 1.3 s. */
function staleAnswer(): void {
  const words = (text: string): number => trace.intern(text)
  const behind = hand.refresh(0)
  trace.record(S, Kind.Request, USER, 0, words(KEY), 0)
  trace.record(S, Kind.Hop, USER, 0, packHop(EDGE, Phase.Request, 0), 0.1 * S)
  trace.record(1.1 * S, Kind.Outcome, EDGE, 0, Outcome.Stale, words('the copy is old, and may still be served'))
  trace.record(1.1 * S, Kind.CacheStatus, EDGE, 0, 6 + 1, words('edge; hit'))
  trace.record(1.1 * S, Kind.Content, USER, 0, words('v1'), words('v2'))
  trace.record(1.1 * S, Kind.Done, USER, 0, 200, 0.1 * S)
  trace.record(1.1 * S, Kind.Refresh, EDGE, behind, 1, 0)
  trace.record(1.1 * S, Kind.Hop, EDGE, behind, packHop(ORIGIN, Phase.Request, Outcome.Stale), 0.1 * S)
  trace.record(1.2 * S, Kind.Hop, ORIGIN, behind, packHop(EDGE, Phase.Response, Outcome.Stale), 0.1 * S)
  trace.record(1.3 * S, Kind.Refresh, EDGE, behind, 0, 200)
}

describe('a refresh that leaves before the answer arrives', () => {
  it('is told apart by its exchange', () => {
    const behind = hand.refresh(0)
    trace.record(S, Kind.Request, USER, 0, trace.intern(KEY), 0)
    trace.record(S, Kind.Hop, USER, 0, packHop(EDGE, Phase.Request, 0), 0.1 * S)
    trace.record(1.1 * S, Kind.Refresh, EDGE, behind, 1, 0)
    trace.record(1.1 * S, Kind.Hop, EDGE, behind, packHop(ORIGIN, Phase.Request, Outcome.Stale), 0.3 * S)
    trace.record(1.1 * S, Kind.Hop, EDGE, 0, packHop(USER, Phase.Response, Outcome.Stale), 0.1 * S)
    trace.record(1.2 * S, Kind.Done, USER, 0, 200, 0.2 * S)
    trace.record(1.4 * S, Kind.Work, ORIGIN, behind, Phase.Think, 0.1 * S)
    expect(frameAt(run, 1.15 * S).links.map(({ tone }) => tone)).toEqual(['stale', null])
    expect(frameAt(run, 1.3 * S).links.map(({ tone }) => tone)).toEqual([null, 'stale'])
    expect(inspectRequest(run, 0, 2 * S)!.bars.map(({ behind }) => behind)).toEqual([false, true, false, true])
    expect(new RunReport(run).request('first').path).toEqual(['user', 'edge', 'user'])
  })
})

describe('a refresh behind an answer', () => {
  beforeEach(staleAnswer)

  it('is no part of the wait, and lights its way', () => {
    const during = frameAt(run, 1.15 * S)
    expect(during.spotlight).toMatchObject({ done: true, elapsedMs: 100, refreshing: true, content: 'v1', expectedContent: 'v2' })
    expect(during.links.map(({ tone }) => tone)).toEqual([null, 'stale'])
    expect(inspectRequest(run, 0, 1.15 * S)!.bars.map(({ behind }) => behind)).toEqual([false, true])
    expect(frameAt(run, 1.3 * S)).toMatchObject({ spotlight: { refreshing: false }, links: [{ tone: null }, { tone: null }] })
  })

  it('is told by the inspector, the report and the words', () => {
    expect(inspectRequest(run, 0, 1.15 * S)).toMatchObject({ refresh: { atMs: 1100, endMs: null, status: null } })
    const { refresh, sentence } = inspectRequest(run, 0, 2 * S)!
    expect(refresh).toEqual({ atMs: 1100, endMs: 1300, status: 200 })
    expect(sentence).toBe(
      'STALE: the copy is old, and may still be served. It showed v1, when the origin had v2. A refresh behind it came back with status 200 after 200\u00a0ms.',
    )
    expect(inWords(run, frameAt(run, 1.15 * S))).toContain('Answered after 100\u00a0ms with v1, while the origin has v2. A refresh runs behind it.')
    const report = new RunReport(run)
    expect(report.request('first')).toMatchObject({
      outcome: 'stale', content: 'v1', expectedContent: 'v2', ageS: 6, refreshed: true, waitMs: 100, path: ['user', 'edge'], bytes: 0,
    })
    expect([report.wrong(), report.wrong({ client: 'nobody' })]).toEqual([1, 0])
  })

  it('counts its content, and that it was not the origin’s', () => {
    const contents = (position: number) => contentIndex(run).between(0, countAt(trace, position))
    expect(contents(S)).toEqual([])
    expect(contents(2 * S)).toEqual([{ content: 'v1', count: 1, wrong: 1 }])
  })
})

describe('the table of events', () => {
  it('says that a copy has expired, which no record does', () => {
    hand.keep(S)
    hand.slot(8 * S, SlotState.Empty)
    trace.record(9 * S, Kind.Step, NO_NODE, -1, 1, 0)
    const texts = (atUs: number): string[] => eventsAt(run, atUs).map(({ text }) => text)
    expect(texts(5 * S - 1)).not.toContain('The copy in Edge has reached its lifetime: it is stale.')
    expect(eventsAt(run, 10 * S).map(({ atMs, text }) => `${atMs} ${text}`)).toEqual([
      '0 Step 1: One.',
      '1000 Edge keeps a copy of GET /app.css.',
      '1000 The copy of v1 in Edge is 1\u00a0s old and fresh for 5\u00a0s, validator "v1".',
      '5000 The copy in Edge has reached its lifetime: it is stale.',
      '8000 Edge has no copy of GET /app.css.',
      '9000 Step 2: Two.',
    ])
    expect(eventsAt(run, 10 * S, 3).map(({ atMs }) => atMs)).toEqual([5000, 8000, 9000])
  })

  it('says nothing of a copy that was renewed or lost in time', () => {
    hand.keep(S)
    hand.keep(3 * S)
    hand.slot(4 * S, SlotState.Empty)
    expect(eventsAt(run, 10 * S).filter(({ text }) => text.includes('reached'))).toEqual([])
  })
})

describe('the report', () => {
  it('has slots with their lives at the end of a step and of the run', () => {
    hand.keep(5 * S)
    trace.record(6 * S, Kind.Step, NO_NODE, -1, 1, 0)
    hand.slot(6 * S, SlotState.Empty)
    const report = new RunReport(run)
    expect(report.slots('edge', 'one')).toMatchObject([{ key: KEY, state: 'fresh', life: { ageMs: 2000 } }])
    expect(report.node('edge').slots).toEqual([{ key: KEY, state: 'empty', life: null }])
  })

  it('calls a copy stale whose lifetime has passed', () => {
    hand.keep(S)
    trace.record(6 * S, Kind.Step, NO_NODE, -1, 1, 0)
    expect(new RunReport(run).node('edge').slots).toMatchObject([{ state: 'stale', life: { phase: 'must-ask' } }])
  })
})

describe('listings of a cache behind a cache', () => {
  it('shows the outer run again when the inner one has ended', () => {
    const mark = (kind: number, node: number, a: number, b: number): void => trace.record(S, kind, node, 0, a, b)
    mark(Kind.Request, USER, trace.intern(KEY), 0)
    mark(Kind.Enter, USER, listing.id, 1)
    mark(Kind.Line, USER, packMark(listing.id, 2), 1)
    mark(Kind.Enter, EDGE, listing.id, 2)
    mark(Kind.Line, EDGE, packMark(listing.id, 5), 2)
    const inner = trace.length
    mark(Kind.Exit, EDGE, listing.id, 2)
    mark(Kind.Line, USER, packMark(listing.id, 3), 1)
    const at = (count: number) => frameAt(run, S - 1 + (count - 1) / (trace.length - 1)).code[0]
    expect(at(inner)).toMatchObject({ line: 5, waiting: false })
    expect(at(inner + 1)).toMatchObject({ line: 2, waiting: false })
    expect(at(inner + 2)).toMatchObject({ line: 3 })
  })
})
