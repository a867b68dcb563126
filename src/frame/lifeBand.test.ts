/**
 * The band of a copy's life, on a trace written by hand and all along scene 6.
 */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { scene } from '../../scenes/06-stale-on-purpose/scene'
import { EDGE, HandTrace, ORIGIN, S, USER, lifeOf } from '../../tests/support/handTrace'
import { HealthCode, Kind, hopTo, Outcome, SlotState } from '../trace/traceKinds'
import { runOf } from '../../tests/support/runOf'
import type { Reading } from '../reading/reading'
import { RequestTable } from '../trace/requestTable'
import { ownView } from '../stage/ownView'
import { RunReport } from '../reading/report'
import { bandBefore } from './bandBefore'
import { lifeBandAt } from './lifeBand'

const KEY = 'GET /news'
const LIFE = lifeOf(10 * S, { ageUs: S, staleWhileRevalidateUs: 20 * S, staleIfErrorUs: 30 * S, validator: '"v1"' })

let hand: HandTrace
let run: Reading

beforeEach(() => {
  hand = new HandTrace(KEY, LIFE)
  const news = ({ version }: { version: number }) => ({ bytes: 1200, content: `v${version}` })
  run = {
    scene: {
      number: 6, slug: 'x', levers: { down: { kind: 'toggle', label: 'Down', initial: false } }, listings: [], instruments: [],
      steps: [{ id: 'one', title: 'One', claims: [] }],
      topology: {
        view: { kind: 'life', edge: 'edge', key: KEY, windowMs: 40_000 },
        nodes: [
          { kind: 'edge', id: 'edge', name: 'Edge', upstream: 'origin' },
          {
            kind: 'origin', id: 'origin', name: 'Origin', workers: 1, thinkMs: () => 1, resources: { '/news': news },
          },
          { kind: 'client', id: 'user', name: 'User' },
        ],
        links: [],
      },
    },
    inputs: { seed: 1, levers: {}, acts: [] },
    levers: { down: false },
    trace: hand.trace,
    nodes: hand.nodes,
    links: [],
    requests: RequestTable.of([0, 1].map((id) => ({ id, step: 0, client: USER, method: 'GET', url: '/news', follow: false, atUs: id * 12 * S, headers: [] }))),
    steps: [{ index: 0, id: 'one', startUs: 0, endUs: 60 * S }],
    endUs: 60 * S,
  } as unknown as Reading
})

function record(timeUs: number, kind: number, node: number, request: number, a: number, b: number): void {
  hand.trace.record(timeUs, kind, node, request, a, b)
}

function ask(request: number): void {
  record(run.requests.atUs(request), Kind.Request, USER, request, hand.trace.intern(KEY), 0)
}

function answer(timeUs: number, request: number, outcome: number, content: string, expectedContent: string): void {
  record(timeUs, Kind.Outcome, EDGE, request, outcome, hand.trace.intern('because'))
  record(timeUs, Kind.Content, USER, request, hand.trace.intern(content), hand.trace.intern(expectedContent))
  record(timeUs, Kind.Done, USER, request, 200, timeUs - run.requests.atUs(request))
}

/** A miss fills the edge; v2 is deployed; at 12 s a user gets the stale v1, and the refresh behind it brings v2 a second later. */
function play(): void {
  ask(0)
  hand.keep(S / 5)
  answer(S / 4, 0, Outcome.Miss, 'v1', 'v1')
  record(5 * S, Kind.Deploy, ORIGIN, -1, hand.trace.intern('/news'), 2)
  ask(1)
  answer(12.01 * S, 1, Outcome.Stale, 'v1', 'v2')
  const behind = hand.refresh(1)
  record(12.01 * S, Kind.Refresh, EDGE, behind, 1, 0)
  hand.keep(13 * S, { content: 'v2', ageUs: 0 }, behind)
  record(13 * S, Kind.Refresh, EDGE, behind, 0, 200)
  record(20 * S, Kind.Fault, ORIGIN, -1, HealthCode.Down, 0)
}

const bandAt = (positionUs: number) => lifeBandAt(run, positionUs, ownView('life', run.scene.topology.view))

describe('a life written by hand', () => {
  beforeEach(play)

  it('says until when a copy is fresh, served stale, and served when the origin fails', () => {
    expect(bandAt(8 * S).lives).toEqual([
      { id: expect.any(Number), content: 'v1', startMs: 200, endMs: null, freshUntilMs: 9200, revalidateUntilMs: 29_200, errorUntilMs: 39_200 },
    ])
  })

  it('begins a new life where a refresh brings a new copy, and knows nothing of it before', () => {
    expect(bandAt(12.5 * S).lives.map(({ content, endMs }) => [content, endMs])).toEqual([['v1', null]])
    expect(bandAt(14 * S).lives.map(({ content, startMs, endMs }) => [content, startMs, endMs])).toEqual([['v1', 200, 13_000], ['v2', 13_000, null]])
  })

  it('tells what a user got, how long it took, and what left behind the answer', () => {
    const [, open] = bandAt(12.005 * S).requests
    expect(open).toMatchObject({ status: null, waitMs: 5, refresh: null, content: '', outdated: false })
    const [, served] = bandAt(12.5 * S).requests
    expect(served).toMatchObject({ outcome: 'stale', waitMs: 10, content: 'v1', outdated: true })
    expect(served!.refresh).toEqual({ startMs: 12_010, endMs: null, renewed: false })
    expect(bandAt(14 * S).requests[1]!.refresh).toEqual({ startMs: 12_010, endMs: 13_000, renewed: true })
  })

  it('tells what the origin had, and when it was down, up to now', () => {
    expect(bandAt(4 * S).offers).toEqual([{ content: 'v1', startMs: 0, endMs: 4000 }])
    expect(bandAt(8 * S).offers).toEqual([{ content: 'v1', startMs: 0, endMs: 5000 }, { content: 'v2', startMs: 5000, endMs: 8000 }])
    expect(bandAt(19 * S).outages).toEqual([])
    expect(bandAt(25 * S).outages).toEqual([{ startMs: 20_000, endMs: 25_000 }])
  })

  it('keeps the scale of waits, and moves on with a step that is longer than its window', () => {
    expect(bandAt(0).longestMs).toBe(250)
    expect([bandAt(30 * S).fromMs, bandAt(30 * S).toMs]).toEqual([0, 40_000])
    const late = bandAt(60 * S)
    expect(late.fromMs).toBeGreaterThan(13_000)
    expect(late.toMs - late.fromMs).toBe(40_000)
    expect(late.lives.map(({ content }) => content)).toEqual(['v2'])
    expect(late.requests).toEqual([])
  })

  it('asks always where the response says so, and ends a life that is evicted', () => {
    hand.keep(21 * S, { asksAlways: true }, -1)
    hand.slot(22 * S, SlotState.Empty, -1)
    expect(bandAt(23 * S).lives.at(-1)).toMatchObject({ startMs: 21_000, endMs: 22_000, freshUntilMs: 21_000 })
  })
})

