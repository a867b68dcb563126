/**
 * The threads of scene 4 at many moments, held to a count of its requests; and the decisions behind their ends.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/04-one-ip-many-doors/scene'
import { runOf } from '../../tests/support/runOf'
import type { ViewOf } from '../cdn/topology'
import { RunReport } from '../reading/report'
import { viewOf } from '../scene/viewOf'
import { ownView } from '../stage/ownView'
import { RULES } from '../cdn/net/bgp/routeLog'
import { roundTripMs } from '../cdn/net/places'
import { indexOf } from '../reading/traceIndex'
import { positionOf } from '../trace/position'
import { Kind, NO_STATUS } from '../trace/traceKinds'
import { decisionNow, wayWords } from './decisionFrame'
import { doorsFrame } from './doorsFrame'
import { frameAt } from './frameAt'
import { PARTS, threadsFrame } from './threadsFrame'

const run = runOf(scene)
const report = new RunReport(run)
const node = (id: string): number => run.nodes.findIndex((one) => one.id === id)
const step = (id: string) => run.steps.find((one) => one.id === id)!

/** Values that the lines of a followed request's decisions have set. */
const decisionLines = (request: number): readonly number[] => [...indexOf(run).byRequest(request)].filter((i) => run.trace.kind(i) === Kind.Value)

const viewOfStep = <K extends 'threads' | 'doors'>(id: string, kind: K): ViewOf<K> => ownView(kind, viewOf(scene, scene.steps.findIndex((one) => one.id === id)))

describe.each(['kill', 'shorter', 'your-turn'])('threads of the step %s', (id) => {
  const { startUs } = step(id)
  const view = viewOfStep(id, 'threads')
  const moments = Array.from({ length: 25 }, (_, k) => startUs + (k + 0.5) * 4_000_000)

  it('count what has failed in each half, as far as it has come', () => {
    for (const at of moments) {
      const frame = threadsFrame(run, at, view)
      const known = report.of({ step: id }).filter(({ atMs, waitMs }) => waitMs !== null && (atMs + waitMs) * 1000 <= at)
      for (const [k, by] of (['anycast', 'geo'] as const).entries()) {
        const { failed, rows } = frame.halves[k]!
        expect(failed).toBe(known.filter(({ status, client }) => status === NO_STATUS && client.endsWith(`-${by}`)).length)
        // Nobody has been put anywhere.
        expect(rows.map(({ client }) => run.nodes[client]!.id)).toEqual(view.halves[k]!.users.filter((user) => !user.startsWith('you')))
      }
    }
  })

  it('tell of the kill and of who has noticed only when it has happened', () => {
    const verdicts = report.records('verdict').filter(({ b, atMs }) => b === 0 && atMs * 1000 >= startUs)
    const [ofRoutes, ofName] = view.halves.map(({ sentBy }) => verdicts.find(({ node: watcher }) => sentBy.includes(watcher))!)
    for (const at of moments) {
      const { marks, halves } = threadsFrame(run, at, view)
      expect(marks.map(({ health }) => health)).toEqual(at >= startUs + 8_000_000 ? ['down'] : [])
      expect(halves.map(({ noticedUs }) => noticedUs !== null)).toEqual([at >= ofRoutes!.atMs * 1000, at >= ofName!.atMs * 1000])
    }
  })

  it('have strips that add up to what was asked', () => {
    const end = startUs + view.windowMs * 1000 - 1
    const { lookups, origin } = threadsFrame(run, end, view)
    const inWindow = ({ atMs }: { atMs: number }): boolean => atMs * 1000 >= startUs && atMs * 1000 <= end
    expect(lookups.counts).toHaveLength(PARTS)
    expect(lookups.total).toBe(report.records('resolved').filter((one) => inWindow(one) && one.node.startsWith('dns-')).length)
    expect(origin.total).toBe(report.records('receive').filter(inWindow).length)
  })
})

describe('a place that is drained before another one dies', () => {
  const { startUs } = step('kill')
  const drained = runOf(scene, { seed: scene.seed, levers: {}, acts: [{ atUs: startUs + 1_000_000, kind: 'do', name: 'drain', choice: 'pop-sydney' }] })
  const view = viewOfStep('kill', 'threads')
  const verdicts = new RunReport(drained).records('verdict').filter(({ b, atMs }) => b === 0 && atMs * 1000 >= startUs)

  it('is not what was noticed of the one that died', () => {
    const frame = threadsFrame(drained, startUs + 60_000_000, view)
    expect(frame.marks.map(({ node: at, health }) => [run.nodes[at]!.id, health])).toEqual([['pop-sydney', 'drained'], ['pop-frankfurt', 'down']])
    expect(frame.halves.map(({ noticedUs }) => noticedUs)).toEqual(view.halves.map(({ sentBy }) => verdicts.find((one) => one.a === node('pop-frankfurt') && sentBy.includes(one.node))!.atMs * 1000))
    expect(verdicts[0]!.a).toBe(node('pop-sydney'))
  })
})

describe('the check that the code panel shows', () => {
  const { startUs } = step('kill')
  const listing = scene.listings.findIndex(({ listing: { name } }) => name === 'HealthCheck.run')

  it('runs between the kill and the moment in which it is noticed, and what it has counted stays between two checks', () => {
    const [from, to] = [8, 24].map((s) => run.trace.countUpTo(startUs + s * 1_000_000))
    const lines = Array.from({ length: to! - from! }, (_, k) => from! + k).filter((i) => run.trace.kind(i) === Kind.Line)
    const code = lines.map((i) => frameAt(run, positionOf(run.trace, i)).code[listing]!)
    expect(code.filter(({ line }) => line > 0).length).toBeGreaterThan(12)
    const rows = new Set(code.flatMap(({ values }) => values.filter(({ name }) => name === 'row').map(({ text }) => text)))
    expect([...rows].toSorted()).toEqual(['0', '1', '2', '3'])
    for (const k of [10, 12, 14, 20]) expect(frameAt(run, startUs + k * 1_000_000).code[listing]!).not.toMatchObject({ line: 0, values: [] })
  })
})

