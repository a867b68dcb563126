/**
 * Links that lose messages: how many, which, what a trace and its frames say of it, and that nothing
 * else is changed by it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrowsOf } from '../frame/arrows'
import { eventsAt } from '../frame/events'
import { frameAt } from '../frame/frameAt'
import { createPacketBuffer, packetsAt } from '../frame/packets'
import { RunReport } from '../reading/report'
import { type Reading, readingOf } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { countAt } from '../trace/position'
import { hashOf, run } from '../run/run'
import type { Scene } from '../scene/types'
import { Kind, LOST_AT } from '../trace/traceKinds'
import { cacheLayer } from './layers/cacheLayer'
import type { LinkSpec } from './net/link'
import { edge } from './nodes/cacheNode'
import { client } from './nodes/client'
import type { Retries } from './nodes/tries'
import { usEast } from './commonWorld'

const RTT = 40

interface Given {
  readonly loss?: LinkSpec['loss']
  readonly seed?: number
  readonly asks?: number
  readonly timeoutMs?: number
  readonly retries?: Retries
}

/** Two users, each with a link of its own to one edge, which asks for everything. Only the first link loses. */
function sceneWith({ loss, asks = 3, timeoutMs = 500, retries = { count: 2, backoffMs: 10 } }: Given): Scene {
  const patience = { timeoutMs, retries }
  return {
    number: 99, slug: 'loss', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
    levers: { loss: { kind: 'slider', label: 'Loss', initial: 0, min: 0, max: 1, step: 0.01 } },
    topology: {
      view: { kind: 'lanes', lanes: [['a', 'b'], ['edge'], ['us-east']] },
      nodes: [
        ...['a', 'b'].map((id) => client({ id, name: id, upstream: 'edge', asks: '/', ...patience })),
        edge({ id: 'edge', name: 'Edge', layers: () => [cacheLayer], upstream: 'us-east', shows: [], lookupMs: 1, storeMs: 0, ...patience }),
        usEast({ resources: { '/': { bytes: 100 } } }),
      ],
      links: [
        { from: 'a', to: 'edge', rttMs: RTT, ...(loss === undefined ? {} : { loss }) }, { from: 'b', to: 'edge', rttMs: RTT },
        { from: 'edge', to: 'us-east', rttMs: 100 },
      ],
    },
    steps: [{
      id: 'one', title: 'One', prose: () => [], line: () => '', claims: [],
      *play({ all, ask, wait }) {
        for (let i = 0; i < asks; i++) {
          yield* all([ask('a', `/?${i}`, { follow: true }), ask('b', `/?${i}`)])
          yield* wait(100)
        }
      },
    }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

function played(given: Given): Reading {
  const scene = sceneWith(given)
  return readingOf(scene, run(scene, { seed: given.seed ?? 1, levers: {}, acts: [] }))
}

const recordsOf = ({ trace }: Reading, kind: number): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)

/** Messages between the first user and the edge, in order: 1 for a lost one. */
function fates(result: Reading): number[] {
  const { trace, nodes } = result
  const ends = [nodes.findIndex(({ id }) => id === 'a'), nodes.findIndex(({ id }) => id === 'edge')]
  return [...recordsOf(result, Kind.Hop), ...recordsOf(result, Kind.Lost)].toSorted((i, j) => i - j)
    .filter((i) => ends.includes(trace.node(i)) && ends.includes(trace.a(i) & 0xffff))
    .map((i) => Number(trace.kind(i) === Kind.Lost))
}

describe('a link that loses nothing', () => {
  it('leaves the trace of a link that cannot: property', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, asks) => {
      const hash = hashOf(played({ seed, asks }))
      expect(hashOf(played({ seed, asks, loss: 0 }))).toBe(hash)
      expect(hashOf(played({ seed, asks, loss: ({ loss }) => Number(loss) }))).toBe(hash)
    }), { numRuns: 20 })
  })
})

