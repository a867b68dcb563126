/**
 * Every instrument against a naive reading of the trace, at moments of every scene, declared there or not; and what is not
 * declared is not drawn.
 */
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { isOrigin } from '../../src/cdn/nodes/originSpec'
import { frameAt } from '../../src/frame/frameAt'
import { Instruments } from '../../src/panels/instruments/Instruments'
import { instrumentNow, loadInstrument } from '../../src/panels/instruments/instruments'
import type { Reading } from '../../src/reading/reading'
import { RunReport } from '../../src/reading/report'
import { viewOf } from '../../src/scene/viewOf'
import type { Instrument, InstrumentKind, InstrumentOf } from '../../src/scene/types'
import { Cause } from '../../src/trace/exchanges'
import { countAt } from '../../src/trace/position'
import type { Trace } from '../../src/trace/trace'
import { Kind, OUTCOME_NAMES, Phase, SlotState, slotIndex, slotState } from '../../src/trace/traceKinds'
import { type AnsweredSoFar, answeredSoFar } from '../support/answeredSoFar'
import { contractSoFar } from '../support/contractSoFar'
import { answerersSoFar, ofKind } from '../support/answerersSoFar'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** Steps with a crowd, and the request with which it comes. */
const CROWDS: Readonly<Record<string, { since: string; rows: []; told: string }>> = Object.fromEntries(['all-go', 'one-goes', 'the-trap', 'remembers', 'gives-up'].map((step) => [step, { since: `first-${step}`, rows: [], told: '' }]))

/** One declaration of each kind; exhaustive, as the registry is. */
const DECLARED: { readonly [K in InstrumentKind]: InstrumentOf<K> } = {
  gauge: { kind: 'gauge', max: 10 },
  waits: { kind: 'waits', maxMs: 250 },
  ratio: { kind: 'ratio' },
  waterfall: { kind: 'waterfall' },
  bytes: { kind: 'bytes' },
  found: { kind: 'found' },
  memory: { kind: 'memory', maxBytes: 1000 },
  wrong: { kind: 'wrong', label: 'Wrong' },
  answerers: { kind: 'answerers' },
  recorded: { kind: 'recorded', title: 'Elsewhere', thinkMs: 100, crowd: (step) => CROWDS[step] ?? 'none', as: () => '' },
  cells: { kind: 'cells', title: 'Four runs', rows: [{ label: 'a', levers: {} }], columns: [{ label: 'b', levers: { 'no such lever': 1 } }] },
  chain: { kind: 'chain', title: 'Chain', measured: { name: 'Elsewhere', links: [] } },
  verdict: { kind: 'verdict', title: 'Contract', boards: { promised: 'contract' }, elsewhere: 'none', note: (_, say) => `In the end ${say.count(1)}.` },
}
const ALL: readonly Instrument[] = Object.values(DECLARED)

/** The records so far, one after the other. */
function soFar({ trace }: Reading, position: number): number[] {
  return Array.from({ length: countAt(trace, position) }, (_, i) => i)
}

/** What the first cache decided on the request of a Done record. */
function outcomeOf({ trace }: Reading, done: number): string | undefined {
  for (let i = 0; i < done; i++) {
    if (trace.kind(i) === Kind.Outcome && trace.request(i) === trace.request(done)) return OUTCOME_NAMES[trace.a(i)]
  }
  return undefined
}

/** Of them those of the step that is on. */
function soFarInStep(result: Reading, position: number): number[] {
  const records = soFar(result, position)
  const since = records.findLastIndex((i) => result.trace.kind(i) === Kind.Step && result.trace.a(i) > 0)
  return records.slice(Math.max(0, since))
}

/** The last answers that left an origin, with the status of the Answer record before each. */
function sentSoFar(result: Reading, position: number): unknown {
  const { trace } = result
  const records = soFar(result, position)
  const inStep = new Set(soFarInStep(result, position))
  return ofKind(trace, records, Kind.Sent).slice(-16).map((i) => ({
    record: i, bytes: trace.a(i) + trace.b(i), past: !inStep.has(i),
    status: trace.a(records.findLast((j) => j < i && trace.kind(j) === Kind.Answer && trace.exchange(j) === trace.exchange(i))!),
  }))
}

function originSoFar(result: Reading, position: number): unknown {
  const { trace } = result
  const records = soFarInStep(result, position)
  const arrivals = ofKind(trace, records, Kind.Receive)
  const sent = ofKind(trace, records, Kind.Sent)
  const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0)
  return {
    requests: arrivals.length,
    rps: arrivals.filter((i) => trace.timeUs(i) > Math.ceil(Math.max(0, position)) - 1_000_000).length,
    contentBytes: sum(sent.map((i) => trace.a(i))),
    headBytes: sum(sent.map((i) => trace.b(i))),
    pushedBytes: sum(sent.filter((i) => trace.exchanges.cause(trace.exchange(i)) === Cause.Push).map((i) => trace.a(i))),
  }
}

