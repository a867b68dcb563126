/**
 * The engine against a hand-written loop: the same workload, the same counts, the ratio of the
 * times; what an event costs among many; how many bytes it takes.
 */
import { GOLDEN, sameCounts } from '../engine/golden.ts'
import { BYTES_PER_RECORD } from '../../src/trace/trace.ts'
import type { Place } from '../lib/places.ts'
import { median } from '../lib/stats.ts'
import { type Line, atMost, printTable } from '../lib/table.ts'
import type { PendingRound } from '../engine/pending.ts'
import type { EnginePair } from '../rounds.ts'

const FRESH_PAIRS = 7
const WARM_PAIRS = 9
/** Rounds in one process before its times count. */
const WARM_UP = 2
const GOAL_BYTES = 24

export async function engineSuite(place: Place, goalRatio: number): Promise<boolean> {
  const fresh: EnginePair[] = []
  for (let i = 0; i < FRESH_PAIRS; i++) fresh.push({ typed: await place.round('typed', null), kernel: await place.round('kernel', null) })
  const warm = await place.round('pairs', { count: WARM_UP + WARM_PAIRS })
  return printTable(`Engine, ${place.name}: 1,000,000 requests at 200 edges, full trace`, [
    ...countLines([...fresh, ...warm]),
    ...timeLines('fresh', fresh, goalRatio),
    ...timeLines('warm', warm.slice(WARM_UP), goalRatio),
    atMost('bytes an event', BYTES_PER_RECORD, GOAL_BYTES, '', 0),
  ])
}

function countLines(pairs: readonly EnginePair[]): Line[] {
  return (['typed', 'kernel'] as const).map((program) => {
    const counts = pairs.map((pair) => pair[program].counts)
    const odd = counts.find((one) => !sameCounts(one, GOLDEN))
    const { hits, origin, latencyUs, events } = odd ?? GOLDEN
    return {
      what: `counts, ${LABELS[program]}: hits, origin, latency, events`,
      measured: [hits, origin, latencyUs, events].map((count) => count.toLocaleString('en')).join('  '),
      goal: odd ? `not ${Object.values(GOLDEN).join('  ')}` : 'golden',
      verdict: odd ? 'wrong' : 'ok',
    }
  })
}

const LABELS = { typed: 'hand-written loop', kernel: 'engine with trace' } as const

function timeLines(how: string, pairs: readonly EnginePair[], goalRatio: number): Line[] {
  const nsOf = (program: keyof EnginePair): number => (median(pairs.map((pair) => pair[program].ms)) * 1e6) / GOLDEN.events
  const fastest = (program: keyof EnginePair): number => Math.min(...pairs.map((pair) => pair[program].ms))
  return [
    { what: `hand-written loop, ${how}: ns an event`, measured: nsOf('typed').toFixed(0) },
    { what: `engine with trace, ${how}: ns an event`, measured: nsOf('kernel').toFixed(0) },
    atMost(`ratio, ${how}: median of ${pairs.length} pairs`, median(pairs.map(({ typed, kernel }) => kernel.ms / typed.ms)), goalRatio),
    // Other work on the machine only ever adds time: the fastest rounds are the least disturbed ones.
    atMost(`ratio, ${how}: fastest over fastest`, fastest('kernel') / fastest('typed'), goalRatio),
  ]
}

const PENDING = [100, 1000, 10_000, 100_000]
const PENDING_ROUNDS = 5
const PENDING_LABELS = { queueNs: 'queue', kernelNs: 'kernel', resumeNs: 'yardstick: resuming a generator' } as const

/** The cost must not grow faster than log n: its ratio to the smallest n stays at or below that of the logarithms. */
export async function pendingSuite(place: Place): Promise<boolean> {
  const rounds = new Map<number, PendingRound[]>(PENDING.map((pending) => [pending, []]))
  for (let i = 0; i < PENDING_ROUNDS; i++) {
    for (const pending of PENDING) rounds.get(pending)!.push(await place.round('pending', { pending }))
  }
  const cost = (part: keyof PendingRound, pending: number): number => median(rounds.get(pending)!.map((round) => round[part]))
  const parts = Object.keys(PENDING_LABELS) as (keyof PendingRound)[]
  return printTable(
    `Cost of an event among n pending ones, ${place.name}`,
    parts.flatMap((part) => PENDING.map((pending) => growthLine(part, pending, cost(part, pending), cost(part, PENDING[0]!)))),
  )
}

function growthLine(part: keyof PendingRound, pending: number, ns: number, leastNs: number): Line {
  const what = `${PENDING_LABELS[part]}, n = ${pending.toLocaleString('en')}`
  const growth = ns / leastNs
  const allowed = Math.log(pending) / Math.log(PENDING[0]!)
  const measured = `${ns.toFixed(0)} ns  ${growth.toFixed(2)}x`
  if (part === 'resumeNs' || allowed === 1) return { what, measured }
  return { what, measured, goal: `<= ${allowed.toFixed(2)}x`, verdict: growth <= allowed ? 'ok' : 'over' }
}
