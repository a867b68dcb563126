/**
 * A POP: a balancer, its servers and an origin. Who gets what, what a server that dies and returns takes along, and what
 * a placement makes of several disks.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Process } from '../../engine/process'
import { Cause } from '../../trace/exchanges'
import { HealthCode, Kind, OUTCOME_NAMES, SlotState, slotState } from '../../trace/traceKinds'
import type { Fault } from '../fault'
import { HttpRequest } from '../http/message'
import { httpLayers } from '../layers/httpLayers'
import type { LeverValues } from '../levers'
import { type Placement, placing } from '../placement/placement'
import { cheHitRatio } from '../store/che'
import { lru } from '../store/lru'
import { onSecondRequest } from '../store/admission'
import type { StorePolicy } from '../store/store'
import { resourcesOf } from '../traffic/catalogue'
import { zipf } from '../traffic/zipf'
import { World } from '../world'
import { balancer } from './balancer'
import type { BalancerSpec } from './balancerSpec'
import { edge } from './cacheNode'
import { client } from './client'
import { origin } from './origin'

const NAMES = ['server-1', 'server-2', 'server-3', 'server-4']
const OBJECTS = 1000
const CATALOGUE = zipf({ objects: OBJECTS, exponent: 0.8, bytes: 100 })
const RING: Placement = { kind: 'ring', points: 160 }
const THINK_MS = 10

interface Pop {
  readonly placement?: Placement
  readonly store?: StorePolicy
  readonly special?: Partial<Pick<BalancerSpec, 'noticesAfterMs' | 'retries'>>
}

function popWorld({ placement = RING, store, special }: Pop = {}): World {
  return new World({
    topology: {
      view: { kind: 'lanes', lanes: [['user'], ['pop'], NAMES, ['origin']] },
      nodes: [
        client({ id: 'user', name: 'User', upstream: 'pop', asks: '/object/0' }),
        balancer({ id: 'pop', name: 'Pop', servers: ({ servers }: LeverValues) => NAMES.slice(0, Number(servers)), placement: () => placement, ...special }),
        ...NAMES.map((id) => edge({ id, name: id, upstream: 'origin', lookupMs: 1, storeMs: 0, layers: () => httpLayers, shows: 'all', ...(store ? { store } : {}) })),
        origin({ id: 'origin', name: 'Origin', thinkMs: () => THINK_MS, workers: 50, queueLimit: 50, resources: resourcesOf(CATALOGUE.objects, [['Cache-Control', 'max-age=31536000']]) }),
      ],
      links: [
        { from: 'user', to: 'pop', rttMs: 8 },
        ...NAMES.flatMap((server) => [{ from: 'pop', to: server, rttMs: 0 }, { from: server, to: 'origin', rttMs: 80 }]),
      ],
    },
    levers: { servers: NAMES.length }, seed: 8,
  })
}

/** One request after another, `everyMs` apart, from `fromMs` on. */
function ask(world: World, urls: readonly string[], everyMs: number, fromMs = 0): void {
  const user = world.client('user')
  urls.forEach((url, n) => {
    const exchange = world.openUser(user.index, n)
    world.kernel.spawnAt(Math.round((fromMs + n * everyMs) * 1000), user.ask(new HttpRequest(exchange, 'GET', url)), exchange)
  })
}

function* turn(world: World, server: string, fault: Fault | null, atMs: number): Process<void> {
  yield atMs * 1000
  world.health.give(world.node(server).index, fault)
}

function recordsOf({ trace }: World, kind: number): number[] {
  return Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === kind)
}

/** "server-1 miss", in order. */
function outcomes(world: World): string[] {
  return recordsOf(world, Kind.Outcome).map((i) => `${world.nodes[world.trace.node(i)]!.spec.id} ${OUTCOME_NAMES[world.trace.a(i)]}`)
}

const statuses = (world: World): number[] => recordsOf(world, Kind.Done).map((i) => world.trace.a(i))
const url = (n: number): string => CATALOGUE.objects[n]!.url
const ownerOf = (servers: readonly string[], key: string): string => placing(RING, servers, () => 0).ownerOf(key)!