function waitsSoFar(result: Reading, position: number): unknown {
  const { trace, nodes } = result
  const frame = frameAt(result, position)
  const records = soFar(result, position)
  const steps = ofKind(trace, records, Kind.Step)
  const ofStep = ofKind(trace, records, Kind.Done).filter((i) => i >= (steps[frame.step] ?? 0))
  const open = ofKind(trace, records, Kind.Request).filter(
    (i) => !ofKind(trace, records, Kind.Done).some((done) => trace.request(done) === trace.request(i)),
  )
  const view = viewOf(result.scene, frame.step)
  const onView = { lanes: view.kind === 'lanes' && view.lanes.flat(), sheet: view.kind === 'sheet' && view.columns.flat() }
  const isOnView = (id: string): boolean => Object.values(onView).every((ids) => ids === false || ids.includes(id))
  const clients = nodes.filter(({ id, kind, index }) => kind === 'client' && frame.nodes[index]!.active && isOnView(id))
  return shownOf(result, frame.step, clients).map(({ index }) => {
    const sorted = ofStep.filter((i) => trace.node(i) === index).map((i) => trace.b(i) / 1000).sort((a, b) => a - b)
    const nearest = (share: number): number | null => (sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!)
    const oldest = open.find((i) => trace.node(i) === index)
    const answers = ofKind(trace, records, Kind.Done).filter((i) => trace.node(i) === index)
    const past = answers.filter((i) => i < (steps[frame.step] ?? 0) && result.requests.hasName(trace.request(i))).slice(-60)
    const own = ofStep.filter((i) => trace.node(i) === index)
    const oneIn = [1, 2, 4, 8, 16, 32, 64, 128, 256].find((n) => clients.every(({ index: one }) => ofStep.filter((i) => trace.node(i) === one).length <= 60 * n))!
    const marked = clients.length > 8 ? [] : [...past, ...own.filter((_, k) => k % oneIn === 0 || k === own.length - 1)]
    return {
      isOfMany: clients.length > 8, past: clients.length > 8 ? 0 : past.length, oneIn, marks: marked.map((i) => ({ request: trace.request(i), ms: trace.b(i) / 1000 })),
      client: index, count: sorted.length, p50Ms: nearest(0.5), p95Ms: nearest(0.95),
      pendingMs: oldest === undefined ? null : expect.closeTo((Math.max(0, position) - trace.timeUs(oldest)) / 1000, 3),
    }
  })
}

/** Of many those that ask in the step, early or late; all where none does. */
function shownOf<N extends { readonly index: number }>({ trace }: Reading, step: number, clients: readonly N[]): readonly N[] {
  if (clients.length <= 8) return clients
  const all = Array.from({ length: trace.length }, (_, i) => i)
  const [from, to = Infinity] = ofKind(trace, all, Kind.Step).slice(step)
  const asked = ofKind(trace, all, Kind.Request).filter((i) => i >= (from ?? 0) && i < to).map((i) => trace.node(i))
  const asking = clients.filter(({ index }) => asked.includes(index))
  return asking.length === 0 ? clients : asking
}

function heldSoFar(result: Reading, position: number): unknown {
  const { trace, nodes } = result
  const frame = frameAt(result, position)
  const count = countAt(trace, position)
  // The life of a copy belongs to the record of its slot before it.
  const isPair = count > 0 && count < trace.length && trace.kind(count - 1) === Kind.Slot && trace.kind(count) === Kind.Life
  return nodes.filter(({ kind, index }) => ['edge', 'parent', 'shield'].includes(kind) && frame.nodes[index]!.active).map(({ index, name }) => {
    const copies = new Map<number, number>()
    for (let i = 0; i < count + Number(isPair); i++) {
      if (trace.node(i) !== index) continue
      if (trace.kind(i) === Kind.Slot && slotState(trace.a(i)) === SlotState.Empty) copies.delete(slotIndex(trace.a(i)))
      if (trace.kind(i) === Kind.Life) copies.set(trace.a(i), trace.lives.bytes(trace.b(i)))
    }
    return { node: index, name, entries: copies.size, bytes: [...copies.values()].reduce((sum, bytes) => sum + bytes, 0) }
  })
}

