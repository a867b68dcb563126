/**
 * Users as threads, and what stands behind their ends, on the run of the test scene of routes: held to a scan of its requests.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/98-routes-in-small/scene'
import { userIn } from '../../tests/course/98-routes-in-small/network'
import { runOf } from '../../tests/support/runOf'
import { RunReport } from '../reading/report'
import { positionOf } from '../trace/position'
import { Kind, NO_STATUS, markListing, markNumber } from '../trace/traceKinds'
import { frameAt } from './frameAt'
import { lookupsAt, threadsAt } from './threads'
import { addressAt, decisionRows, wayAt, waysOf } from './ways'

const run = runOf(scene)
const report = new RunReport(run)
const kill = run.steps.find(({ id }) => id === 'kill')!
const indexOfNode = (id: string): number => run.nodes.findIndex((node) => node.id === id)
const lima = indexOfNode(userIn('lima', 'anycast'))

/** Positions through the step, its end among them. */
const positions = Array.from({ length: 60 }, (_, k) => kill.startUs + Math.round(((k + 1) / 60) * (kill.endUs - kill.startUs)) - 1)

describe('a thread', () => {
  it('is red for as many requests as have failed, at any position', () => {
    for (const position of positions) {
      for (const { client, failed, spans } of threadsAt(run, position)) {
        const asked = report.of({ step: 'kill', client: run.nodes[client]!.id }).filter(({ atMs }) => atMs * 1000 <= position)
        const known = asked.filter(({ atMs, waitMs }) => waitMs !== null && (atMs + waitMs) * 1000 <= position)
        expect(failed).toBe(known.filter(({ status }) => status === NO_STATUS).length)
        const inState = (state: string): number => spans.filter((span) => span.state === state).reduce((sum, { requests }) => sum + requests, 0)
        expect(inState('open')).toBe(asked.length - known.length)
        expect(inState('served') + inState('failed')).toBe(known.length)
      }
    }
  })

  it('has no gap, no two spans that are alike side by side, and ends where the playhead is', () => {
    for (const position of positions) {
      for (const { spans } of threadsAt(run, position)) {
        spans.forEach((span, k) => {
          const next = spans[k + 1]
          expect(span.toUs).toBe(next ? next.fromUs : position)
          if (next) expect([span.state, span.server]).not.toEqual([next.state, next.server])
        })
      }
    }
  })

  it('says which place serves it', () => {
    const found = threadsAt(run, kill.endUs - 1).find(({ client }) => client === indexOfNode(userIn('london', 'geo')))!
    expect(found.spans.map(({ state, server }) => [state, run.nodes[server]?.id])).toEqual([['failed', 'pop-east'], ['served', 'pop-west']])
  })
})

describe('the end of a thread', () => {
  it('leads, by the address that it has, to the decision of each network on its way', () => {
    const before = kill.startUs - 1
    expect(addressAt(run, lima, before)).toBe('192.0.2.1')
    const { hops, server } = wayAt(run, lima, before)!
    expect(server).toBe('pop-east')
    expect(hops.map(({ router }) => router)).toEqual(['net-lima', 'other', 'cdn-east'])
    expect(decisionRows(hops[0]!.decided).map(({ route, struckBy }) => [route.nextHop, struckBy?.name ?? null])).toEqual([['other', null], ['carrier-west', 'highest local preference']])
  })

  it('is another way when routes have moved', () => {
    expect(wayAt(run, lima, kill.endUs)!.server).not.toBe('pop-east')
    const ways = waysOf(run, lima, '192.0.2.1')
    expect(ways[0]!.way.server).toBe('pop-east')
    for (const { atMs, way } of ways.slice(1)) expect(wayAt(run, lima, atMs * 1000)).toEqual(way)
  })

  it('has nothing behind it before a name is known, and where there is no gateway', () => {
    expect(wayAt(run, lima, 0)).toBeNull()
    expect(waysOf(run, indexOfNode('us-east'), '192.0.2.1')).toEqual([])
  })
})

describe('a health check that the story shows', () => {
  const listing = scene.listings.findIndex(({ listing: { name } }) => name === 'HealthCheck.run')
  const { id } = scene.listings[listing]!.listing
  const lines = Array.from({ length: run.trace.length }, (_, i) => i).filter((i) => run.trace.kind(i) === Kind.Line && markListing(run.trace.a(i)) === id)

  it('has its lines in the code panel where no request is followed, and nowhere else', () => {
    const followed = (i: number): boolean => report.of({ step: run.steps[frameAt(run, positionOf(run.trace, i)).step]!.id }).some((one) => run.requests.isFollowed(one.id) && one.atMs * 1000 <= run.trace.timeUs(i))
    expect(lines.some(followed)).toBe(true)
    for (const i of lines) expect(frameAt(run, positionOf(run.trace, i)).code[listing]!.line).toBe(followed(i) ? 0 : markNumber(run.trace.a(i)))
  })

  it('counts the answers against its view until that turns', () => {
    const rows = lines.filter((i) => run.trace.timeUs(i) > kill.startUs && run.trace.timeUs(i) < kill.endUs)
      .map((i) => frameAt(run, positionOf(run.trace, i)).code[listing]!.values.find(({ name }) => name === 'row')?.text)
    expect(rows.filter((row, k) => row !== undefined && row !== rows[k - 1]).slice(0, 5)).toEqual(['0', '1', '0', '2', '0'])
  })
})

describe('lookups', () => {
  it('are counted as they come, in the part of the time in which they do', () => {
    const all = report.records('resolved').filter(({ node }) => node === 'dns').map(({ atMs }) => atMs * 1000)
    const [from, to] = [kill.startUs, kill.endUs]
    for (const position of positions) {
      const parts = lookupsAt(run, position, [from, to], 5)
      expect(parts).toEqual(Array.from({ length: 5 }, (_, k) => all.filter((us) => us <= position && Math.floor(((us - from) / (to - from)) * 5) === k).length))
    }
  })
})
