/**
 * A cache works with any of its layers, in any order: a run with some of scene 13's layers missing or misplaced breaks nothing but what those layers
 * are for. Nothing is thrown, and every request ends.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LAYERS, type LayerName, type Values } from '../../scenes/13-your-cdn/levers'
import { RunReport } from '../../src/reading/report'
import { Kind, SlotState, slotState } from '../../src/trace/traceKinds'
import { MINE, orderedScene } from '../support/orderedScene'
import { readRun } from '../support/readRun'

const orders = fc.shuffledSubarray([...LAYERS])
const others = fc.record({ mine: fc.constantFrom<Values['mine']>('bypass', 'cached', 'shared'), breaker: fc.constantFrom<Values['breaker']>('none', 'consecutive', 'share'), etags: fc.boolean() })
const without = (...left: readonly LayerName[]): readonly LayerName[] => LAYERS.filter((name) => !left.includes(name))

const reportOf = (layers: readonly LayerName[], more: Partial<Values> = {}): RunReport => new RunReport(readRun(orderedScene(layers, layers, more)))
const all = reportOf(LAYERS)
const count = (run: RunReport, outcome: string): number => run.of().filter((one) => one.outcome === outcome).length
const stored = (run: RunReport): number => run.records('slot').filter(({ a }) => slotState(a) === SlotState.Fresh).length
const statuses = (run: RunReport, status: number): number => run.of().filter((one) => one.status === status).length
const ofKind = (run: RunReport, kind: 'wait' | 'breaker' | 'refresh'): number => run.records(kind).length

describe('any layers in any order', () => {
  it('throw nothing, and answer or give up every request: property', () => {
    fc.assert(
      fc.property(orders, orders, others, (first, then, more) => {
        const { trace, requests } = readRun(orderedScene(first, then, more))
        const done = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Done)
        expect(done).toHaveLength(requests.length)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a layer that is left out is missed', () => {
  it.each<readonly [LayerName, string, (run: RunReport) => number, Partial<Values>]>([
    ['store', 'a copy', stored, {}],
    ['rateLimit', 'a refusal', (run) => statuses(run, 429), {}],
    ['coalesce', 'a wait for another', (run) => ofKind(run, 'wait'), {}],
    ['breaker', 'a turn of the breaker', (run) => ofKind(run, 'breaker'), {}],
    ['staleWhileRevalidate', 'a refresh', (run) => ofKind(run, 'refresh'), {}],
    ['revalidate', 'a copy that was asked about', (run) => count(run, 'revalidated'), {}],
    ['preconditions', 'a part of a copy', (run) => statuses(run, 206) + statuses(run, 304), {}],
    ['bypass', 'a request past the cache', (run) => run.of().filter(({ url, outcome }) => url === MINE && outcome === 'bypass').length, {}],
    ['shareAnswers', 'an answer for another', (run) => run.of().filter(({ url, outcome }) => url === MINE && outcome === 'hit').length, { mine: 'shared' }],
  ])('%s: there is no longer %s', (name, _, effect, more) => {
    expect(effect(reportOf(LAYERS, more))).toBeGreaterThan(0)
    expect(effect(reportOf(without(name), more))).toBe(0)
  })

  it('fresh: no copy answers by itself', () => {
    expect(all.request('again').outcome).toBe('hit')
    expect(reportOf(without('fresh', 'coalesce')).of().filter(({ outcome }) => outcome === 'hit')).toEqual([])
  })

  it('staleIfError: an error is passed on', () => {
    expect(all.request('failing').status).toBe(200)
    expect(reportOf(without('staleIfError', 'staleWhileRevalidate')).request('failing').status).toBeGreaterThanOrEqual(500)
  })

  it('invalidate: what was written to is served as before', () => {
    const wentOn = (run: RunReport): boolean => run.request('after-post').outcome !== 'hit'
    expect([wentOn(all), wentOn(reportOf(without('invalidate')))]).toEqual([true, false])
  })

  it('surrogateKeysAtUsers: a purge by tag means nothing', () => {
    const purged = (run: RunReport): number => run.records('purgeDone').reduce((sum, { a }) => sum + a, 0)
    expect(purged(all)).toBeGreaterThan(0)
    expect(purged(reportOf(without('surrogateKeysAtUsers')))).toBe(0)
  })

  it('all of them: every request goes to the origin, nothing is kept and nobody is refused', () => {
    const bare = reportOf([])
    expect([stored(bare), count(bare, 'hit'), statuses(bare, 429)]).toEqual([0, 0, 0])
    expect(bare.origin().requests).toBeGreaterThanOrEqual(all.origin().requests)
  })
})
