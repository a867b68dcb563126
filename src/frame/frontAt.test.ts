/**
 * A front: what it shows is what the run has done, moment by moment, and nothing is known before it happens.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/11-making-the-world-forget/scene'
import { runOf } from '../../tests/support/runOf'
import type { LeverValues } from '../cdn/levers'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { RunReport } from '../reading/report'
import { indexOf } from '../reading/traceIndex'
import { Kind, PurgeMessage, purgeMessage, purgeTo } from '../trace/traceKinds'
import { frontAt } from './frontAt'
import type { FrontFrame } from './frontFrame'

const view = scene.topology.view as ViewOf<'front'>
const runWith = (levers: LeverValues = {}): Reading => runOf(scene, { seed: scene.seed, levers, acts: [] })
const stepOf = (run: Reading, id: string): Reading['steps'][number] => run.steps.find((step) => step.id === id)!
const endOf = (run: Reading, id: string): FrontFrame => frontAt(run, stepOf(run, id).endUs - 1, view)
/** Records of one kind in a step. */
const ofStep = (run: Reading, id: string, kind: Kind): number[] => {
  const { startUs, endUs } = stepOf(run, id)
  return [...indexOf(run).ofKind(kind)].filter((i) => run.trace.timeUs(i) >= startUs && run.trace.timeUs(i) < endUs)
}

