/**
 * A control plane between twelve POPs and a shield: when orders arrive, that they arrive everywhere whatever is lost, and who is told first.
 */
import { describe, expect, it } from 'vitest'
import { Kind, PurgeMessage, purgeMessage, purgeTo } from '../../trace/traceKinds'
import { httpLayers } from '../layers/httpLayers'
import { surrogateKeys } from '../layers/surrogateKeysLayer'
import { type CityId, roundTripMs } from '../net/places'
import { edge, shield } from '../nodes/cacheNode'
import { origin } from '../nodes/origin'
import type { Topology } from '../topology'
import { World } from '../world'
import { controlPlane } from './controlPlane'
import type { ControlPlan } from './controlSpec'

const POPS = ['ashburn', 'frankfurt', 'london', 'tokyo', 'singapore', 'mumbai', 'dubai', 'sydney', 'sao-paulo', 'johannesburg', 'nairobi', 'los-angeles'] as const satisfies readonly CityId[]
const layers = [surrogateKeys, ...httpLayers]
const cache = { layers: () => layers, shows: 0, lookupMs: 0, storeMs: 0 }
const PLAIN: ControlPlan = { loss: 0, retries: 0, timeoutMs: 400, gossipMs: 0, first: 'together' }

function topology(plan: Partial<ControlPlan>, withShield: boolean): Topology {
  return {
    view: { kind: 'lanes', lanes: [POPS, ['origin']] },
    nodes: [
      ...POPS.map((city) => edge({ id: city, name: city, city, upstream: 'origin', ...cache })),
      ...(withShield ? [shield({ id: 'shield', name: 'Shield', city: 'ashburn', upstream: 'origin', ...cache })] : []),
      origin({ id: 'origin', name: 'Origin', city: 'ashburn', thinkMs: () => 1, workers: 1, queueLimit: 1, resources: { '/': { bytes: 1 } } }),
    ],
    links: [],
    control: controlPlane(() => ({ ...PLAIN, ...plan })),
  }
}

interface Row {
  readonly kind: number
  readonly atMs: number
  readonly node: string
  readonly a: number
  readonly b: number
}

/** Every record of one order that is given at the ingress at 0 ms, until so long after. */
function play(ingress: string, plan: Partial<ControlPlan> = {}, { seed = 1, forMs = 10_000, withShield = false } = {}): { rows: Row[]; reached: ReadonlyMap<string, number>; names: readonly string[] } {
  const world = new World({ topology: topology(plan, withShield), levers: {}, seed })
  world.kernel.spawn(world.control!.purge(ingress, { kind: 'all' }))
  world.kernel.run(forMs * 1000)
  world.end()
  world.kernel.run()
  const { trace } = world
  const names = world.nodes.map(({ spec }) => spec.id)
  const rows = Array.from({ length: trace.length }, (_, i) => ({ kind: trace.kind(i), atMs: trace.timeUs(i) / 1000, node: names[trace.node(i)]!, a: trace.a(i), b: trace.b(i) }))
  return { rows, names, reached: new Map(rows.filter(({ kind }) => kind === Kind.PurgeDone).map(({ node, atMs }) => [node, atMs])) }
}

const last = (reached: ReadonlyMap<string, number>): number => Math.max(...reached.values())
const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

