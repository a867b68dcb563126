import { describe, expect, it } from 'vitest'
import { Kind, OUTCOME_NAMES } from '../../trace/traceKinds'
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
        client({ id: 'user', name: 'Rome', via: () => 'edge', asks: '/' }),
        edge({ id: 'edge', name: 'Rome', upstream: () => 'parent', ...CACHE }),
        parent({ id: 'parent', name: 'Rome', upstream: () => 'shield', ...CACHE }),
        shield({ id: 'shield', name: 'Rome', upstream: () => 'origin', ...CACHE }),
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
