/**
 * Pages and ring of a POP against what the trace says record by record: what users found in each stretch, which copies lie
 * where, and what is lacking.
 */
import { describe, expect, it } from 'vitest'
import { NOTICES_AFTER_MS, SERVERS, popScene } from '../../tests/support/popScene'
import { readRun } from '../../tests/support/readRun'
import type { ViewOf } from '../cdn/topology'
import { RunReport } from '../reading/report'
import { pagesAt } from './pageFrame'
import { RECENT_MS, popAt } from './popFrame'
import { scoreOf } from './scores'

const view: ViewOf<'ring'> = { kind: 'ring', pop: 'pop' }
const disks: ViewOf<'disks'> = { kind: 'disks', disks: { LRU: ['lru'], SIEVE: ['sieve'] } }
const run = readRun(popScene)
const report = new RunReport(run)
const [KILLED, RETURNED, POINTS, MODULO] = [500, 1500, 2000, 2500]
const at = (ms: number): number => run.steps[1]!.startUs + ms * 1000
const moments = [300, KILLED + 100, KILLED + NOTICES_AFTER_MS + 200, RETURNED + 200, POINTS + 300, MODULO + 300]

describe('pages', () => {
  it('count in each stretch what users of the step found', () => {
    const { startMs } = report.step('full')
    const { pages, zeroMs, toMs, nowMs } = pagesAt(run, scoreOf(run, disks), run.steps[0]!.endUs - 1)
    expect([zeroMs, toMs]).toEqual([startMs, report.step('full').endMs])
    for (const { title, bins, hitShare } of pages) {
      const asked = report.of({ step: 'full', client: `${title.toLowerCase()}-users` })
      expect(bins.reduce((sum, bin) => sum + bin.asked, 0)).toBe(asked.length)
      expect(bins.reduce((sum, bin) => sum + bin.hits, 0)).toBe(asked.filter(({ outcome }) => outcome === 'hit').length)
      expect(hitShare).toBe(asked.filter(({ outcome }) => outcome === 'hit').length / asked.length)
      expect(bins.every((bin, k) => bin.fromMs <= nowMs && (k === 0 || Math.abs(bin.fromMs - bins[k - 1]!.toMs) < 1e-6))).toBe(true)
    }
  })

  it('have ink that is of use until it answered last, as far as is known', () => {
    for (const position of moments.map(at)) {
      for (const { ink, lookups } of pagesAt(run, scoreOf(run, disks), position).pages) {
        for (const { row, node, fromMs, toMs, usedMs } of ink) {
          const answered = lookups.filter((one) => one.hit && one.row === row && one.node === node && one.atMs >= fromMs && one.atMs <= toMs)
          // What was answered before the page begins is not among its lookups.
          if (answered.length > 0) expect(usedMs).toBe(answered.at(-1)!.atMs)
          else expect(usedMs).toBeLessThanOrEqual(Math.max(fromMs, lookups[0]?.atMs ?? Infinity))
        }
      }
    }
  })

  it('leave out who is no user', () => {
    const visited: ViewOf<'disks'> = { ...disks, visitors: ['lru-users'] }
    const { pages, isVisited } = pagesAt(run, scoreOf(run, visited), run.steps[0]!.endUs / 2)
    expect(isVisited).toBe(true)
    expect(pages.map(({ lookups }) => lookups.length > 0)).toEqual([false, true])
    expect(pages[0]!.ink.every(({ fromMs, usedMs }) => fromMs === usedMs)).toBe(true)
    expect(pagesAt(run, scoreOf(run, disks), run.steps[0]!.endUs / 2).isVisited).toBe(false)
  })

  it('say what was done since the step began, when it has been done', () => {
    const told = (ms: number): readonly unknown[] => pagesAt(run, scoreOf(run, view), at(ms)).marks.map(({ texts: [text] }) => text)
    expect(told(KILLED - 1)).toEqual([])
    expect(told(KILLED + 1)).toEqual(['server-2 is down'])
    expect(told(MODULO + 1)).toEqual(['server-2 is down', 'server-2 is back', 'Points: 40', 'Points: 0'])
  })
})

describe('the ring with its copies', () => {
  it.each(moments)('has after %d ms each copy on its server’s track, and the empty places that will be looked for', (ms) => {
    const { ring, copies, lacking, pages } = popAt(run, view, at(ms))
    const held = pages[0]!.ink.filter(({ isHeld }) => isHeld)
    expect(copies.map(({ row, server }) => `${ring.servers[server]!.id} ${row}`).toSorted()).toEqual(held.map(({ row, node }) => `${run.nodes[node]!.id} ${row}`).toSorted())
    for (const { row, server, turn, isSought } of copies) {
      expect(turn).toBe(ring.keys[row]!.turn)
      expect(isSought).toBe(ring.servers[server]!.takesPart && ring.keys[row]!.server === server)
    }
    const rows = (sought: boolean): Set<number> => new Set(copies.filter(({ isSought }) => isSought === sought).map(({ row }) => row))
    expect(new Set(lacking.map(({ row }) => row))).toEqual(new Set([...rows(false)].filter((row) => !rows(true).has(row))))
    expect(lacking.every(({ row, server }) => ring.keys[row]!.server === server)).toBe(true)
  })

  it('shows what was not found for a moment', () => {
    const { missed, nowMs } = popAt(run, view, run.steps[0]!.endUs / 2)
    const misses = report.of({ step: 'full', client: 'anna' }).filter(({ outcome }) => outcome === 'miss')
    expect(missed.length).toBeGreaterThan(0)
    expect(missed.length).toBeLessThan(misses.length)
    expect(missed.every(({ atMs }) => atMs <= nowMs && atMs >= nowMs - RECENT_MS)).toBe(true)
  })

  it('says which share of the objects has moved, and what a modulo would have moved', () => {
    const owners = (ms: number): number[] => popAt(run, view, at(ms)).ring.keys.map(({ server }) => server)
    const before = owners(KILLED - 1)
    const known = popAt(run, view, at(KILLED + NOTICES_AFTER_MS + 1)).ring
    const moved = known.keys.filter(({ server }, row) => server !== before[row]).length / before.length
    expect(known.change!.moved).toBe(moved)
    expect(known.change!.byModulo!).toBeGreaterThan(moved)
    expect(popAt(run, view, at(POINTS + 1)).ring.change!.byModulo).toBeNull()
    expect(SERVERS).toHaveLength(known.servers.length)
  })
})