describe('an order', () => {
  it('is everywhere after half a round trip to the farthest POP: 122 ms as a median over ingress POPs', () => {
    const times = Object.fromEntries(POPS.map((ingress) => [ingress, last(play(ingress).reached)]))
    for (const ingress of POPS) expect(times[ingress]).toBe(Math.max(...POPS.map((city) => (city === ingress ? 0 : roundTripMs(ingress, city) / 2))))
    expect(median(Object.values(times))).toBeCloseTo(122.25)
    expect([times['sao-paulo'], times['singapore'], times['sydney']]).toEqual([164, 164, 164])
    expect(times['ashburn']).toBe(108.5)
    expect(Math.min(...Object.values(times))).toBe(times['dubai'])
  })

  it('is acknowledged by each after a round trip', () => {
    const { rows, names } = play('frankfurt')
    const acked = rows.filter(({ kind }) => kind === Kind.PurgeAcked)
    expect(acked.map(({ a, atMs, b }) => [names[a], atMs, b / 1000])).toEqual(
      POPS.filter((city) => city !== 'frankfurt').map((city) => [city, roundTripMs('frankfurt', city)] as const).toSorted((a, b) => a[1] - b[1]).map(([city, ms]) => [city, ms, ms]),
    )
  })

  it('is done once by each, however often it is told', () => {
    const { rows } = play('tokyo', { loss: 0.6, retries: 8, gossipMs: 100 })
    const done = rows.filter(({ kind }) => kind === Kind.PurgeDone).map(({ node }) => node)
    expect(done.toSorted()).toEqual([...POPS].toSorted())
  })

  it('leaves holes where it is lost and nobody tries again', () => {
    const { reached, rows } = play('tokyo', { loss: 0.5 })
    expect(reached.size).toBeLessThan(POPS.length)
    const lost = rows.filter(({ kind, a }) => kind === Kind.PurgeLost && purgeMessage(a) === PurgeMessage.Order)
    expect(lost.length).toBe(POPS.length - reached.size)
  })

  it('is sent again after its time, and only to those who have not said that they did it', () => {
    const { rows, names, reached } = play('tokyo', { loss: 0.4, retries: 20 })
    expect(reached.size).toBe(POPS.length)
    for (const city of POPS.filter((one) => one !== 'tokyo')) {
      const sent = rows.filter(({ kind, a }) => (kind === Kind.PurgeSent || kind === Kind.PurgeLost) && purgeMessage(a) === PurgeMessage.Order && names[purgeTo(a)] === city)
      const acked = rows.find(({ kind, a }) => kind === Kind.PurgeAcked && names[a] === city)!
      expect(sent.map(({ atMs }) => atMs)).toEqual(sent.map((_, n) => n * 400))
      expect(sent.at(-1)!.atMs).toBeLessThan(acked.atMs)
      expect(acked.atMs).toBeLessThanOrEqual(sent.length * 400)
    }
  })

  it('loses the same messages and more when the share grows', () => {
    const lostAt = (loss: number): string[] => play('london', { loss }).rows.filter(({ kind, a }) => kind === Kind.PurgeLost && purgeMessage(a) === PurgeMessage.Order).map(({ a }) => String(purgeTo(a)))
    expect(lostAt(0.6)).toEqual(expect.arrayContaining(lostAt(0.3)))
    expect(lostAt(0.6).length).toBeGreaterThan(lostAt(0.3).length)
  })

  it('loses the same orders whether there is gossip or not', () => {
    const plan = { loss: 0.4, retries: 2 }
    const lostAt = (gossipMs: number): string[] => play('london', { ...plan, gossipMs }, { forMs: 399 }).rows.filter(({ kind, a }) => kind === Kind.PurgeLost && purgeMessage(a) === PurgeMessage.Order).map(({ a, atMs }) => `${purgeTo(a)} ${atMs}`)
    const orders = lostAt(0)
    expect(orders.length).toBeGreaterThan(2)
    for (const gossipMs of [20, 100, 250]) expect(lostAt(gossipMs)).toEqual(orders)
  })

  it('leaves no trace of gossip that finds nothing', () => {
    expect(play('london', { gossipMs: 100 }).rows).toEqual(play('london').rows)
  })
})

describe('with loss, retries and gossip', () => {
  const SEEDS = 1000
  const settled = (plan: Partial<ControlPlan>, forMs: number, seeds = SEEDS): { complete: number; lastMs: number } => {
    let [complete, lastMs] = [0, 0]
    for (let seed = 0; seed < seeds; seed++) {
      const { reached } = play(POPS[seed % POPS.length]!, plan, { seed, forMs })
      if (reached.size === POPS.length) complete++
      lastMs = Math.max(lastMs, last(reached))
    }
    return { complete, lastMs }
  }

  it('every POP converges in every one of 1,000 seeds, within ten seconds at 30 % loss', () => {
    const { complete, lastMs } = settled({ loss: 0.3, retries: 3, gossipMs: 500 }, 10_000)
    expect(complete).toBe(SEEDS)
    expect(lastMs).toBeLessThan(10_000)
  }, 60_000)

  it('gossip alone repairs what is lost; without it and without retries hardly anybody is complete', () => {
    expect(settled({ loss: 0.3, gossipMs: 500 }, 10_000, 200).complete).toBe(200)
    expect(settled({ loss: 0.3 }, 1_000, 200).complete).toBeLessThan(10)
  }, 60_000)
})

describe('an order of tiers', () => {
  const at = (first: ControlPlan['first'], plan: Partial<ControlPlan> = {}): ReadonlyMap<string, number> => play('frankfurt', { first, ...plan }, { withShield: true }).reached

  it('shield first: no edge forgets before the shield has said that it did, the ingress neither', () => {
    const reached = at('shield')
    expect(reached.get('shield')).toBe(45.5)
    expect(reached.get('frankfurt')).toBe(91)
    expect(Math.min(...POPS.map((city) => reached.get(city)!))).toBe(91)
  })

  it('edges first: the shield forgets when all edges have', () => {
    const reached = at('edges')
    expect(reached.get('frankfurt')).toBe(0)
    expect(reached.get('shield')).toBeGreaterThan(Math.max(...POPS.map((city) => reached.get(city)!)))
  })

  it('goes on with the next tier when somebody of the one before cannot be reached', () => {
    expect(at('shield', { loss: 0.9, retries: 2 }).get('frankfurt')).toBeGreaterThanOrEqual(91)
    expect(at('shield', { loss: 1, retries: 2 }).get('frankfurt')).toBe(1200)
  })
})
