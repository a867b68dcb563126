/**
 * A run with a given number of messages in flight at every moment, on 200 arcs between the
 * cities of the course: a trace written by hand, read by the product's own code.
 */
import { CITIES, type CityId } from '../../src/cdn/net/places.ts'
import type { LinkSpec } from '../../src/cdn/net/link.ts'
import { type ClientSpec, client } from '../../src/cdn/nodes/client.ts'
import { Cause, NO_EXCHANGE } from '../../src/trace/exchanges.ts'
import { NO_NODE, Trace } from '../../src/trace/trace.ts'
import { Kind, Outcome, Phase, TONE_PLAIN, packHop } from '../../src/trace/traceKinds.ts'
import type { NodeInfo } from '../../src/run/run.types.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { RequestTable } from '../../src/trace/requestTable.ts'
import type { Scene } from '../../src/scene/types.ts'

const ARCS = 200
/** How long every message is on its way. */
export const FLIGHT_US = 1_000_000
export const RUN_US = 6 * FLIGHT_US
/** Messages that a request has in flight one after another; request 0 is followed. */
const REQUESTS = 1000
const TONES = [TONE_PLAIN, Outcome.Hit, Outcome.Miss, Outcome.Direct]
const cities = Object.keys(CITIES) as CityId[]

export function crowdedRun(packets: number): Reading {
  const nodes = cities.flatMap((city) => ['a', 'b'].map((suffix) => client({
    id: `${city}-${suffix}`, name: CITIES[city].name, city, upstream: '', asks: '/',
  })))
  const links = arcs(nodes)
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]))
  const ends = links.map(({ from, to }) => [indexOf.get(from)!, indexOf.get(to)!] as const)
  return {
    scene: sceneWith(nodes, links),
    slug: 'crowded',
    inputs: { seed: 1, levers: {}, acts: [] },
    levers: {},
    trace: traceWith(packets, ends),
    nodes: nodes.map((spec, index): NodeInfo => ({ index, id: spec.id, kind: spec.kind, name: spec.name, city: spec.city!, shows: [] })),
    links: ends.map(([from, to], index) => ({ index, from, to, rttUs: 2 * FLIGHT_US, floorUs: 0 })),
    requests: RequestTable.of(Array.from({ length: REQUESTS }, (_, id) => ({
      id, step: 0, client: 0, method: 'GET', url: '/', follow: id === 0, atUs: 0, headers: [],
    }))),
    steps: [{ index: 0, id: 'all', startUs: 0, endUs: RUN_US }],
    endUs: RUN_US,
  }
}

/** Pairs of cities, far and near alike; the second half of the cities' nodes keeps the pairs apart. */
function arcs(nodes: readonly ClientSpec[]): LinkSpec[] {
  const links: LinkSpec[] = []
  for (let step = 1; links.length < ARCS; step++) {
    for (let from = 0; from < cities.length && links.length < ARCS; from++) {
      const to = (from + step) % cities.length
      links.push({ from: nodes[2 * from]!.id, to: nodes[2 * to + 1]!.id })
    }
  }
  return links
}

function traceWith(packets: number, ends: readonly (readonly [number, number])[]): Trace {
  const trace = new Trace()
  for (let id = 0; id < REQUESTS; id++) trace.exchanges.open(Cause.User, 0, NO_EXCHANGE, id)
  trace.record(0, Kind.Step, NO_NODE, -1, 0, 0)
  trace.record(0, Kind.Request, 0, 0, trace.intern('GET /'), 0)
  const hops = Math.floor((RUN_US / FLIGHT_US) * packets)
  for (let hop = 0; hop < hops; hop++) {
    const [a, b] = ends[hop % ends.length]!
    const [from, to] = Math.floor(hop / ends.length) % 2 === 0 ? [a, b] : [b, a]
    const tone = TONES[hop % TONES.length]!
    const startUs = Math.floor((hop * FLIGHT_US) / packets)
    trace.record(startUs, Kind.Hop, from, hop % REQUESTS, packHop(to, Phase.Request, tone), FLIGHT_US)
  }
  return trace
}

function sceneWith(nodes: readonly ClientSpec[], links: readonly LinkSpec[]): Scene {
  return {
    number: 98, slug: 'crowded', title: 'Crowded', question: 'How many packets can be drawn?',
    terms: [], topology: { view: { kind: 'map', centre: -80 }, nodes, links },
    levers: {}, listings: [], instruments: [], seed: 1,
    steps: [{ id: 'all', title: 'All', prose: () => [], line: () => '', play: function* () {}, claims: [] }],
    takeaway: () => [],
    quiz: { question: '', options: [] },
    sources: [],
  }
}