describe('a link that loses messages', () => {
  it('loses its share of them', () => {
    for (const loss of [0.1, 0.3, 0.6]) {
      const lost = fates(played({ loss, asks: 1500, timeoutMs: 300, retries: { count: 0, backoffMs: 0 } }))
      const share = lost.reduce((sum, one) => sum + one, 0) / lost.length
      // Four standard deviations of the mean of so many independent draws.
      expect(Math.abs(share - loss)).toBeLessThan(4 * Math.sqrt((loss * (1 - loss)) / lost.length))
    }
  })

  it('loses by draws of its own: a higher loss loses the same messages and more, and nobody else sees a difference: property', () => {
    const one = { asks: 40, timeoutMs: 300, retries: { count: 0, backoffMs: 0 } }
    const others = (result: Reading) => new RunReport(result).of({ client: 'b' }).map(({ waitMs, status }) => [waitMs, status])
    fc.assert(fc.property(fc.integer(), fc.constantFrom(0.05, 0.2, 0.5), (seed, loss) => {
      const [few, more] = [played({ ...one, seed, loss }), played({ ...one, seed, loss: loss + 0.3 })]
      const first = fates(more).indexOf(1)
      expect(fates(few).slice(0, Math.max(0, first))).toEqual(fates(more).slice(0, Math.max(0, first)))
      expect(others(few)).toEqual(others(played({ ...one, seed })))
      expect(hashOf(played({ ...one, seed, loss }))).toBe(hashOf(few))
    }), { numRuns: 20 })
  })

  it('never makes more tries than it may, and nothing waits after the run: property', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom(0.3, 0.7, 1), fc.nat(3), (seed, loss, count) => {
      const result = played({ seed, loss, asks: 6, retries: { count, backoffMs: 5 } })
      const { exchanges } = result.trace
      const a = result.nodes.findIndex(({ id }) => id === 'a')
      const tries = Array.from({ length: exchanges.length }, (_, e) => e).filter((e) => exchanges.from(e) === a)
      for (const { id, status, outcome, waitMs } of new RunReport(result).of({ client: 'a' })) {
        const made = tries.filter((e) => exchanges.request(e) === id).length
        expect(made).toBeLessThanOrEqual(1 + count)
        if (loss === 1) expect([made, status, outcome]).toEqual([1 + count, 0, 'unanswered'])
        expect(waitMs).toBeLessThanOrEqual((1 + count) * 500 + 5 * (2 ** count - 1))
      }
      // Every request has ended, and whoever was inside the origin has left.
      expect(recordsOf(result, Kind.Done)).toHaveLength(result.requests.length)
      expect(result.trace.b(recordsOf(result, Kind.Answer).at(-1)!)).toBe(0)
    }), { numRuns: 30 })
  })

  it('shows a message as far as it comes, and says that it was lost', () => {
    const result = played({ loss: 1, asks: 1, retries: { count: 0, backoffMs: 0 } })
    const buffer = createPacketBuffer()
    const seen = (ms: number) => {
      packetsAt(result, ms * 1000, buffer)
      const at = Array.from({ length: buffer.length }, (_, k) => k).find((k) => buffer.links[k] === 0)
      return at === undefined ? null : [Math.round(buffer.along[at]! * 100) / 100, buffer.lost[at]]
    }
    expect([seen(5), seen(10), seen(15), seen(21)]).toEqual([[0.25, 0], [LOST_AT, 1], [LOST_AT, 1], null])
    const at = (ms: number) => frameAt(result, ms * 1000)
    const index = indexOf(result)
    expect(arrowsOf(result, index, 0, countAt(result.trace, 15_000), 15_000).map(({ progress, lost }) => [progress, lost])).toEqual([[LOST_AT, true]])
    expect(at(15).links[0]!.tone).toBe('plain')
    // The sender waits.
    expect(at(300).nodes.find(({ lit }) => lit)!.index).toBe(0)
    const told = eventsAt(result, result.endUs).map(({ text }) => text)
    expect(told).toContain('A message is lost between a and Edge.')
    expect(told).toContain('A gives up try 1: no answer in 500\u00a0ms.')
    expect(told).toContain('a has no answer, and gives up after 500\u00a0ms.')
  })

  it('loses a share from 0 to 1', () => {
    expect(() => played({ loss: 1.5 })).toThrow('link a - edge loses 1.5 of its messages; that must be a share from 0 to 1')
  })

  it('is an error where somebody waits for ever', () => {
    const scene = sceneWith({ loss: 1, timeoutMs: Infinity })
    expect(() => run(scene)).toThrow('request #0 waits for a message that was lost')
  })
})