function contentsSoFar({ trace }: Reading, records: readonly number[]): { content: string; count: number; wrong: number }[] {
  const found = new Map<string, { content: string; count: number; wrong: number }>()
  for (const i of ofKind(trace, records, Kind.Content)) {
    const content = trace.string(trace.a(i))
    const one = found.get(content) ?? { content, count: 0, wrong: 0 }
    found.set(content, { content, count: one.count + 1, wrong: one.wrong + Number(trace.b(i) !== trace.a(i)) })
  }
  return [...found.values()]
}

function answersSoFar(result: Reading, position: number): { hits: number; answered: number } {
  const dones = ofKind(result.trace, soFarInStep(result, position), Kind.Done)
  return { hits: dones.filter((i) => ['hit', 'stale'].includes(outcomeOf(result, i) ?? '')).length, answered: dones.length }
}

/** Of the caches of a view of disks or of a ring: what users found in each step that is drawn as this one is; between changes where they are one disk. */
function foundSoFar(result: Reading, position: number): unknown {
  const { trace, scene, nodes } = result
  const frame = frameAt(result, position)
  const view = viewOf(scene, frame.step)
  if (view.kind !== 'disks' && view.kind !== 'ring') return null
  const disks = view.kind === 'disks' ? Object.values(view.disks) : [scene.topology.links.filter(({ from }) => from === view.pop).map(({ to }) => to)]
  const resources = scene.topology.nodes.filter(isOrigin).flatMap((origin) => Object.keys(origin.resources))
  const stepOf = stepsOf(trace)
  const looked = ofKind(trace, soFar(result, position), Kind.Outcome).filter((i) => {
    const request = trace.request(i)
    if (request < 0 || trace.exchanges.cause(trace.exchange(i)) !== Cause.User) return false
    return resources.includes(result.requests.url(request)) && !view.visitors?.includes(nodes[result.requests.client(request)]!.id)
  })
  return result.steps.slice(0, frame.step + 1).filter(({ index }) => viewOf(scene, index) === view).map(({ index }) => {
    const ofStep = (ids: readonly string[]): number[] => looked.filter((i) => stepOf[i] === index && ids.includes(nodes[trace.node(i)]!.id))
    const sums = disks.map((ids) => ({ asked: ofStep(ids).length, hits: ofStep(ids).filter((i) => ['hit', 'stale', 'revalidated'].includes(OUTCOME_NAMES[trace.a(i)]!)).length }))
    const parts = disks.length > 1 ? sums.map((sum) => expect.objectContaining(sum)) : expect.toSatisfy(addUpTo(sums[0]!))
    return { title: scene.steps[index]!.title, isNow: index === frame.step, parts }
  })
}

const addUpTo = ({ asked, hits }: Sum) => (parts: readonly Sum[]): boolean =>
  parts.length === 4 || (parts.reduce((sum, part) => sum + part.asked, 0) === asked && parts.reduce((sum, part) => sum + part.hits, 0) === hits)

interface Sum {
  readonly asked: number
  readonly hits: number
}

/** The step of each record. */
function stepsOf(trace: Trace): number[] {
  let step = 0
  return Array.from({ length: trace.length }, (_, i) => (step = trace.kind(i) === Kind.Step ? trace.a(i) : step))
}

/** The time of the followed request that each pair of nodes and each work took so far, flights of a handshake together. */
function busySoFar(result: Reading, position: number): number {
  const { trace } = result
  const request = frameAt(result, position).spotlight?.request
  return soFar(result, position).reduce((sum, i) => {
    if (trace.request(i) !== request || (trace.kind(i) !== Kind.Hop && trace.kind(i) !== Kind.Work)) return sum
    const queued = trace.kind(i) === Kind.Work && trace.a(i) === Phase.Queue
    const startUs = queued ? trace.timeUs(i) - trace.b(i) : trace.timeUs(i)
    return sum + Math.max(0, Math.min(startUs + trace.b(i), Math.max(0, position)) - startUs) / 1000
  }, 0)
}

const answeredNow = (result: Reading, position: number): AnsweredSoFar =>
  answeredSoFar(result, { whole: soFarInStep(result, result.steps[frameAt(result, position).step]!.endUs), all: soFar(result, position), step: soFarInStep(result, position) })

