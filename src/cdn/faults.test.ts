/**
 * Nodes with which something is wrong: what a request meets there, what is lost when it goes down, and
 * what a trace and its frames say of it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as describeFrame } from '../frame/describe'
import { eventsAt } from '../frame/events'
import { frameAt } from '../frame/frameAt'
import { RunReport } from '../reading/report'
import { type Reading, readingOf } from '../reading/reading'
import { hashOf, run } from '../run/run'
import type { Scene, Script } from '../scene/types'
import { positionOf } from '../trace/position'
import { HEALTH_NAMES, Kind } from '../trace/traceKinds'
import type { Process } from '../engine/process'
import { type Faults, faultsProblems } from './fault'
import { httpLayers } from './layers/httpLayers'
import type { LeverValues } from './levers'
import { edge } from './nodes/cacheNode'
import { client } from './nodes/client'
import { answerConditions } from './nodes/httpOrigin'
import { usEast } from './commonWorld'

/** client - 10 ms - edge (looks 1 ms) - 100 ms - origin (thinks 10 ms). */
const [NEAR, LOOK, FAR, THINK] = [10, 1, 100, 10]
const ASKED = NEAR + LOOK + FAR + THINK

interface Given {
  readonly cacheControl?: string
  readonly faults?: Readonly<Record<string, Faults>>
}

