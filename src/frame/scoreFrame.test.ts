/**
 * The residency score against a trace that is replayed record by record, at every so many records.
 */
import { describe, expect, it } from 'vitest'
import { CATALOGUE, POLICY_NAMES, SERVERS, popScene } from '../../tests/support/popScene'
import { readRun } from '../../tests/support/readRun'
import { Residency } from '../reading/residency'
import { indexOf } from '../reading/traceIndex'
import { Kind, Outcome, SlotState, slotIndex, slotState } from '../trace/traceKinds'
import { positionOf } from '../trace/position'
import { type ScoreOf, scoreAt } from './scoreFrame'

const run = readRun(popScene)
const { trace } = run
const urls = CATALOGUE.objects.map(({ url }) => url)
const score: ScoreOf = { disks: { ...Object.fromEntries(POLICY_NAMES.map((name) => [name, [name]])), 'The POP': SERVERS }, urls }
const numbers = (ids: readonly string[]): number[] => run.nodes.filter(({ id }) => ids.includes(id)).map(({ index }) => index)

interface Naive {
  /** "node place": the object there. */
  readonly held: Map<string, number>
  /** By "node row": ms for which it was held. */
  readonly heldMs: Map<string, number>
  hits: number
  lookups: number
}

/** What a disk of these nodes held by record `count`, and for how long, when the clock stands at `nowMs`. */
function replay(nodes: readonly number[], count: number, nowMs: number): Naive {
  const naive: Naive = { held: new Map(), heldMs: new Map(), hits: 0, lookups: 0 }
  const since = new Map<string, number>()
  const leave = (place: string, atMs: number): void => {
    const row = naive.held.get(place)
    if (row === undefined) return
    const name = `${place.split(' ')[0]} ${row}`
    naive.heldMs.set(name, (naive.heldMs.get(name) ?? 0) + atMs - since.get(place)!)
    naive.held.delete(place)
  }
  let step = -1
  for (let i = 0; i < count; i++) {
    if (trace.kind(i) === Kind.Step && trace.a(i) !== step) {
      step = trace.a(i)
      naive.hits = 0
      naive.lookups = 0
    }
    if (!nodes.includes(trace.node(i))) continue
    const place = `${trace.node(i)} ${slotIndex(trace.a(i))}`
    const atMs = trace.timeUs(i) / 1000
    if (trace.kind(i) === Kind.Outcome) {
      naive.lookups++
      naive.hits += Number(trace.a(i) === Outcome.Hit)
    }
    if (trace.kind(i) !== Kind.Slot) continue
    const state = slotState(trace.a(i))
    if (state === SlotState.Empty) leave(place, atMs)
    if (state !== SlotState.Fresh || naive.held.has(place)) continue
    naive.held.set(place, urls.indexOf(trace.string(trace.b(i)).replace('GET ', '')))
    since.set(place, atMs)
  }
  const still = Array.from(naive.held)
  for (const [place, row] of still) {
    leave(place, nowMs)
    naive.held.set(place, row)
  }
  return naive
}

const counts = Array.from({ length: 25 }, (_, k) => Math.round((trace.length * (k + 1)) / 25))

describe('the residency score', () => {
  it.each(counts)('says after %d records what a replay says', (count) => {
    const position = positionOf(trace, count - 1)
    for (const disk of scoreAt(run, score, position)) {
      const naive = replay(numbers(score.disks[disk.title]!), count, trace.timeUs(count - 1) / 1000)
      const held = disk.ink.filter(({ isHeld }) => isHeld)
      expect(held.map(({ node, row }) => `${node} ${row}`).toSorted(), disk.title).toEqual([...naive.held].map(([place, row]) => `${place.split(' ')[0]} ${row}`).toSorted())
      expect(disk.held).toEqual({ objects: new Set(naive.held.values()).size, copies: naive.held.size })
      const heldMs = new Map<string, number>()
      for (const { node, row, fromMs, toMs } of disk.ink) heldMs.set(`${node} ${row}`, (heldMs.get(`${node} ${row}`) ?? 0) + toMs - fromMs)
      expect([...heldMs.keys()].toSorted()).toEqual([...naive.heldMs.keys()].toSorted())
      for (const [name, ms] of heldMs) expect(ms, name).toBeCloseTo(naive.heldMs.get(name)!, 6)
      expect(disk.hitShare).toBe(naive.lookups === 0 ? null : naive.hits / naive.lookups)
    }
  })

  it('has four policies on one traffic: the same lookups, and other ink', () => {
    const disks = scoreAt(run, score, run.endUs).slice(0, POLICY_NAMES.length)
    const asked = disks.map(({ lookups }) => lookups.map(({ row, atMs }) => `${row} ${atMs}`))
    expect(asked[0]!.length).toBeGreaterThan(30)
    for (const lookups of asked) expect(lookups).toEqual(asked[0])
    expect(new Set(disks.map(({ ink }) => JSON.stringify(ink.map(({ row, fromMs, toMs }) => [row, fromMs, toMs])))).size).toBe(POLICY_NAMES.length)
  })

  it('a hit lies on ink, and a miss beside it', () => {
    for (const { ink, lookups } of scoreAt(run, score, run.endUs)) {
      for (const { row, node, atMs, hit } of lookups) {
        const lies = ink.some((one) => one.row === row && one.node === node && one.fromMs <= atMs && atMs <= one.toMs)
        expect(lies, `${row} at ${atMs}`).toBe(hit)
      }
    }
  })

  it('counts nobody’s request, and no object that it was not asked about', () => {
    const one = new Residency(run, numbers(['lru']), urls.slice(0, 1))
    expect(one.stays.every(({ row }) => row === 0)).toBe(true)
    expect(one.lookups).toHaveLength(Array.from(indexOf(run).ofKind(Kind.Request)).filter((i) => run.nodes[trace.node(i)]!.id === 'lru-users' && trace.string(trace.a(i)) === `GET ${urls[0]}`).length)
    expect(one.hitShare(0, 0)).toBeNaN()
  })
})
