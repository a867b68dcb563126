/**
 * In what a report and a frame differ from a naive reading, each difference as a sentence; empty when they agree.
 */
import { NODE_KINDS } from '../../../src/cdn/nodeKinds'
import { isOrigin } from '../../../src/cdn/nodes/originSpec'
import { isDeepStrictEqual } from 'node:util'
import type { Frame } from '../../../src/frame/types'
import type { Reading } from '../../../src/reading/reading'
import { RunReport } from '../../../src/reading/report'
import type { OriginView, RequestFilter } from '../../../src/scene/runView'
import { Kind } from '../../../src/trace/traceKinds'
import { type NaiveReading, type NaiveRequest, type NaiveSlot, busiestSecond, rankMs, slotAt } from './naiveReading'

type Compare = (what: string, found: unknown, expected: unknown) => void

function comparison(): { readonly compare: Compare; readonly differences: string[] } {
  const differences: string[] = []
  const compare: Compare = (what, found, expected) => {
    if (!isDeepStrictEqual(found, expected)) differences.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`)
  }
  return { compare, differences }
}

/** The report of a reading, beside naive readings of its first so many records, or of all of them. */
export function reportDifferences(reading: Reading, naiveUpTo: (count?: number) => NaiveReading): string[] {
  const { compare, differences } = comparison()
  const report = new RunReport(reading)
  const naive = naiveUpTo()
  compare('number of requests', report.requests.length, naive.requests.size)
  for (const one of report.requests) {
    const expected = naive.requests.get(one.id)
    if (expected) compareRequest(reading, compare, one, expected)
  }
  compareOrigin(compare, 'the origin', report.origin(), naive, () => true)
  compareWaits(compare, report, naive, {}, () => true)
  reading.steps.forEach(({ id, index, endUs }) => {
    compareOrigin(compare, `the origin in ${id}`, report.origin(id), naive, (step) => step === index)
    compareWaits(compare, report, naive, { step: id }, (one) => one.step === index)
    const atEnd = naiveUpTo(endOfStep(reading, index))
    for (const node of reading.nodes) {
      const found = report.slots(node.id, id).map(({ key, state, life }) => ({ key, state, ageMs: life?.ageMs ?? null }))
      compare(`slots of ${node.id} after ${id}`, found, slotsOf(atEnd, node.index).map((slot) => slotAt(slot, endUs)))
    }
  })
  for (const { id, index, kind } of reading.nodes) {
    if (NODE_KINDS[kind].asks) compareWaits(compare, report, naive, { client: id }, (one) => one.client === index)
    const { hits, misses, stale, revalidated } = report.node(id)
    const decided = (outcome: string): number => naive.decisions.get(`${index} ${outcome}`) ?? 0
    compare(`decisions of ${id}`, [hits, misses, stale, revalidated], ['hit', 'miss', 'stale', 'revalidated'].map(decided))
  }
  return differences
}

function compareRequest(reading: Reading, compare: Compare, one: RunReport['requests'][number], expected: NaiveRequest): void {
  const { id, outcome, status, content, expectedContent, bytes, refreshed, cacheStatus, atMs } = one
  const { waitUs, client, step, atUs, target, ...facts } = expected
  compare(`request ${id}`, { outcome, status, content, expectedContent, bytes, refreshed, cacheStatus }, facts)
  compare(`wait of request ${id}`, one.waitMs, waitUs === null ? null : waitUs / 1000)
  compare(`who asked in request ${id}`, [one.client, one.step, atMs, `${one.method} ${one.url}`], [
    reading.nodes[client]!.id, reading.steps[step]!.id, atUs / 1000, target,
  ])
}

function compareOrigin(compare: Compare, what: string, found: OriginView, naive: NaiveReading, isIn: (step: number) => boolean): void {
  const arrivals = naive.arrivals.filter(({ step }) => isIn(step))
  const sent = naive.sent.filter(({ step }) => isIn(step))
  compare(what, found, {
    requests: arrivals.length,
    conditional: arrivals.filter(({ conditional }) => conditional).length,
    peakRps: busiestSecond(arrivals.map(({ atUs }) => atUs)),
    contentBytes: sent.reduce((sum, { content }) => sum + content, 0),
    headBytes: sent.reduce((sum, { head }) => sum + head, 0),
    pushedBytes: sent.reduce((sum, { content, pushed }) => sum + (pushed ? content : 0), 0),
  })
}

function compareWaits(compare: Compare, report: RunReport, naive: NaiveReading, filter: RequestFilter, isIn: (one: NaiveRequest) => boolean): void {
  const requests = [...naive.requests.values()].filter(isIn)
  const waits = requests.flatMap(({ waitUs }) => (waitUs === null ? [] : [waitUs]))
  const what = JSON.stringify(filter)
  compare(`requests of ${what}`, report.of(filter).length, requests.length)
  compare(`waits of ${what}`, report.waits(filter), waits.toSorted((a, b) => a - b).map((us) => us / 1000))
  for (const share of [0.5, 0.95, 1]) compare(`quantile ${share} of ${what}`, report.quantile(share, filter), rankMs(waits, share) ?? NaN)
  compare(`wrong answers of ${what}`, report.wrong(filter), requests.filter(({ content, expectedContent }) => content !== expectedContent).length)
  const hits = requests.filter(({ outcome }) => outcome === 'hit').length
  compare(`hits of ${what}`, report.of({ ...filter, outcome: 'hit' }).length, hits)
}

const SECOND_US = 1_000_000

/** A frame, beside a naive reading of the records that have happened by then. Instruments have a test of their own (tests/scenes/instruments.test.ts). */
export function frameDifferences({ scene, nodes }: Reading, frame: Frame, naive: NaiveReading): string[] {
  const { compare, differences } = comparison()
  const wholeUs = Math.ceil(Math.max(0, frame.position) - 1e-3)
  compare('step', frame.step, naive.step)
  nodes.forEach(({ id, index, shows }) => {
    const { counters, inside, slots } = frame.nodes[index]!
    for (const [outcome, count] of Object.entries(counters)) compare(`${outcome} of ${id}`, count, naive.stepDecisions.get(`${index} ${outcome}`) ?? 0)
    compare(`inside ${id}`, inside, naive.inside.get(index) ?? 0)
    shows.forEach((_, number) => {
      const slot = naive.slots.get(`${index} ${number}`)
      const expected = slot ? slotAt(slot, wholeUs) : { state: 'empty', ageMs: null }
      compare(`slot ${number} of ${id}`, [slots[number]!.state, slots[number]!.life?.ageMs ?? null], [expected.state, expected.ageMs])
    })
  })
  const { rps, queued: _, capacityRps, ...origin } = frame.origin
  const capacities = scene.topology.nodes.filter(isOrigin).map(({ workers, thinkMs }) => (typeof workers === 'function' ? workers(frame.levers) : workers) / (thinkMs(frame.levers) / 1000))
  compare('what the origin can answer a second', Math.fround(capacityRps), Math.fround(capacities.reduce((sum, one) => sum + one, 0)))
  compareOrigin(compare, 'the origin', origin, naive, (step) => step === naive.step)
  compare('arrivals in the last second', rps, naive.arrivals.filter(({ atUs, step }) => step === naive.step && atUs > Math.ceil(Math.max(0, frame.position)) - SECOND_US).length)
  return differences
}

function slotsOf(naive: NaiveReading, node: number): NaiveSlot[] {
  return [...naive.slots].filter(([place]) => place.startsWith(`${node} `)).map(([, slot]) => slot)
}

/** How many records there are before the next step begins. */
function endOfStep({ trace }: Reading, step: number): number {
  for (let i = 0; i < trace.length; i++) if (trace.kind(i) === Kind.Step && trace.a(i) > step) return i
  return trace.length
}