describe('the step before', () => {
  const view = viewOfStep('shorter', 'threads')
  const frame = threadsFrame(run, step('shorter').startUs + 1, view)

  it('stays beside its counters, moved to where this one begins', () => {
    const last = threadsFrame(run, step('kill').startUs + view.windowMs * 1000 - 1, view)
    expect(frame.halves.map(({ failedBefore }) => failedBefore)).toEqual(last.halves.map(({ failed }) => failed))
    expect(frame.lookups.before!.total).toBe(last.lookups.total)
    const by = step('shorter').startUs - step('kill').startUs
    const [london] = frame.halves[1]!.rows
    const failing = last.halves[1]!.rows[0]!.spans.filter(({ state }) => state === 'failed')
    expect(london!.before).toEqual(failing.map((span) => ({ ...span, fromUs: span.fromUs + by, toUs: span.toUs + by })))
  })

  it('is none where another picture was', () => {
    const first = threadsFrame(run, step('kill').startUs + 1, view)
    expect(first.halves.map(({ failedBefore }) => failedBefore)).toEqual([null, null])
    expect(first.lookups.before).toBeNull()
  })
})

describe('a decision', () => {
  const at = step('policy').endUs - 1

  it('says for Lima that a preference struck out the shorter path', () => {
    const { hops, chosen, server } = wayWords(run, node('lima-anycast'), at)!
    expect(chosen).toBe(0)
    expect(hops[0]!.rows.map(({ path, struckBy }) => [path, struckBy?.name])).toEqual([['64500 64501 64496', undefined], ['64499 64496', 'highest local preference']])
    expect(run.nodes[server]!.id).toBe('pop-los-angeles')
  })

  it('is that of the carrier where the own network had no choice', () => {
    const { hops, chosen } = wayWords(run, node('perth-anycast'), at)!
    expect(chosen).toBe(1)
    expect(hops[1]!.network).toBe('Pacific in Perth')
    expect(hops[1]!.rows.map(({ leadsTo }) => leadsTo?.place).toSorted()).toEqual(['Los Angeles', 'Singapore', 'Sydney'])
    expect(hops[1]!.rows.filter(({ struckBy }) => struckBy).map(({ struckBy }) => struckBy!.name)).toEqual(['nearest exit', 'nearest exit'])
  })

  it('says of each route where it leads, and of every rule in its order what it did', () => {
    const { rows, rules } = wayWords(run, node('lima-anycast'), at)!.hops[0]!
    expect(rows.map(({ leadsTo, pays }) => [leadsTo, pays])).toEqual([[{ place: 'Los Angeles', rttMs: roundTripMs('lima', 'los-angeles') }, 'free'], [{ place: 'São Paulo', rttMs: roundTripMs('lima', 'sao-paulo') }, 'pays']])
    expect(rules.map(({ compares, lost }) => [compares[0], lost])).toEqual([['preference', 1], ['AS path', null], ['origin code', null], ['MED', null], ['eBGP or iBGP', null], ['exit', null], ['router id', null], ['peer address', null]])
    const nairobi = wayWords(run, node('nairobi-anycast'), at)!.hops[0]!
    expect(nairobi.rules.map(({ lost }) => lost)).toEqual([0, 1, null, null, null, null, null, null])
    const perth = wayWords(run, node('perth-anycast'), at)!.hops[1]!
    expect(perth.rules.map(({ lost }) => lost)).toEqual([0, 0, 0, 0, 0, 2, null, null])
  })

  it('is made rule by rule as the lines run, by the network that works on the packet, and is whole when that has passed', () => {
    const request = run.requests.named('nairobi')!
    const moments = decisionLines(request).map((i) => decisionNow(run, request, positionOf(run.trace, i) + 1e-6)!)
    const seen = moments.map(({ way, hop, asked }) => `${way.hops[hop]!.network} ${asked}`)
    expect(seen.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, k) => `Nairobi ${k}`))
    expect(seen.some((one) => one === 'Eurasia in Frankfurt 3')).toBe(true)
    const end = decisionNow(run, request, run.steps[2]!.endUs - 1)!
    expect([end.hop, end.asked]).toEqual([0, RULES.length])
    expect(decisionNow(run, request, run.requests.atUs(request) + 1)!.asked).toBe(0)
  })

  it('is none before the user has an address', () => {
    expect(wayWords(run, node('perth-anycast'), 0)).toBeNull()
  })
})

describe('doors', () => {
  it('are the servers to which the last answered requests went', () => {
    for (const id of ['one-address', 'policy', 'by-name', 'subnet']) {
      const view = viewOfStep(id, 'doors')
      const { startUs, endUs } = step(id)
      for (let k = 1; k <= 12; k++) {
        const at = startUs + ((Math.min(endUs, startUs + 1_500_000) - startUs) * k) / 12.1
        const { ways } = doorsFrame({ run, frame: frameAt(run, at) }, view)
        const answered = view.users.flatMap((user) => report.of(view.afresh?.includes(user) ? { client: user, step: id } : { client: user }).filter(({ atMs, waitMs }) => waitMs !== null && (atMs + waitMs) * 1000 <= at).slice(-1))
        expect(ways.map(({ client, server }) => [run.nodes[client]!.id, run.nodes[server]!.id])).toEqual(answered.map(({ client, path }) => [client, path.find((one) => one.startsWith('pop-'))]))
      }
    }
  })
})