describe('a POP', () => {
  it('has each request answered by the server that its URL belongs to, and that keeps it', () => {
    const world = popWorld()
    const urls = Array.from({ length: 40 }, (_, n) => url(n))
    ask(world, [...urls, ...urls], 200)
    world.kernel.run()
    const owners = urls.map((one) => ownerOf(NAMES, one))
    expect(outcomes(world)).toEqual([...owners.map((server) => `${server} miss`), ...owners.map((server) => `${server} hit`)])
    expect(recordsOf(world, Kind.Placed).map((i) => [world.nodes[world.trace.a(i)]!.spec.id, world.trace.b(i)])).toEqual([...owners, ...owners].map((server) => [server, 1]))
    // There and back, a lookup, and for the first the way to the origin.
    expect(recordsOf(world, Kind.Done).map((i) => world.trace.b(i) / 1000)).toEqual([...urls.map(() => 8 + 1 + 80 + THINK_MS), ...urls.map(() => 9)])
  })

  it('gives the keys of a dead server to the others, who have to fetch them, and takes them back when it returns with its disk', () => {
    const world = popWorld()
    const dead = ownerOf(NAMES, url(0))
    const heir = ownerOf(NAMES.filter((server) => server !== dead), url(0))
    ask(world, [url(0), url(0), url(0), url(0), url(0)], 1000)
    world.kernel.spawn(turn(world, dead, { kind: 'down' }, 1500))
    world.kernel.spawn(turn(world, dead, null, 3500))
    world.kernel.run()
    expect(outcomes(world)).toEqual([`${dead} miss`, `${dead} hit`, `${heir} miss`, `${heir} hit`, `${dead} hit`])
    expect(statuses(world)).toEqual([200, 200, 200, 200, 200])
  })

  it('gives each request to the owner among those who live, whoever dies and returns, and somebody answers it', () => {
    const turns = fc.array(fc.record({ server: fc.constantFrom(...NAMES), atMs: fc.integer({ min: 1, max: 5000 }), down: fc.boolean() }), { maxLength: 8 })
    const placements = fc.constantFrom<Placement>({ kind: 'modulo' }, { kind: 'ring', points: 1 }, RING)
    fc.assert(
      fc.property(turns, placements, (all, placement) => {
        const world = popWorld({ placement, special: { retries: { count: NAMES.length, backoffMs: 0 } } })
        const urls = Array.from({ length: 40 }, (_, n) => url(n % 15))
        ask(world, urls, 125)
        for (const { server, down, atMs } of all) world.kernel.spawn(turn(world, server, down ? { kind: 'down' } : null, atMs))
        world.kernel.run()
        const { trace } = world
        for (const i of recordsOf(world, Kind.Placed)) {
          // What the trace has said of each server by then.
          const isDown = (server: string): boolean => {
            const last = recordsOf(world, Kind.Fault).findLast((fault) => fault < i && trace.node(fault) === world.node(server).index)
            return last !== undefined && trace.a(last) === HealthCode.Down
          }
          const living = NAMES.filter((server) => !isDown(server))
          const owner = placing(placement, living.length > 0 ? living : NAMES, () => 0).ownerOf(urls[trace.request(i)]!)
          expect(world.nodes[trace.a(i)]!.spec.id).toBe(owner)
        }
        const killed = all.filter(({ down }) => down).map(({ server }) => server)
        if (new Set(killed).size < NAMES.length) expect(statuses(world)).toEqual(urls.map(() => 200))
        expect(statuses(world)).toHaveLength(urls.length)
      }),
      { numRuns: 30 },
    )
  })

  it('answers 504 for a server that it does not know to be down yet', () => {
    const world = popWorld({ special: { noticesAfterMs: 1000 } })
    const dead = ownerOf(NAMES, url(0))
    world.health.give(world.node(dead).index, { kind: 'down' })
    ask(world, [url(0), url(0), url(0)], 600)
    world.kernel.run()
    expect(statuses(world)).toEqual([504, 504, 200])
    expect(outcomes(world).slice(0, 2)).toEqual(['pop error', 'pop error'])
  })

  it('gives what a dying server was at to another one, where it may try again', () => {
    const lost = (retries: object): World => {
      const world = popWorld({ special: retries })
      ask(world, [url(0)], 1)
      world.kernel.spawn(turn(world, ownerOf(NAMES, url(0)), { kind: 'down' }, 50))
      world.kernel.run()
      return world
    }
    expect(statuses(lost({}))).toEqual([504])
    const again = lost({ retries: { count: 1, backoffMs: 0 } })
    expect(statuses(again)).toEqual([200])
    expect(outcomes(again)).toEqual([`${ownerOf(NAMES, url(0))} miss`, `${ownerOf(NAMES.filter((server) => server !== ownerOf(NAMES, url(0))), url(0))} miss`])
  })

  it('counts what each server has to do: with a bound, a key that everybody wants goes to more than one', () => {
    const most = (placement: Placement): number => {
      const world = popWorld({ placement })
      // All within the time of one fetch.
      ask(world, Array.from({ length: 40 }, () => url(0)), 1)
      world.kernel.run()
      return Math.max(...recordsOf(world, Kind.Placed).map((i) => world.trace.b(i)))
    }
    expect([most(RING), most({ ...RING, loadFactor: 1.25 })]).toEqual([40, Math.ceil((1.25 * 40) / 4)])
  })

  it('is refused without servers, with a sentence', () => {
    expect(balancer({ id: 'pop', name: 'Pop', servers: [], placement: () => RING }).problems?.()).toEqual(['balancer "pop" has no servers; name one at least'])
  })
})