function sceneOf(play: (script: Script<LeverValues>) => Process<void>, { cacheControl = 'no-store', faults = {} }: Given = {}): Scene {
  const of = (id: string): { faults?: Faults } => (faults[id] ? { faults: faults[id] } : {})
  return {
    number: 99, slug: 'faults', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
    levers: { broken: { kind: 'choice', label: 'Origin', initial: 'well', options: ['well', 'down', 'full'].map((value) => ({ value, label: value })) } },
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['edge'], ['us-east']] },
      nodes: [
        client({ id: 'user', name: 'Rome', upstream: 'edge', asks: '/', ...of('user') }),
        edge({ id: 'edge', name: 'Edge', layers: () => httpLayers, upstream: 'us-east', shows: 'all', lookupMs: LOOK, storeMs: 0, ...of('edge') }),
        usEast({
          conditions: answerConditions, workers: 1, ...of('us-east'),
          resources: { '/': ({ version }) => ({ bytes: 100, content: `v${version}`, headers: [['Cache-Control', cacheControl], ['ETag', `"${version}"`]] }) },
        }),
      ],
      links: [{ from: 'user', to: 'edge', rttMs: NEAR }, { from: 'edge', to: 'us-east', rttMs: FAR }],
    },
    steps: [{ id: 'one', title: 'One', prose: () => [], line: () => '', claims: [], play }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

function played(play: (script: Script<LeverValues>) => Process<void>, given?: Given): Reading {
  const scene = sceneOf(play, given)
  return readingOf(scene, run(scene))
}

const seen = (result: Reading) => new RunReport(result).requests.map(({ outcome, status, waitMs }) => [outcome, status, waitMs])

/** "2000 us-east down" for each Fault record. */
function faultsOf({ trace, nodes }: Reading): string[] {
  return Array.from({ length: trace.length }, (_, i) => i)
    .filter((i) => trace.kind(i) === Kind.Fault)
    .map((i) => `${trace.timeUs(i) / 1000} ${nodes[trace.node(i)]!.id} ${HEALTH_NAMES[trace.a(i)]}`)
}

function* askEvery({ ask, wait }: Script<LeverValues>, times: number, ms: number): Process<void> {
  for (let i = 0; i < times; i++) {
    yield* ask('user', '/')
    yield* wait(ms)
  }
}

describe('a link that is congested', () => {
  const waits = (play: (script: Script<LeverValues>) => Process<void>): (number | null)[] => new RunReport(played(play)).requests.map(({ waitMs }) => waitMs)

  it('takes so much longer from then on, whichever end is named first, until it does not', () => {
    expect(waits(function* (script) {
      yield* askEvery(script, 1, 0)
      script.delay('us-east', 'edge', 301)
      yield* askEvery(script, 1, 0)
      script.delay('edge', 'us-east', 30)
      yield* askEvery(script, 1, 0)
      script.delay('edge', 'us-east', 0)
      yield* askEvery(script, 1, 0)
    })).toEqual([ASKED, ASKED + 301, ASKED + 30, ASKED])
  })

  it('lets what is on its way arrive as it would have', () => {
    expect(waits(function* (script) {
      yield* script.all([askEvery(script, 1, 0), (function* (): Process<void> { yield* script.wait(NEAR); script.delay('edge', 'us-east', 200) })()])
    })).toEqual([ASKED + 100])
  })

  it('must be there, and cannot be faster than it is', () => {
    expect(() => waits(function* (script) { yield* script.wait(1); script.delay('user', 'us-east', 5) })).toThrow(/no link joins "user" and "us-east"/)
    expect(() => waits(function* (script) { yield* script.wait(1); script.delay('user', 'edge', -5) })).toThrow(/faster than it is/)
  })
})

describe('a fault', () => {
  it('that the topology declares begins and ends at its time, each a record; the timetable does not outlast the script', () => {
    const faults = { 'us-east': [{ fault: { kind: 'down' }, fromMs: 500, toMs: 1000 }, { fault: { kind: 'down' }, fromMs: 90_000 }] } as const
    const result = played((script) => askEvery(script, 3, 400), { faults })
    expect(faultsOf(result)).toEqual(['500 us-east down', '1000 us-east up'])
    expect(seen(result)).toEqual([['miss', 200, ASKED], ['miss', 504, ASKED - THINK], ['miss', 200, ASKED]])
    expect(result.endUs).toBeLessThan(2_500_000)
  })

  it('that holds from the beginning is there before anything happens', () => {
    const result = played((script) => askEvery(script, 1, 0), { faults: { edge: [{ fault: { kind: 'full' }, fromMs: 0 }] } })
    expect(result.trace.kind(0)).toBe(Kind.Fault)
    expect(seen(result)).toEqual([['error', 503, NEAR]])
  })

  it('of a lever has the last word over what a script says', () => {
    const result = played(function* (script) {
      script.fault('us-east', { kind: 'slow', factor: 2 })
      yield* askEvery(script, 1, 0)
      script.set({ broken: 'down' })
      script.repair('us-east')
      yield* askEvery(script, 1, 0)
      script.set({ broken: 'well' })
      yield* askEvery(script, 1, 0)
    }, { faults: { 'us-east': ({ broken }) => (broken === 'down' ? { kind: 'down' } : null) } })
    expect(seen(result)).toEqual([['miss', 200, ASKED + THINK], ['miss', 504, ASKED - THINK], ['miss', 200, ASKED]])
    expect(faultsOf(result).map((text) => text.split(' ')[2])).toEqual(['slow', 'down', 'up'])
  })

  it('makes each piece of work longer by its factor and by its ms', () => {
    const result = played(function* (script) {
      script.fault('us-east', { kind: 'slow', factor: 3, extraMs: 20 })
      script.fault('edge', { kind: 'slow', extraMs: 7 })
      yield* askEvery(script, 1, 0)
    })
    expect(seen(result)).toEqual([['miss', 200, ASKED + 2 * THINK + 20 + 7]])
  })

  it('takes what is worked on with it when a node goes down: who asked is told, and the worker is free', () => {
    const result = played(function* (script) {
      // The request arrives at 56 ms and would be answered at 66 ms.
      yield* script.all([askEvery(script, 1, 0), (function* (): Process<void> { yield* script.wait(60); script.fault('us-east', { kind: 'down' }) })()])
      script.repair('us-east')
      yield* askEvery(script, 1, 0)
    })
    expect(seen(result)).toEqual([['miss', 504, 60 + (FAR + NEAR) / 2], ['miss', 200, ASKED]])
    const { trace } = result
    const left = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Answer).map((i) => [trace.a(i), trace.b(i)])
    expect(left).toEqual([[0, 0], [200, 0]])
  })

  it('that nobody is told of leaves whoever asks waiting, and a run that waits for it says so', () => {
    const scene = sceneOf((script) => askEvery(script, 1, 0), { faults: { 'us-east': [{ fault: { kind: 'down', silent: true }, fromMs: 0 }] } })
    expect(() => run(scene)).toThrow('request #0 waits for an answer of us-east, which is down')
  })

  it('ends the refresh of an edge that goes down, and the copy can be refreshed once it is back', () => {
    const result = played(function* (script) {
      yield* askEvery(script, 1, 3000)
      // Stale: answered at once, and the refresh is under way.
      yield* script.ask('user', '/')
      script.fault('edge', { kind: 'down' })
      yield* script.wait(1000)
      script.repair('edge')
      yield* askEvery(script, 1, 1000)
      yield* askEvery(script, 1, 0)
    }, { cacheControl: 'max-age=2, stale-while-revalidate=60' })
    expect(seen(result).map(([outcome]) => outcome)).toEqual(['miss', 'stale', 'stale', 'hit'])
  })

  it.each([['max-age=1', ['error', 503]], ['max-age=1, stale-if-error=60', ['stale', 200]]])(
    'of a full origin is told with 503, and a copy stands in where it may: %s',
    (cacheControl, told) => {
      const result = played(function* (script) {
        yield* askEvery(script, 1, 2000)
        script.fault('us-east', { kind: 'full' })
        yield* askEvery(script, 1, 0)
      }, { cacheControl })
      expect(seen(result)[1]).toEqual([...told, ASKED - THINK])
    },
  )

  it('is refused where it cannot be', () => {
    const fault = (id: string) => () => played(function* (script) {
      script.fault(id, { kind: 'full' })
      yield* script.wait(1)
    })
    expect(fault('user')).toThrow('"user" cannot be full: it has no queue')
    expect(fault('nobody')).toThrow('no node is called "nobody"')
    expect(faultsProblems('edge', true, [{ fault: { kind: 'slow' }, fromMs: 5, toMs: 4 }, { fault: { kind: 'down' }, fromMs: 0 }])).toEqual([
      '"edge" is slow by a factor of 1 and 0 ms; give a factor from 1 on, or ms from 0 on, and one of them above that',
      'a fault of "edge" lasts from 5 to 4 ms; it must begin at 0 or later and end after that',
      'a fault of "edge" begins at 0 ms, before the one before it has ended',
    ])
  })
})

