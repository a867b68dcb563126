/**
 * A scene for tests that try a great many runs: every kind of lever, a followed request and a crowd of ten, about 300
 * records. No learner sees it. What it shows of caches is unimportant; that each lever changes its run is not.
 */
import type { UpstreamAsk } from '../../src/cdn/upstream'
import freshness from '../../src/cdn/http/freshness.ts?listing'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import { actWith } from '../../src/scene/actWith'
import { show } from '../../src/scene/listing'
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import type { Scene, SceneOf } from '../../src/scene/types'

const PAGE = '/page'
const CLIENTS = ['anna', 'ben'] as const
const THINK_MS = { quick: 5, busy: 60 } as const

const levers = defineLevers({
  edge: { kind: 'toggle', label: 'Edge', initial: true },
  users: { kind: 'slider', label: 'Users at each client', initial: 5, min: 1, max: 20, step: 1 },
  origin: { kind: 'choice', label: 'Origin', initial: 'quick', options: [{ value: 'quick', label: 'quick' }, { value: 'busy', label: 'busy' }] },
  clients: { kind: 'set', label: 'Clients', initial: CLIENTS, options: CLIENTS.map((value) => ({ value, label: value })) },
  cacheControl: {
    kind: 'header', label: 'Cache-Control', group: 'The edge', field: 'Cache-Control', initial: 'max-age=1', against: 'no-store',
    chips: ['no-store', 'no-cache'], seconds: [{ directive: 'max-age', max: 5, step: 1 }],
  },
})
type Values = ValuesOf<typeof levers>

const viaEdge = ({ levers: { edge: on } }: UpstreamAsk<Values>): string => (on ? 'edge' : 'origin')

function page({ levers: { cacheControl }, version }: ResourceAsk<Values>): ResourceSpec {
  return { bytes: 4_000, content: `v${version}`, headers: [['Cache-Control', cacheControl], ['ETag', `"v${version}"`]] }
}

const declared: SceneOf<Values> = {
  number: 99,
  slug: 'small',
  title: 'Small',
  question: 'Does it survive whatever a learner does?',
  terms: [],
  topology: {
    view: { kind: 'lanes', lanes: [CLIENTS, ['edge'], ['origin']] },
    nodes: [
      ...CLIENTS.map((id) => client({
        id, name: id, upstream: viaEdge, asks: PAGE,
        when: ({ clients }: Values) => clients.includes(id),
      })),
      edge({
        id: 'edge', name: 'edge', layers: () => httpLayers, upstream: 'origin',
        when: ({ edge: on }) => on,
        shows: [`GET ${PAGE}`], lookupMs: 1, storeMs: 5,
      }),
      origin({
        id: 'origin', name: 'origin', thinkMs: (values) => THINK_MS[values.origin], workers: 2, queueLimit: 4,
        resources: { [PAGE]: page }, conditions: answerConditions,
      }),
    ],
    links: [
      ...CLIENTS.flatMap((from) => [
        { from, to: 'edge', rttMs: 10, when: ({ edge: on }: Values) => on },
        { from, to: 'origin', rttMs: 110, when: ({ edge: on }: Values) => !on },
      ]),
      { from: 'edge', to: 'origin', rttMs: 100, when: ({ edge: on }) => on },
    ],
  },
  conditions: { cacheControl: { when: ({ edge: on }) => on, why: 'Nobody keeps a copy without the edge.' } },
  acts: {
    deploy: { label: 'Deploy', play: ({ deploy }) => deploy(PAGE) },
    slow: actWith({
      label: 'Slow down', options: [{ value: 'edge', label: 'the edge' }, { value: 'origin', label: 'the origin' }],
      play: ({ fault }, node) => fault(node, { kind: 'slow', factor: 3 }),
    }),
    purge: { label: 'Purge', *play({ purge, wait }) { yield* wait(5); purge('edge') } },
  },
  listings: [show(freshness, 'freshnessLifetime, isFresh', 'for every copy that is found')],
  instruments: [{ kind: 'gauge', max: 5 }, { kind: 'waits', maxMs: 250 }, { kind: 'ratio' }],
  seed: 99,
  steps: [
    {
      id: 'alone', title: 'Alone', prose: () => [], line: () => '', claims: [],
      *play({ ask, clients }) {
        yield* ask(clients()[0]!, PAGE, { follow: true })
      },
    },
    {
      id: 'together', title: 'Together', prose: () => [], line: () => '', claims: [], paceMs: 400,
      predict: { question: '', options: ['more', 'fewer'], answer: () => 0, because: () => '' },
      *play({ crowd, deploy, levers: values }) {
        yield* crowd({ clients: CLIENTS, url: PAGE, users: () => values().users, everyMs: 400, forMs: 400 })
        deploy(PAGE)
        yield* crowd({ clients: CLIENTS, url: PAGE, users: () => 1, everyMs: 400, forMs: 400 })
      },
    },
  ],
  takeaway: () => [],
  quiz: { question: '', options: [] },
  sources: [],
}

export const smallScene: Scene = { ...declared, levers }
