/**
 * A scene far larger than a course would show: 200 regions with an edge each and crowds that
 * ask until the trace has a million records. It runs through the same run() as every scene.
 */
import { edge } from '../../src/cdn/nodes/cacheNode.ts'
import { client } from '../../src/cdn/nodes/client.ts'
import { origin } from '../../src/cdn/nodes/origin.ts'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer.ts'
import type { Process } from '../../src/engine/process.ts'
import type { LeverValues } from '../../src/cdn/levers.ts'
import type { Script, Scene } from '../../src/scene/types.ts'

const REGIONS = 200
const PATHS = ['/a.css', '/b.js', '/c.png', '/d.html']
const STEPS = 4
/** Users at each client, each with a request a second, for so long in every step. */
const USERS = 10
const STEP_MS = 18_000

const regions = Array.from({ length: REGIONS }, (_, i) => String(i))

function* crowds(script: Script<LeverValues>, url: string): Process<void> {
  yield* script.ask('client-0', url, { follow: true })
  yield* script.crowd({ clients: regions.map((id) => `client-${id}`), url, users: () => USERS, everyMs: 1000, forMs: STEP_MS })
}

export const wideScene: Scene = {
  number: 99,
  slug: 'wide',
  title: 'Wide',
  question: 'How long does it take to find a moment in a million records?',
  terms: [],
  topology: {
    view: { kind: 'lanes', lanes: [['client-0'], ['edge-0'], ['origin']] },
    nodes: [
      origin({
        id: 'origin', name: 'origin', thinkMs: () => 10, workers: 50, queueLimit: 1000,
        resources: Object.fromEntries(PATHS.map((path) => [path, { bytes: 12_000 }])),
      }),
      ...regions.map((id) => edge({
        id: `edge-${id}`, name: `edge ${id}`, layers: () => [cacheLayer], upstream: 'origin',
        shows: PATHS.map((path) => `GET ${path}`), lookupMs: 1, storeMs: 5,
      })),
      ...regions.map((id) => client({
        id: `client-${id}`, name: `region ${id}`, upstream: `edge-${id}`, asks: PATHS[0]!,
      })),
    ],
    links: regions.flatMap((id) => [
      { from: `client-${id}`, to: `edge-${id}`, rttMs: 8 },
      { from: `edge-${id}`, to: 'origin', rttMs: 20 + Number(id) },
    ]),
  },
  levers: {},
  listings: [],
  instruments: [],
  seed: 1,
  steps: PATHS.slice(0, STEPS).map((path, i) => ({
    id: `step-${i}`, title: path, prose: () => [], line: () => '', play: (script) => crowds(script, path), claims: [],
  })),
  takeaway: () => [],
  quiz: { question: '', options: [] },
  sources: [],
}
