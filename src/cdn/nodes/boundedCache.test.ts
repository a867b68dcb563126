import { client } from './client'
import { edge } from './cacheNode'
import { origin } from './origin'
import { describe, expect, it } from 'vitest'
import { type Process, waitUs } from '../../engine/process'
import { race } from '../../engine/race'
import { Kind, REMOVAL_NAMES, SLOT_STATE_NAMES, slotIndex, slotRemoval, slotState } from '../../trace/traceKinds'
import { HttpRequest, type HttpResponse } from '../http/message'
import { httpLayers } from '../layers/httpLayers'
import { lru } from '../store/lru'
import type { Topology } from '../topology'
import { World } from '../world'

const TOPOLOGY: Topology = {
  view: { kind: 'lanes', lanes: [['user'], ['edge'], ['origin']] },
  nodes: [
    client({ id: 'user', name: 'User', upstream: 'edge', asks: '/' }),
    edge({
      id: 'edge', name: 'Edge', upstream: 'origin', lookupMs: 1, storeMs: 5,
      layers: () => httpLayers, shows: 1, store: { limits: { objects: 2 }, eviction: lru },
    }),
    origin({
      id: 'origin', name: 'Origin', thinkMs: () => 10, workers: 5, queueLimit: 5,
      resources: Object.fromEntries(['/a', '/b', '/c', '/d'].map((url) => [url, { bytes: 100, headers: [['Cache-Control', 'max-age=60']] as const }])),
    }),
  ],
  links: [{ from: 'user', to: 'edge', rttMs: 8 }, { from: 'edge', to: 'origin', rttMs: 200 }],
}

/** One request after the other, and what became of the edge's places. */
function places(urls: readonly string[], how: (ask: Process<HttpResponse>) => Process<unknown> = (ask) => ask): { seen: string[]; world: World } {
  const world = new World({ topology: TOPOLOGY, levers: {}, seed: 1 })
  const user = world.client('user')
  urls.forEach((url, id) => {
    const exchange = world.openUser(user.index, id)
    world.kernel.spawnAt(id * 1_000_000, how(user.ask(new HttpRequest(exchange, 'GET', url))), exchange)
  })
  world.kernel.run()
  const { trace } = world
  const seen = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Slot).map((i) => {
    const a = trace.a(i)
    return [slotIndex(a), SLOT_STATE_NAMES[slotState(a)], trace.string(trace.b(i)).replace('GET ', ''), REMOVAL_NAMES[slotRemoval(a)]].join(' ').trim()
  })
  return { seen, world }
}

describe('a cache with room for two', () => {
  it('evicts the least recently used, and the newcomer gets its place', () => {
    const { seen } = places(['/a', '/b', '/a', '/c', '/b'])
    expect(seen).toEqual([
      '0 filling /a', '0 fresh /a', '1 filling /b', '1 fresh /b',
      '2 filling /c', '1 empty /b evicted', '2 fresh /c',
      '1 filling /b', '0 empty /a evicted', '1 fresh /b',
    ])
  })

  it('draws as many places as the scene says, and knows no keys of theirs', () => {
    expect(places(['/a']).world.cacheOf('edge').shown).toEqual([''])
  })

  it('gives a place back when the request that would have filled it is given up', () => {
    function* givenUp(ask: Process<HttpResponse>): Process<unknown> {
      return yield* race<unknown>([ask, waitUs(50_000)])
    }
    expect(places(['/a', '/b'], givenUp).seen).toEqual(['0 filling /a', '0 empty /a', '0 filling /b', '0 empty /b'])
  })
})
