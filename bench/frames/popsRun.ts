/**
 * A run with many edges that draw four slots each, behind one shield: a trace written by hand,
 * read by the product's own code. A thousand requests a second, one in five fills a slot.
 */
import type { LinkSpec } from '../../src/cdn/net/link.ts'
import type { NodeSpec } from '../../src/cdn/network.ts'
import { NODE_KINDS } from '../../src/cdn/nodeKinds.ts'
import { edge, shield } from '../../src/cdn/nodes/cacheNode.ts'
import { client } from '../../src/cdn/nodes/client.ts'
import { origin } from '../../src/cdn/nodes/origin.ts'
import { NO_NODE, Trace } from '../../src/trace/trace.ts'
import type { LifeRecord } from '../../src/trace/lifeTable.ts'
import { Kind, Outcome, SlotState, packSlot } from '../../src/trace/traceKinds.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { RequestTable } from '../../src/trace/requestTable.ts'

const SLOTS = Array.from({ length: 4 }, (_, i) => `GET /${i}`)
const REQUEST_US = 1000
export const POPS_RUN_US = 10_000_000

/** With `lives` every copy has a lifetime and grows old in every frame. */
export function popsRun(pops: number, lives: boolean): Reading {
  const nodes = nodesOf(pops)
  const links = nodes.flatMap(({ id, kind }): LinkSpec[] => (NODE_KINDS[kind].sharedCache ? [{ from: id, to: id === 'shield' ? 'origin' : 'shield' }] : []))
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]))
  const lanes = [nodes.filter(({ id }) => id.startsWith('pop-')).map(({ id }) => id), ['shield'], ['origin']]
  return {
    scene: {
      number: 97, slug: 'pops', title: 'POPs', question: 'How many places can be drawn?',
      terms: [], topology: { view: { kind: 'lanes', lanes }, nodes, links },
      levers: {}, listings: [], instruments: [], seed: 1,
      steps: [{ id: 'all', title: 'All', prose: () => [], line: () => '', play: function* () {}, claims: [] }],
      takeaway: () => [],
      quiz: { question: '', options: [] },
      sources: [],
    },
    slug: 'pops',
    inputs: { seed: 1, levers: {}, acts: [] },
    levers: {},
    trace: traceWith(pops, lives),
    nodes: nodes.map(({ id, kind, name }, index) => ({ index, id, kind, name, shows: NODE_KINDS[kind].sharedCache ? SLOTS : [] })),
    links: links.map(({ from, to }, index) => ({ index, from: indexOf.get(from)!, to: indexOf.get(to)!, rttUs: 20_000, floorUs: 0 })),
    requests: new RequestTable(),
    steps: [{ index: 0, id: 'all', startUs: 0, endUs: POPS_RUN_US }],
    endUs: POPS_RUN_US,
  }
}

function nodesOf(pops: number): NodeSpec[] {
  const cache = { layers: () => [], shows: SLOTS, lookupMs: 1, storeMs: 1 }
  return [
    ...Array.from({ length: pops }, (_, i) => edge({ id: `pop-${i}`, name: `p-${i}`.slice(-3), upstream: 'shield', ...cache })),
    shield({ id: 'shield', name: 'eld', upstream: 'origin', ...cache }),
    origin({ id: 'origin', name: 'origin', thinkMs: () => 10, workers: 5, queueLimit: 10, resources: { '/0': { bytes: 1 } } }),
    client({ id: 'users', name: 'users', upstream: 'pop-0', asks: '/0' }),
  ]
}

function traceWith(pops: number, lives: boolean): Trace {
  const trace = new Trace()
  trace.record(0, Kind.Step, NO_NODE, -1, 0, 0)
  const because = trace.intern('because')
  const keys = SLOTS.map((key) => trace.intern(key))
  for (let request = 0; request * REQUEST_US < POPS_RUN_US; request++) {
    const atUs = request * REQUEST_US
    const [pop, slot, fills] = [scattered(request, 1) % pops, scattered(request, 2) % SLOTS.length, scattered(request, 3) % 5 === 0]
    trace.record(atUs, Kind.Outcome, pop, -1, fills ? Outcome.Miss : Outcome.Hit, because)
    if (!fills) continue
    const state = scattered(request, 4) % 4 === 0 ? SlotState.Filling : SlotState.Fresh
    trace.record(atUs, Kind.Slot, pop, -1, packSlot(slot, state), keys[slot]!)
    if (lives && state === SlotState.Fresh) trace.record(atUs, Kind.Life, pop, -1, slot, trace.addLife(lifeAt(atUs)))
  }
  return trace
}

const lifeAt = (sinceUs: number): LifeRecord => ({
  sinceUs, ageUs: 0, lifetimeUs: 2_000_000, staleWhileRevalidateUs: 0, staleIfErrorUs: 0, asksAlways: false, validator: '', content: 'v1', bytes: 1, parts: [],
})

/** A whole number that looks like chance and is the same every time. */
function scattered(request: number, salt: number): number {
  const mixed = Math.imul(request + salt * 7919, 2_654_435_761)
  return Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519) >>> 16
}
