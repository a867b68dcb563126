/**
 * Reports and frames are held to a naive reading of the trace: for every scene, with its levers at their ends, and at any
 * moment. Before that the naive reading is shown to notice what it should.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../../src/frame/frameAt'
import type { Reading } from '../../../src/reading/reading'
import { defaultInputs } from '../../../src/run/run'
import { countAt, positionBefore, positionOf } from '../../../src/trace/position'
import { Trace } from '../../../src/trace/trace'
import { Kind, Outcome, SlotState, packSlot, slotIndex } from '../../../src/trace/traceKinds'
import { SCENES } from '../../scenes/scenes'
import { leverEnds } from '../../support/leverEnds'
import { readRun } from '../../support/readRun'
import { frameDifferences, reportDifferences } from './differences'
import { readNaively } from './naiveReading'

const differencesOf = (reading: Reading, trace = reading.trace): string[] => [
  ...reportDifferences(reading, (count) => readNaively(trace, reading.nodes, count)),
  ...frameDifferences(reading, frameAt(reading, reading.endUs), readNaively(trace, reading.nodes)),
]

/** A record as numbers: time, kind, node, exchange, a, b. */
type Row = [timeUs: number, kind: number, node: number, exchange: number, a: number, b: number]

/** The trace with its last record of a kind changed. */
function spoilt(trace: Trace, kind: Kind, change: (row: Row) => Row): Trace {
  const copy = new Trace(undefined, trace.exchanges)
  for (const text of trace.strings) copy.intern(text)
  for (let id = 0; id < trace.lives.length; id++) copy.addLife(trace.lives.at(id))
  const last = Array.from({ length: trace.length }, (_, i) => i).findLast((i) => trace.kind(i) === kind)!
  for (let i = 0; i < trace.length; i++) {
    const row: Row = [trace.timeUs(i), trace.kind(i), trace.node(i), trace.exchange(i), trace.a(i), trace.b(i)]
    copy.record(...(i === last ? change(row) : row))
  }
  return copy
}

describe('the naive reading', () => {
  const { scene } = SCENES.find(({ folder }) => folder.startsWith('06'))!
  const reading = readRun(scene)
  const other = ([timeUs, kind, node, exchange, a, b]: Row, changes: Partial<{ kind: number; a: number; b: number }>): Row => [
    timeUs, changes.kind ?? kind, node, exchange, changes.a ?? a, changes.b ?? b,
  ]

  it.each([
    ['a wait', Kind.Done, (row: Row) => other(row, { b: row[5] + 1 }), 'wait of request'],
    ['a status', Kind.Done, (row: Row) => other(row, { a: 418 }), '418'],
    ['an outcome', Kind.Outcome, (row: Row) => other(row, { a: Outcome.Bypass }), 'bypass'],
    ['an arrival that is overlooked', Kind.Receive, (row: Row) => other(row, { kind: Kind.Select }), 'the origin'],
    ['a condition', Kind.Receive, (row: Row) => other(row, { a: 1 - row[4] }), 'the origin'],
    ['bytes', Kind.Sent, (row: Row) => other(row, { b: row[5] + 1 }), 'the origin'],
    ['a content', Kind.Content, (row: Row) => other(row, { a: 1 }), 'request'],
    ['a slot', Kind.Slot, (row: Row) => other(row, { a: packSlot(slotIndex(row[4]), SlotState.Empty) }), 'slots of'],
    ['a life', Kind.Life, (row: Row) => other(row, { b: row[5] - 1 }), 'slots of'],
    ['what caches said', Kind.CacheStatus, (row: Row) => other(row, { b: 1 }), 'request'],
  ] as const)('notices %s', (_, kind, change, told) => {
    expect(differencesOf(reading, spoilt(reading.trace, kind, change)).join('\n')).toContain(told)
  })
})

describe.each(SCENES)('$folder', ({ scene }) => {
  it('has a report and a last frame that say what the trace says', () => expect(differencesOf(readRun(scene))).toEqual([]))

  const ends = Object.entries(scene.levers).flatMap(([name, lever]) => leverEnds(lever).map((value) => ({ name, value })))
  it.each(ends)('has them with $name at $value', ({ name, value }) => {
    expect(differencesOf(readRun(scene, { ...defaultInputs(scene), levers: { [name]: value } }))).toEqual([])
  })

  it('has a frame at any moment that says what has been recorded by then', () => {
    const reading = readRun(scene)
    const { trace, endUs } = reading
    const records = fc.nat(trace.length - 1)
    const positions = fc.oneof(fc.double({ min: -1, max: endUs, noNaN: true }), records.map((i) => positionOf(trace, i)), records.map((i) => positionBefore(trace, i)))
    fc.assert(
      fc.property(positions, (position) => {
        expect(frameDifferences(reading, frameAt(reading, position), readNaively(trace, reading.nodes, countAt(trace, position)))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
