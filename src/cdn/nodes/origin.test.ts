import { client } from './client'
import { origin } from './origin'
import type { OriginSpec } from './originSpec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Process } from '../../engine/process'
import { TimeoutError, timeout } from '../../engine/timeout'
import { EPOCH_MS } from '../epoch'
import type { Topology } from '../topology'
import { World } from '../world'
import { HttpRequest } from '../http/message'
import { Kind } from '../../trace/traceKinds'

function worldWith(workers: OriginSpec['workers'], queueLimit: number, thinkMs: number): World {
  const topology: Topology = {
    view: { kind: 'lanes', lanes: [['origin']] },
    nodes: [
      origin({ id: 'origin', name: 'Origin', workers, queueLimit, thinkMs: () => thinkMs, resources: { '/': { bytes: 1 } } }),
      client({ id: 'client', name: 'Client', upstream: 'origin', asks: '/' }),
    ],
    links: [{ from: 'client', to: 'origin', rttMs: 0 }],
  }
  return new World({ topology, levers: { room: 1 }, seed: 1 })
}

/** Waits (ms) of requests that arrive at the given times (ms), in order; null when refused. */
function waits(world: World, arrivalsMs: readonly number[]): (number | null)[] {
  const client = world.client('client')
  arrivalsMs.forEach((ms, id) => world.kernel.spawnAt(ms * 1000, client.ask(new HttpRequest(world.openUser(client.index, id), 'GET', '/')), id))
  world.kernel.run()
  const found: (number | null)[] = arrivalsMs.map(() => null)
  for (let i = 0; i < world.trace.length; i++) {
    if (world.trace.kind(i) === Kind.Done && world.trace.a(i) === 200) found[world.trace.request(i)] = world.trace.b(i) / 1000
  }
  return found
}

function recordsOf(world: World, kind: number): number[] {
  return Array.from({ length: world.trace.length }, (_, i) => i).filter((i) => world.trace.kind(i) === kind)
}

describe('Origin', () => {
  it('serves first come, first served with so many workers: property against a table of free times', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }).map((times) => times.sort((a, b) => a - b))
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), (times, workers, thinkMs) => {
        const free = Array.from({ length: workers }, () => 0)
        const expected = times.map((at) => {
          free.sort((a, b) => a - b)
          const start = Math.max(at, free[0]!)
          free[0] = start + thinkMs
          return free[0] - at
        })
        expect(waits(worldWith(workers, 1000, thinkMs), times)).toEqual(expected)
      }),
    )
  })

  it('refuses with 503 what does not fit its queue, and loses nothing else', () => {
    const found = waits(worldWith(1, 2, 10), [0, 0, 0, 0, 0])
    expect(found).toEqual([10, 20, 30, null, null])
  })

  it('has as many workers as a lever says, from the next request on that comes or goes', () => {
    const world = worldWith(({ room }) => Number(room), 100, 10)
    world.kernel.spawn((function* (): Process<void> {
      yield 5000
      world.setLevers({ room: 3 })
    })())
    expect(waits(world, [0, 0, 0, 0, 0, 0, 0])).toEqual([10, 20, 20, 20, 30, 30, 30])
  })

  it('says which URLs it has when asked for another', () => {
    expect(() => worldWith(1, 1, 1).resource('client', '/nope')).toThrow('the origin has no /nope; it has /')
  })

  it('has its worker back when a request is given up while it is worked on', () => {
    const world = worldWith(1, 5, 20)
    const client = world.client('client')
    function* impatient(): Process<void> {
      try {
        yield* timeout(client.ask(new HttpRequest(world.openUser(client.index, 0), 'GET', '/')), 8000)
      } catch (error) {
        if (!(error instanceof TimeoutError)) throw error
      }
      yield 92_000
      yield* client.ask(new HttpRequest(world.openUser(client.index, 1), 'GET', '/'))
    }
    world.kernel.spawn(impatient(), 0)
    world.kernel.run()
    expect(world.nowMs - EPOCH_MS).toBe(120)
    const inside = recordsOf(world, Kind.Answer).map((i) => [world.trace.a(i), world.trace.b(i)])
    expect(inside).toEqual([[0, 0], [200, 0]])
  })

  it('loses no worker and no place in its queue, whoever gives up when: property against a table of free times', () => {
    const asked = fc.array(fc.record({ atMs: fc.nat(60), patienceMs: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 3 }), (requests, workers) => {
        const world = worldWith(workers, 1000, 7)
        const client = world.client('client')
        function* patient(id: number, patienceMs: number): Process<void> {
          try {
            // Half a millisecond more: nothing else ends then.
            yield* timeout(client.ask(new HttpRequest(world.openUser(client.index, id), 'GET', '/')), patienceMs * 1000 + 500)
          } catch (error) {
            if (!(error instanceof TimeoutError)) throw error
          }
        }
        const sorted = requests.toSorted((a, b) => a.atMs - b.atMs)
        sorted.forEach(({ atMs, patienceMs }, id) => world.kernel.spawnAt(atMs * 1000, patient(id, patienceMs), id))
        world.kernel.run()
        const free = Array.from({ length: workers }, () => 0)
        const answered = sorted.flatMap(({ atMs, patienceMs }, id) => {
          free.sort((a, b) => a - b)
          const startMs = Math.max(atMs, free[0]!)
          const givenUpMs = atMs + patienceMs + 0.5
          if (startMs < givenUpMs) free[0] = Math.min(startMs + 7, givenUpMs)
          return startMs + 7 < givenUpMs ? [id] : []
        })
        expect(recordsOf(world, Kind.Done).map((i) => world.trace.request(i)).sort((a, b) => a - b)).toEqual(answered)
        expect(world.trace.b(recordsOf(world, Kind.Answer).at(-1)!)).toBe(0)
      }),
    )
  })
})
