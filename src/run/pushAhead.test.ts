import { describe, expect, it } from 'vitest'
import { balancer } from '../cdn/nodes/balancer'
import { edge } from '../cdn/nodes/cacheNode'
import { client } from '../cdn/nodes/client'
import { httpLayers } from '../cdn/layers/httpLayers'
import { EDGE_TIMES, usEast } from '../cdn/commonWorld'
import { resourcesOf } from '../cdn/traffic/catalogue'
import { zipf } from '../cdn/traffic/zipf'
import type { Scene } from '../scene/types'
import { Kind } from '../trace/traceKinds'
import { readRun } from '../../tests/support/readRun'
import { RunReport } from '../reading/report'
import { run } from './run'

const BYTES = 50_000
const { objects } = zipf({ objects: 10, exponent: 1, bytes: BYTES })
const SERVERS = ['server-1', 'server-2']

function sceneOf(play: Scene['steps'][number]['play']): Scene {
  return {
    number: 99, slug: 'push', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [], levers: {},
    topology: {
      view: { kind: 'lanes', lanes: [['anna'], ['pop'], SERVERS, ['us-east']] },
      nodes: [
        client({ id: 'anna', name: 'Anna', upstream: 'pop', asks: objects[0]!.url }),
        balancer({ id: 'pop', name: 'Pop', servers: SERVERS, placement: () => ({ kind: 'ring', points: 100 }) }),
        ...SERVERS.map((id) => edge({ id, name: id, layers: () => httpLayers, shows: 'all', ...EDGE_TIMES, upstream: 'us-east' })),
        usEast({ resources: resourcesOf(objects, [['Cache-Control', 'max-age=600']]) }),
      ],
      links: [{ from: 'anna', to: 'pop', rttMs: 8 }, ...SERVERS.flatMap((server) => [{ from: 'pop', to: server, rttMs: 0 }, { from: server, to: 'us-east', rttMs: 80 }])],
    },
    steps: [{ id: 'one', title: '', prose: () => [], line: () => '', claims: [], play }],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

describe('a push', () => {
  const fill = sceneOf(function* ({ push, ask, levers }) {
    levers()
    yield* push('pop', { urls: objects.map(({ url }) => url), overMs: 5000 })
    for (const { url } of objects) yield* ask('anna', url)
  })

  it('fetches one object after the other, evenly over its window, and returns at its end', () => {
    const { trace, requests } = run(fill)
    const sent = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Receive)
    // A lookup and half the way to the origin.
    expect(sent.map((i) => trace.timeUs(i) / 1000)).toEqual(objects.map((_, k) => 500 * k + 1 + 40))
    expect(requests.at(0)!.atUs).toBe(5_000_000)
  })

  it('counts its bytes, and nothing as a request of users: they find all of it', () => {
    const report = new RunReport(readRun(fill))
    expect(report.origin()).toMatchObject({ requests: 10, contentBytes: 10 * BYTES, pushedBytes: 10 * BYTES })
    expect(report.of({ outcome: 'hit' })).toHaveLength(10)
    expect(SERVERS.map((id) => report.node(id)).reduce((sum, { hits, misses }) => sum + hits + 100 * misses, 0)).toBe(10)
    expect(report.of()[0]!.bytes).toBe(0)
  })

  it('ends on a server that goes down', () => {
    const killed = sceneOf(function* ({ push, fault, wait, all }) {
      function* kill(): Generator<never, void> {
        yield* wait(20) as Generator<never, void>
        for (const server of SERVERS) fault(server, { kind: 'down' })
      }
      yield* all([push('pop', { urls: [objects[0]!.url], overMs: 1000 }), kill()])
    })
    expect(new RunReport(readRun(killed)).node('server-1').slots.concat(new RunReport(readRun(killed)).node('server-2').slots).map(({ state }) => state)).toEqual(['empty'])
  })

  it.each([
    ['anna', 100, '"anna" is a client, and nothing can be pushed there'],
    ['server-1', 0, 'a push within 0 ms cannot be'],
  ])('is refused with a sentence: to %s within %d ms', (node, overMs, sentence) => {
    expect(() => run(sceneOf(({ push }) => push(node, { urls: [objects[0]!.url], overMs })))).toThrow(sentence)
  })
})