describe('what a frame says of faults', () => {
  it('is said in words, too', () => {
    const result = played(function* ({ fault, wait }) {
      fault('us-east', { kind: 'slow', factor: 3, extraMs: 20 })
      fault('edge', { kind: 'down', silent: true })
      yield* wait(1000)
    })
    expect(eventsAt(result, 10).map(({ text }) => text).slice(-2)).toEqual([
      'The origin us-east is slow: its work takes 3 times as long and 20 ms more.',
      'The edge Edge is down and answers nothing, not even with a refusal.',
    ])
    expect(describeFrame(result, frameAt(result, 10))).toContain('The edge Edge is down. The origin us-east is slow.')
  })

  it('is what the last record before it says, however the playhead came there; runs with faults are deterministic: property', () => {
    const change = fc.record({
      node: fc.constantFrom('user', 'edge', 'us-east'), afterMs: fc.constantFrom(0, 30, 200),
      what: fc.constantFrom('down', 'slow', 'full', 'repair'),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }), (changes, shares) => {
        const scene = sceneOf(function* (script) {
          for (const { node, afterMs, what } of changes) {
            yield* script.wait(afterMs)
            if (what === 'repair') script.repair(node)
            else if (what === 'slow') script.fault(node, { kind: 'slow', factor: 2 })
            else if (what === 'down' || node !== 'user') script.fault(node, { kind: what === 'full' ? 'full' : 'down' })
            yield* script.ask('user', '/')
          }
        })
        const result = readingOf(scene, run(scene))
        expect(hashOf(run(scene))).toBe(hashOf(result))
        for (const share of shares) {
          const count = Math.floor(share * result.trace.length)
          const position = count === 0 ? -1 : positionOf(result.trace, count - 1)
          const last = new Map<number, string>()
          for (let i = 0; i < count; i++) if (result.trace.kind(i) === Kind.Fault) last.set(result.trace.node(i), HEALTH_NAMES[result.trace.a(i)]!)
          expect(frameAt(result, position).nodes.map(({ health }) => health)).toEqual(result.nodes.map(({ index }) => last.get(index) ?? 'up'))
        }
      }),
      { numRuns: 60 },
    )
  })
})