describe('several disks', () => {
  const REQUESTS = 10_000
  const ROOM = 25
  const shares = CATALOGUE.objects.map((_, rank) => CATALOGUE.share(rank))

  it.each([
    ['by chance are as good as one of them', { kind: 'random' } as const, ROOM],
    ['with a ring are one that is as large as all', RING, ROOM * NAMES.length],
    ['with a modulo are, too', { kind: 'modulo' } as const, ROOM * NAMES.length],
  ])('%s', (_, placement, room) => {
    const world = popWorld({ placement, store: { limits: { objects: ROOM }, eviction: lru } })
    const random = world.streams.get('objects')
    const warmUp = 2000
    // So far apart that nothing is asked for while it is on its way.
    ask(world, Array.from({ length: warmUp + REQUESTS }, (_one, n) => CATALOGUE.pick(n, random, 0).url), 200)
    world.kernel.run()
    const hits = outcomes(world).slice(warmUp).filter((outcome) => outcome.endsWith(' hit')).length
    const said = cheHitRatio('lru', shares, room)
    expect(Math.abs(hits / REQUESTS - said)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / REQUESTS) + 0.001)
  })
})

describe('a push', () => {
  const push = (world: World, urls: readonly string[]): void => {
    for (const one of urls) world.node('pop').push?.(one)
  }

  it('has each object fetched by its server, as nobody’s request, and the first user finds it', () => {
    const world = popWorld()
    push(world, [url(0), url(1), url(2)])
    ask(world, [url(0), url(1), url(2)], 100, 1000)
    world.kernel.run()
    expect(outcomes(world)).toEqual([0, 1, 2].map((n) => `${ownerOf(NAMES, url(n))} hit`))
    const sent = recordsOf(world, Kind.Sent)
    expect(sent.map((i) => [world.trace.exchanges.cause(world.trace.exchange(i)), world.trace.request(i), world.trace.a(i)])).toEqual([0, 1, 2].map(() => [Cause.Push, -1, 100]))
    expect(recordsOf(world, Kind.Slot).map((i) => slotState(world.trace.a(i)))).toEqual([0, 1, 2, 3, 4, 5].map((k) => (k < 3 ? SlotState.Filling : SlotState.Fresh)))
  })

  it('does not fetch again what is there', () => {
    const world = popWorld()
    ask(world, [url(0)], 1)
    world.kernel.run()
    push(world, [url(0)])
    world.kernel.run()
    expect(recordsOf(world, Kind.Sent)).toHaveLength(1)
  })

  it('is let in where only what is asked for twice is', () => {
    const world = popWorld({ store: { limits: { objects: 10 }, eviction: lru, admission: onSecondRequest() } })
    push(world, [url(0)])
    ask(world, [url(0), url(1), url(1), url(1)], 200, 1000)
    world.kernel.run()
    expect(outcomes(world).map((outcome) => outcome.split(' ')[1])).toEqual(['hit', 'miss', 'miss', 'hit'])
  })
})