describe('a front', () => {
  const run = runWith()
  const report = new RunReport(run)

  it.each(scene.steps.map(({ id }) => id))('of %s has every answer once, the old ones marked', (id) => {
    const { rows, answered, old } = endOf(run, id)
    const drawn = rows.flatMap(({ answers }) => answers)
    expect(drawn.map(({ request }) => request).toSorted((a, b) => a - b)).toEqual(report.of({ step: id }).map((one) => one.id))
    expect([answered, old]).toEqual([report.of({ step: id }).length, report.wrong({ step: id })])
    for (const { node, answers } of rows) for (const { request } of answers) expect(run.nodes[node]!.city).toBe(run.nodes[run.requests.client(request)]!.city)
  })

  it('says of each cache when it was told, and of the origin each answer', () => {
    for (const id of ['tag', 'soft', 'lost', 'race']) {
      const { rows, asks, orders } = endOf(run, id)
      const done = ofStep(run, id, Kind.PurgeDone)
      const changeUs = run.trace.timeUs(ofStep(run, id, Kind.Deploy)[0]!)
      for (const { node, toldMs, meant } of rows) {
        const record = done.find((i) => run.trace.node(i) === node)!
        expect([toldMs, meant]).toEqual([(run.trace.timeUs(record) - changeUs) / 1000, run.trace.a(record)])
      }
      expect(orders.map(({ atMs, node }) => [atMs, run.nodes[node]!.name])).toEqual([[0, 'Frankfurt']])
      expect(asks.map(({ thin }) => thin).toSorted()).toEqual(ofStep(run, id, Kind.Answer).map((i) => run.trace.a(i) === 304).toSorted())
    }
  })

  it('has its rows by their distance from the order, wherever that is given, and the shield last', () => {
    const told = (frame: FrontFrame): readonly (number | null)[] => frame.rows.filter(({ isShield }) => !isShield).map(({ toldMs }) => toldMs)
    for (const ingress of ['frankfurt', 'ashburn', 'sydney']) {
      const times = told(endOf(runWith({ ingress }), 'one-url')) as number[]
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
    expect(endOf(run, 'race').rows.map(({ isShield }) => isShield)).toEqual([...view.pops.map(() => false), true])
    expect(endOf(run, 'tag').rows).toHaveLength(view.pops.length)
  })

  it('grows with the playhead, and has nothing of what is to come', () => {
    for (const id of ['one-url', 'lost', 'race']) {
      const { startUs, endUs } = stepOf(run, id)
      const whole = endOf(run, id)
      let answered = 0
      for (let us = startUs; us < endUs; us += 37_000) {
        const now = frontAt(run, us, view)
        const spans = now.rows.flatMap(({ window, hole, stains }) => [window, hole, ...stains].flatMap((span) => span ?? []))
        for (const { fromMs, toMs } of [...spans, ...now.rows.flatMap(({ answers }) => answers)]) {
          expect(toMs).toBeLessThanOrEqual(now.nowMs + 1e-6)
          expect(fromMs).toBeLessThanOrEqual(toMs + 1e-6)
        }
        for (const ms of [...now.rows.flatMap(({ lostMs, toldMs }) => [...lostMs, ...(toldMs === null ? [] : [toldMs])]), ...now.asks.map(({ atMs }) => atMs)]) expect(ms).toBeLessThanOrEqual(now.nowMs + 1e-6)
        expect([now.beginMs, now.endMs]).toEqual([whole.beginMs, whole.endMs])
        expect(now.answered).toBeGreaterThanOrEqual(answered)
        answered = now.answered
      }
    }
  })

  it('has a hole where a message was lost, until another one comes', () => {
    const { rows } = endOf(run, 'lost')
    const holed = rows.filter(({ hole }) => hole)
    expect(holed.length).toBeGreaterThan(0)
    for (const { hole, lostMs, toldMs } of holed) expect([hole!.fromMs, hole!.toMs]).toEqual([lostMs[0], toldMs])
    for (const { hole, toldMs } of rows.filter((row) => !row.hole)) expect([hole, toldMs! < 170]).toEqual([null, true])
    const open = endOf(runWith({ retries: 0, gossip: false }), 'lost')
    const never = open.rows.filter(({ toldMs }) => toldMs === null)
    expect(never.length).toBeGreaterThan(0)
    for (const { hole } of never) expect(hole!.toMs).toBe(open.nowMs)
    expect(endOf(run, 'tag').rows.every(({ hole, lostMs }) => hole === null && lostMs.length === 0)).toBe(true)
  })

  it('says who heard by gossip: whom the message of another POP reached, as the trace has it', () => {
    const step = run.steps.findIndex(({ id }) => id === 'lost')
    const { trace, steps } = run
    const [fromUs, toUs] = [steps[step]!.startUs, steps[step]!.endUs]
    const told = new Set<string>()
    for (let i = 0; i < trace.length; i++) {
      if (trace.kind(i) !== Kind.PurgeSent || purgeMessage(trace.a(i)) !== PurgeMessage.Repair || trace.timeUs(i) < fromUs || trace.timeUs(i) > toUs) continue
      told.add(`${purgeTo(trace.a(i))} ${trace.timeUs(i) + trace.b(i)}`)
    }
    const { rows } = endOf(run, 'lost')
    const doneUs = (node: number): number => trace.timeUs(Array.from({ length: trace.length }, (_, i) => i).find((i) => trace.kind(i) === Kind.PurgeDone && trace.node(i) === node && trace.timeUs(i) >= fromUs)!)
    expect(rows.filter(({ byGossip }) => byGossip).length).toBeGreaterThan(0)
    for (const { node, byGossip } of rows) expect(byGossip, run.nodes[node]!.name).toBe(told.has(`${node} ${doneUs(node)}`))
  })

  it('is stained where a cache that had been told has the old page again, and then only', () => {
    const { rows } = endOf(run, 'race')
    for (const { stains, answers } of rows) {
      const behind = answers.filter(({ old, toMs }) => old && stains.some((stain) => toMs >= stain.fromMs - 10 && toMs <= stain.toMs))
      expect(stains.length > 0).toBe(behind.length > 0)
    }
    expect(rows.filter(({ stains }) => stains.length > 0).length).toBeGreaterThan(6)
    expect(endOf(runWith({ first: 'shield' }), 'race').rows.flatMap(({ stains }) => stains)).toEqual([])
    for (const id of ['one-url', 'tag', 'prefix', 'zone', 'soft', 'lost', 'versions']) expect(endOf(run, id).rows.flatMap(({ stains }) => stains), id).toEqual([])
  })

  it('has of each place whether it holds a copy, and whether that is old', () => {
    const states = (id: string, at = stepOf(run, id).endUs - 1): string[] => frontAt(run, at, view).rows.map(({ copies }) => copies.map(({ state }) => state[0]).join(''))
    const { startUs } = stepOf(run, 'tag')
    expect(new Set(states('tag', startUs))).toEqual(new Set(['hhhhhh']))
    expect(states('tag', startUs + 70_000)[0]).toBe('eehhhh')
    expect(new Set(states('tag', startUs + 70_000).slice(2))).toEqual(new Set(['oohhhh']))
    expect(new Set(states('one-url'))).toEqual(new Set(['hohhhh']))
    expect(new Set(states('zone'))).toEqual(new Set(['hhhhhh']))
  })

  it('has nobody told where URLs have versions', () => {
    const { rows, orders, changesMs } = endOf(run, 'versions')
    expect(rows.every(({ toldMs, window }) => toldMs === null && window === null)).toBe(true)
    expect([orders, changesMs]).toEqual([[], [0]])
  })
})
