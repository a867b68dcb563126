/**
 * Routers, name servers and gateways that are declared wrongly say so; packets that go round in a circle end.
 */
import { describe, expect, it } from 'vitest'
import { Kind, NO_STATUS } from '../../trace/traceKinds'
import { HttpRequest } from '../http/message'
import type { NodeSpec } from '../network'
import { World } from '../world'
import { httpLayers } from '../layers/httpLayers'
import { edge } from './cacheNode'
import { client } from './client'
import { nameserver } from './nameserver'
import { origin } from './origin'
import { resolver } from './resolver'
import { type RouterSpec, router } from './router'

const PREFIX = '192.0.2.0/24'
const ADDRESS = '192.0.2.1'

function net(id: string, asn: number, more: Partial<RouterSpec> = {}): NodeSpec {
  return router({ id, name: id, city: 'london', asn, ...more })
}

/** What becomes of one request of a user behind `gateway`. */
function asked(nodes: readonly NodeSpec[], gateway = 'a', name = 'cdn.example'): { readonly status: number; readonly path: string[] } {
  const world = new World({
    seed: 1, levers: {},
    topology: {
      view: { kind: 'lanes', lanes: [] },
      nodes: [
        client({ id: 'user', name: 'User', asks: '/', upstream: name, resolver: 'dns', gateway, timeoutMs: 5000 }),
        resolver({ id: 'dns', name: 'DNS', asks: 'names' }),
        nameserver({ id: 'names', name: 'Names', hosts: { 'cdn.example': { ttlS: 1, sites: [{ server: 'edge', address: ADDRESS, city: 'london' }] } } }),
        edge({ id: 'edge', name: 'Edge', city: 'london', layers: () => httpLayers, shows: [], lookupMs: 0, storeMs: 0, upstream: 'origin' }),
        origin({ id: 'origin', name: 'Origin', thinkMs: () => 0, workers: 1, queueLimit: 1, resources: { '/': { bytes: 1 } } }),
        ...nodes,
      ],
      links: [
        { from: 'user', to: 'dns', rttMs: 1 }, { from: 'dns', to: 'names', rttMs: 1 }, { from: 'edge', to: 'origin', rttMs: 1 },
        ...nodes.flatMap(({ id }) => [...nodes.filter((other) => other.id > id).map((other) => ({ from: id, to: other.id, rttMs: 2 })), { from: 'user', to: id, rttMs: 2 }, { from: id, to: 'edge', rttMs: 2 }]),
      ],
    },
  })
  world.kernel.spawn(world.client('user').ask(new HttpRequest(world.openUser(0, 0), 'GET', '/')), 0)
  world.kernel.run()
  const records = Array.from({ length: world.trace.length }, (_, i) => i)
  return {
    status: world.trace.a(records.find((i) => world.trace.kind(i) === Kind.Done)!),
    path: records.filter((i) => world.trace.kind(i) === Kind.Hop).map((i) => world.nodes[world.trace.a(i) & 0xffff]!.spec.id),
  }
}

describe('a router', () => {
  it('hands packets on to who announces, and the answer comes back by the same way', () => {
    const { status, path } = asked([net('a', 1, { neighbours: [{ with: 'b', as: 'provider' }] }), net('b', 2, { announces: [{ prefix: PREFIX, server: 'edge' }] })])
    expect(status).toBe(200)
    expect(path).toEqual(['dns', 'names', 'dns', 'user', 'a', 'b', 'edge', 'origin', 'edge', 'b', 'a', 'user'])
  })

  it('answers nothing where it knows no route', () => {
    expect(asked([net('a', 1), net('b', 2, { announces: [{ prefix: PREFIX, server: 'edge' }] })])).toMatchObject({ status: NO_STATUS })
    expect(asked([net('a', 1, { announces: [{ prefix: '198.51.100.0/24', server: 'edge' }] })])).toMatchObject({ status: NO_STATUS })
  })

  it('takes the longer prefix, whoever announces the shorter one', () => {
    const { path } = asked([
      net('a', 1, { neighbours: [{ with: 'b', as: 'customer' }, { with: 'c', as: 'provider' }] }),
      net('b', 2, { announces: [{ prefix: '192.0.0.0/16', server: 'edge' }] }), net('c', 3, { announces: [{ prefix: PREFIX, server: 'edge' }] }),
    ])
    expect(path).toContain('c')
  })

  it('lets a packet die that goes round', () => {
    // Two networks that each take the other for the owner.
    const { status, path } = asked([net('a', 1, { announces: [{ prefix: PREFIX, server: 'b' }] }), net('b', 2, { announces: [{ prefix: PREFIX, server: 'a' }] })])
    expect(status).toBe(NO_STATUS)
    expect(path.filter((id) => id === 'b').length).toBeGreaterThan(10)
  })

  it('is declared with others that are routers, and prefixes that are some', () => {
    expect(() => asked([net('a', 1, { neighbours: [{ with: 'edge', as: 'peer' }] })])).toThrow('a has a session with "edge", which is of kind edge and no router')
    expect(() => asked([net('a', 1)], 'edge')).toThrow('"edge" is of kind edge, and only a router is a gateway')
    expect(net('a', 1, { announces: [{ prefix: '192.0.2.1/24', server: 'edge' }], watch: { check: { intervalMs: 1, threshold: 1 }, checkers: [] } }).problems!()).toEqual([
      'router "a" announces "192.0.2.1/24", which is no prefix; write one such as 192.0.2.0/24', '"a" checks its servers from nowhere: name the cities of its checkers',
    ])
  })
})

describe('a name server', () => {
  it('has the names that are asked for, and somewhere to lead', () => {
    expect(() => asked([net('a', 1)], 'a', 'other.example')).toThrow('the name server names does not have "other.example"; it has cdn.example')
    expect(nameserver({ id: 'names', name: 'Names', hosts: { cdn: { ttlS: 0, sites: [] } } }).problems!()).toEqual([
      'name server "names" has "cdn"; a name has a dot, so that it is no node\'s id', 'name server "names" says of "cdn" that it leads nowhere: give a site',
      'name server "names" lets "cdn" be kept for 0 s; give more than 0',
    ])
  })
})