describe('all along scene 6', () => {
  const played = runOf(scene)

  it('shows nothing that has not happened, in order, around the playhead', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: played.endUs, noNaN: true }), (position) => {
        const { fromMs, toMs, nowMs, lives, requests, offers, outages } = lifeBandAt(played, position, ownView('life', scene.topology.view))
        expect(fromMs <= nowMs && nowMs <= toMs).toBe(true)
        for (const { startMs, endMs } of [...lives, ...offers, ...outages]) {
          expect(startMs).toBeLessThanOrEqual(nowMs)
          expect(endMs ?? nowMs).toBeLessThanOrEqual(nowMs)
          expect(endMs ?? nowMs).toBeGreaterThanOrEqual(startMs)
        }
        lives.slice(1).forEach((one, i) => expect(one.startMs).toBeGreaterThanOrEqual(lives[i]!.endMs!))
        expect(lives.slice(0, -1).every(({ endMs }) => endMs !== null)).toBe(true)
        requests.slice(1).forEach((one, i) => expect(one.startMs).toBeGreaterThanOrEqual(requests[i]!.startMs))
        expect(requests.every(({ startMs, waitMs }) => startMs >= fromMs && waitMs >= 0 && startMs + waitMs <= nowMs + 1e-6)).toBe(true)
      }),
    )
  })
})

describe('what scene 6 asks of its origin', () => {
  const played = runOf(scene)
  const { trace } = played
  const view = ownView('life', scene.topology.view)
  const endOf = (id: string): number => played.steps.find((step) => step.id === id)!.endUs - 1

  it('is what a scan of the trace finds, refused or not', () => {
    const origin = played.nodes.findIndex(({ kind }) => kind === 'origin')
    for (const { id, startUs } of played.steps) {
      const { asked, fromMs } = lifeBandAt(played, endOf(id), view)
      const since = Math.max(startUs, fromMs * 1000)
      const hops = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Hop && hopTo(trace.a(i)) === origin)
      const arrived = hops.map((i) => trace.timeUs(i) + trace.b(i)).filter((us) => us > since && us <= endOf(id))
      expect(asked.map(({ atMs }) => atMs)).toEqual(arrived.sort((a, b) => a - b).map((us) => us / 1000))
      const received = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Receive && trace.timeUs(i) > since && trace.timeUs(i) <= endOf(id))
      expect(asked.filter(({ refused }) => !refused)).toHaveLength(received.length)
      expect(asked.some(({ refused }) => refused)).toBe(id === 'origin-fails')
    }
  })

  it('measures how long a bug got out after its fix as the step tells it', () => {
    const { lags } = lifeBandAt(played, endOf('bug-and-fix'), view)
    const report = new RunReport(played)
    const fixed = trace.timeUs(Array.from({ length: trace.length }, (_, i) => i).find((i) => trace.kind(i) === Kind.Lever && trace.string(trace.b(i)) === '"fix"')!) / 1000
    expect(lags.map(({ content }) => content)).toEqual(['v1', 'v2 (bug)'])
    expect(lags.at(-1)).toMatchObject({ fromMs: fixed, toMs: report.request('last-bug').atMs })
    expect(lifeBandAt(played, endOf('someone-pays'), view).lags).toEqual([])
  })

  it('shows the header in force, and says where the second round begins', () => {
    expect(lifeBandAt(played, endOf('someone-pays'), view).header).toBe('max-age=10')
    expect(lifeBandAt(played, endOf('origin-fails'), view).header).toBe('max-age=10, stale-while-revalidate=20, stale-if-error=30')
    expect(lifeBandAt(played, endOf('your-turn'), view).marks.map(({ text }) => text)).toEqual(['second round'])
  })

  it('keeps the step before at its times since the beginning, and nothing before the first', () => {
    const at = (id: string, sinceMs: number) => {
      const step = played.steps.find((one) => one.id === id)!
      const position = step.startUs + sinceMs * 1000
      return bandBefore(played, step.index, lifeBandAt(played, position, view), view)
    }
    expect(at('someone-pays', 100)).toBeNull()
    const before = at('nobody-waits', 100)!
    const own = lifeBandAt(played, endOf('someone-pays'), view)
    expect(before.requests.map(({ startMs }) => startMs - before.zeroMs)).toEqual(own.requests.map(({ startMs }) => expect.closeTo(startMs - own.zeroMs, 6)))
  })
})
