import { describe, expect, it } from 'vitest'
import { CATALOGUE, NOTICES_AFTER_MS, SERVERS, popScene } from '../../tests/support/popScene'
import { readRun } from '../../tests/support/readRun'
import { RING } from '../cdn/placement/hashRing'
import { inheritedArcs } from '../cdn/placement/inheritance'
import { ringOf } from '../cdn/placement/placement'
import { RunReport } from '../reading/report'
import { Kind } from '../trace/traceKinds'
import { countAt } from '../trace/position'
import { eventsAt } from './events'
import { type RingFrame, ringAt } from './ringFrame'

const run = readRun(popScene)
const urls = CATALOGUE.objects.map(({ url }) => url)
const pop = run.nodes.find(({ id }) => id === 'pop')!.index
const startUs = run.steps[1]!.startUs
/** So many ms after the second step has begun. */
const after = (ms: number): RingFrame => ringAt(run, pop, urls, startUs + ms * 1000)
const [KILLED, RETURNED, POINTS, MODULO] = [500, 1500, 2000, 2500]
const LEFT = ['server-1', 'server-3']

const named = ({ servers, arcs }: RingFrame): unknown => arcs.map(({ from, to, server }) => ({ from: from * RING, to: to * RING, server: servers[server]!.id }))
const inherited = ({ servers, change }: RingFrame): unknown =>
  change?.inherited.map(({ from, to, server, was }) => ({ from: from * RING, to: to * RING, was: servers[was]!.id, now: servers[server]!.id }))

describe('the ring of a POP', () => {
  it('has the arcs of its servers, and nothing has changed hands at first', () => {
    const frame = ringAt(run, pop, urls, 1_000_000)
    expect(named(frame)).toEqual(ringOf(4, SERVERS).arcs)
    expect(frame.change).toBeNull()
    expect(frame.servers.map(({ id, takesPart, health }) => [id, takesPart, health])).toEqual(SERVERS.map((id) => [id, true, 'up']))
    expect(frame.servers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('keeps a dead server until the balancer knows, and then its arcs go to the others', () => {
    const unknown = after(KILLED + NOTICES_AFTER_MS - 1)
    expect(unknown.servers.map(({ takesPart, health }) => [takesPart, health])).toEqual([[true, 'up'], [true, 'down'], [true, 'up']])
    expect(unknown.change).toBeNull()
    const known = after(KILLED + NOTICES_AFTER_MS + 1)
    expect(known.servers.map(({ takesPart }) => takesPart)).toEqual([true, false, true])
    expect(named(known)).toEqual(ringOf(4, LEFT).arcs)
    expect(inherited(known)).toEqual(inheritedArcs(ringOf(4, SERVERS), ringOf(4, LEFT)))
    expect(known.change?.sinceMs).toBeCloseTo(1, 6)
  })

  it('gives them back when it returns, and shares the ring anew when servers get more points', () => {
    const back = after(RETURNED + 10)
    expect(inherited(back)).toEqual(inheritedArcs(ringOf(4, LEFT), ringOf(4, SERVERS)))
    expect(back.change?.sinceMs).toBeCloseTo(10, 6)
    expect(inherited(after(POINTS + 10))).toEqual(inheritedArcs(ringOf(4, SERVERS), ringOf(40, SERVERS)))
  })

  it('has no arcs under a modulo, and keys all the same', () => {
    const frame = after(MODULO + 10)
    expect([frame.arcs, frame.change?.inherited, frame.servers.map(({ share }) => share)]).toEqual([[], [], [0, 0, 0]])
    expect(new Set(frame.keys.map(({ server }) => server))).toEqual(new Set([0, 1, 2]))
  })

  it('has each key on the arc of the server that gets its requests', () => {
    const report = new RunReport(run)
    for (const { atMs, url, path } of report.of({ client: 'anna', step: 'full' })) {
      const { keys, servers, arcs } = ringAt(run, pop, urls, atMs * 1000)
      const { turn, server } = keys[urls.indexOf(url)]!
      expect(path[2], url).toBe(servers[server]!.id)
      expect((arcs.find(({ to }) => to >= turn) ?? arcs[0]!).server).toBe(server)
    }
  })

  it('counts what each server was given in the step', () => {
    const position = startUs + 2_900_000
    const count = countAt(run.trace, position)
    const placed = Array.from({ length: count }, (_, i) => i).filter((i) => run.trace.kind(i) === Kind.Placed && run.trace.timeUs(i) >= startUs)
    expect(placed.length).toBeGreaterThan(20)
    for (const { node, requests } of ringAt(run, pop, urls, position).servers) expect(requests).toBe(placed.filter((i) => run.trace.a(i) === node).length)
  })

  it('compares with a modulo only where no modulo places keys', () => {
    expect(after(KILLED + NOTICES_AFTER_MS + 10).change?.byModulo).toBeGreaterThan(0.5)
    const moduloOnly = readRun(popScene, { seed: 8, levers: { points: 0 }, acts: [{ atUs: 100, kind: 'lever', name: 'points', value: 0 }] })
    const { change } = ringAt(moduloOnly, pop, urls, moduloOnly.steps[1]!.startUs + (KILLED + NOTICES_AFTER_MS + 10) * 1000)
    expect([change?.moved, change?.byModulo]).toEqual([expect.closeTo(2 / 3, 0), null])
  })

  it('counts for each server what went past it where loads are bounded', () => {
    const bounded = readRun(popScene, { seed: 8, levers: { bound: 1 }, acts: [] })
    const position = startUs + (KILLED - 10) * 1000
    const report = new RunReport(bounded)
    const ring = ringOf(4, SERVERS)
    const passed = report.of({ client: 'anna', step: 'killed' }).filter(({ atMs, url, path }) => atMs * 1000 < position - 50_000 && path[2] !== ring.locate(url))
    const counted = ringAt(bounded, pop, urls, position).servers.map(({ id, passedOn }) => [id, passedOn])
    expect(passed.length).toBeGreaterThan(0)
    for (const [id, passedOn] of counted) expect(passedOn, String(id)).toBeGreaterThanOrEqual(passed.filter(({ url }) => ring.locate(url) === id).length)
    expect(after(KILLED - 10).servers.map(({ passedOn }) => passedOn)).toEqual([0, 0, 0])
  })

  it('is told in words, too', () => {
    const placed = eventsAt(run, run.endUs, 10_000).filter(({ text }) => text.startsWith('Pop gives'))
    expect(placed[0]?.text).toMatch(/^Pop gives the request to server-\d, which has 1 open\.$/)
  })

  it('is asked of a balancer only', () => expect(() => ringAt(run, 0, urls, 0)).toThrow('node 0 is no balancer'))
})