const NAIVE: Readonly<Record<InstrumentKind, (result: Reading, position: number, reading: unknown) => void>> = {
  gauge: (result, position, reading) => expect(reading).toMatchObject(originSoFar(result, position) as object),
  bytes: (result, position, reading) => {
    expect(reading).toMatchObject(originSoFar(result, position) as object)
    expect(reading).toMatchObject({ answers: sentSoFar(result, position), sent: ofKind(result.trace, soFarInStep(result, position), Kind.Sent).length })
  },
  waits: (result, position, reading) => expect(reading).toMatchObject(waitsSoFar(result, position) as object),
  ratio: (result, position, reading) => expect(reading).toEqual(answersSoFar(result, position)),
  memory: (result, position, reading) => expect(reading).toEqual(heldSoFar(result, position)),
  found: (result, position, reading) => expect(reading).toEqual(foundSoFar(result, position)),
  wrong: (result, position, reading) => {
    const contents = contentsSoFar(result, soFarInStep(result, position))
    const planted = result.nodes.flatMap(({ plants }) => plants ?? [])
    const forged = contents.map(({ content }) => content).filter((content) => planted.some((text) => content.includes(text)))
    expect(reading).toEqual({ contents, forged, answered: answersSoFar(result, position).answered })
  },
  answerers: (result, position, reading) => expect(reading).toEqual(answerersSoFar(result, soFar(result, position), soFarInStep(result, position))),
  recorded: (result, position, reading) => {
    const crowd = CROWDS[result.steps[frameAt(result, position).step]!.id]
    if (!crowd) return expect(reading).toBe('none')
    const { trace, requests } = result
    const ofCrowd = (kind: Kind): number[] => ofKind(trace, soFarInStep(result, position), kind).filter((i) => trace.request(i) >= requests.named(crowd.since)!)
    const waits = ofCrowd(Kind.Done).map((i) => trace.b(i) / 1000).toSorted((a, b) => a - b)
    expect(reading).toMatchObject({
      own: {
        came: ofCrowd(Kind.Request).length, done: waits.length, fetches: ofCrowd(Kind.Receive).length,
        waitsMs: waits.length === 0 ? null : [waits[0], waits[waits.length >> 1], waits.at(-1)],
      },
    })
  },
  cells: (result, position, reading) => expect(reading).toMatchObject({ own: answeredNow(result, position).atOrigin, here: [[false]] }),
  chain: (result, position, reading) => expect(reading).toEqual(answeredNow(result, position)),
  verdict: (result, position, reading) => expect(reading).toEqual(contractSoFar(result, position)),
  waterfall: (result, position, reading) => {
    const bars = (reading as { now: { bars: readonly { startMs: number; endMs: number }[] } | null }).now?.bars ?? []
    expect(bars.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBeCloseTo(busySoFar(result, position), 3)
  },
}

beforeAll(async () => {
  await Promise.all(ALL.map(({ kind }) => loadInstrument(kind)))
})

describe.each(SCENES)('$folder', ({ scene }) => {
  const result = runOf(scene)

  it.each(ALL)('reads $kind as a scan of the trace does', (instrument) => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: result.endUs, noNaN: true }), (position) => {
        const frame = frameAt(result, position)
        NAIVE[instrument.kind](result, position, instrumentNow(instrument.kind)!.read({ run: result, frame }, instrument))
      }),
      { numRuns: result.trace.length > 10_000 ? 5 : 25 },
    )
  })

  it('has counted at the end of each step what texts and tasks count of it', () => {
    const report = new RunReport(result)
    for (const { id, endUs } of result.steps) {
      const frame = frameAt(result, endUs - 1)
      const at = { run: result, frame }
      const all = report.of({ step: id })
      const read = (kind: 'ratio' | 'wrong' | 'gauge'): unknown => instrumentNow(kind)!.read(at, DECLARED[kind])
      expect(read('gauge'), id).toMatchObject({ requests: report.origin(id).requests, peakRps: report.origin(id).peakRps })
      const fromCaches = all.filter(({ outcome, waitMs }) => waitMs !== null && (outcome === 'hit' || outcome === 'stale')).length
      expect(read('ratio'), id).toEqual({ hits: fromCaches, answered: all.filter(({ waitMs }) => waitMs !== null).length })
      const { contents } = instrumentNow('wrong')!.read(at, DECLARED.wrong) as { contents: readonly { wrong: number }[] }
      expect(contents.reduce((sum, { wrong }) => sum + wrong, 0), id).toBe(report.wrong({ step: id }))
    }
  })

  it('draws the instruments that it declares and no other', () => {
    const drawn = ALL.map(({ kind }) => [kind, vi.spyOn(instrumentNow(kind)!, 'Shown')] as const)
    renderToStaticMarkup(createElement(Instruments, { run: result, frame: frameAt(result, result.endUs), onSelect: () => undefined, reducedMotion: true }))
    const shown = drawn.filter(([, { mock }]) => mock.calls.length > 0).map(([kind]) => kind)
    for (const [, spy] of drawn) spy.mockRestore()
    expect(shown.sort()).toEqual(scene.instruments.map(({ kind }) => kind).sort())
  })
})
