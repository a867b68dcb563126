import { describe, expect, it } from 'vitest'
import { Kind, OUTCOME_NAMES, hopTo } from '../../trace/traceKinds'
import { nodeWords } from '../../frame/nodeWords'
import type { Run } from '../../run/run.types'
import { HttpRequest } from '../http/message'
import { cacheLayer } from '../layers/cacheLayer'
import { World } from '../world'
import { edge, parent, shield } from './cacheNode'
import { client } from './client'
import { origin } from './origin'

const CACHE = { layers: () => [cacheLayer], shows: ['GET /'], lookupMs: 1, storeMs: 0 }

function threeTiers(): World {
  return new World({
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['edge'], ['parent'], ['shield'], ['origin']] },
      nodes: [
        client({ id: 'user', name: 'Rome', upstream: 'edge', asks: '/' }),
        edge({ id: 'edge', name: 'Rome', upstream: 'parent', ...CACHE }),
        parent({ id: 'parent', name: 'Rome', upstream: 'shield', ...CACHE }),
        shield({ id: 'shield', name: 'Rome', upstream: 'origin', ...CACHE }),
        origin({ id: 'origin', name: 'Origin', workers: 1, queueLimit: 1, thinkMs: () => 10, resources: { '/': { bytes: 1 } } }),
      ],
      links: [['user', 'edge'], ['edge', 'parent'], ['parent', 'shield'], ['shield', 'origin']].map(([from, to]) => ({ from: from!, to: to!, rttMs: 20 })),
    },
    levers: {}, seed: 1,
  })
}

describe('caches of three tiers', () => {
  it('are one kind of machine: each forwards what it lacks, and keeps what comes back', () => {
    const world = threeTiers()
    for (const [id, atUs] of [0, 1_000_000].entries()) {
      const user = world.client('user')
      const exchange = world.openUser(user.index, id)
      world.kernel.spawnAt(atUs, user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
    }
    world.kernel.run()
    const { trace } = world
    const of = (kind: number): number[] => Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
    expect(of(Kind.Outcome).map((i) => `${world.nodes[trace.node(i)]!.spec.id} ${OUTCOME_NAMES[trace.a(i)]}`)).toEqual([
      'edge miss', 'parent miss', 'shield miss', 'edge hit',
    ])
    expect(of(Kind.Done).map((i) => trace.b(i) / 1000)).toEqual([4 * 20 + 3 + 10, 20 + 1])
  })

  it('have words of their own where a name is shared', () => {
    const nodes = threeTiers().nodes.map(({ index, spec: { id, kind, name } }) => ({ index, id, kind, name, shows: [] }))
    const run: Pick<Run, 'nodes'> = { nodes }
    expect(nodes.map(({ index }) => nodeWords(run, index))).toEqual([
      'the browser in Rome', 'the edge Rome', 'the parent Rome', 'the shield Rome', 'Origin',
    ])
  })
})

/** Two sites on one edge tier: each edge has an origin of its own, a router of cables between them. */
function twoOrigins(): World {
  const site = (name: string, content: string) => [
    client({ id: `user-${name}`, name, upstream: `edge-${name}`, asks: '/' }),
    edge({ id: `edge-${name}`, name, upstream: `origin-${name}`, ...CACHE }),
    origin({ id: `origin-${name}`, name, workers: 1, queueLimit: 1, thinkMs: () => 10, resources: { '/': { bytes: 1, content }, [`/${name}`]: ({ version }) => ({ bytes: 1, content: `v${version}` }) } }),
  ]
  return new World({
    topology: {
      view: { kind: 'lanes', lanes: [] },
      nodes: [...site('a', 'from a'), ...site('b', 'from b')],
      links: [['user-a', 'edge-a'], ['user-b', 'edge-b'], ['edge-a', 'edge-b'], ['edge-b', 'origin-a'], ['edge-b', 'origin-b']]
        .map(([from, to]) => ({ from: from!, to: to!, rttMs: 20 })),
    },
    levers: {}, seed: 1,
  })
}

describe('several origins', () => {
  it('are told apart by the way of the request: what a user ought to see is what its own origin has', () => {
    const world = twoOrigins()
    for (const [id, name] of ['a', 'b'].entries()) {
      const user = world.client(`user-${name}`)
      const exchange = world.openUser(user.index, id)
      world.kernel.spawnAt(0, user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
    }
    world.kernel.run()
    const { trace } = world
    const seen = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Content).map((i) => [trace.request(i), trace.string(trace.a(i)), trace.string(trace.b(i))])
    expect(seen.toSorted()).toEqual([[0, 'from a', 'from a'], [1, 'from b', 'from b']])
    expect(world.resource('edge-b', '/').body).toBe('from b')
  })

  it('deploy what is theirs', () => {
    const world = twoOrigins()
    world.deploy('/b')
    expect(world.resource('user-b', '/b').body).toBe('v2')
    expect(() => world.deploy('/c')).toThrow('no origin has /c, so nobody can deploy it')
  })

  it('are reached over several links where none leads there directly, hop by hop', () => {
    const world = twoOrigins()
    const user = world.client('user-a')
    const exchange = world.openUser(user.index, 0)
    world.kernel.spawn(user.ask(new HttpRequest(exchange, 'GET', '/')), exchange)
    world.kernel.run()
    const { trace } = world
    const hops = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Hop)
    const id = (node: number): string => world.nodes[node]!.spec.id
    expect(hops.map((i) => `${id(trace.node(i))} > ${id(hopTo(trace.a(i)))}`)).toEqual([
      'user-a > edge-a', 'edge-a > edge-b', 'edge-b > origin-a', 'origin-a > edge-b', 'edge-b > edge-a', 'edge-a > user-a',
    ])
    const done = Array.from({ length: trace.length }, (_, i) => i).find((i) => trace.kind(i) === Kind.Done)!
    expect(trace.b(done) / 1000).toBe(3 * 20 + 1 + 10)
  })
})
