/**
 * Scene {{number}}: {{title}}. Two users behind one edge: the smallest scene that keeps the
 * contract. Replace it piece by piece; `npm run sim -- {{number}}` shows what a run does.
 */
import type { UpstreamAsk } from '../../src/cdn/upstream'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { origin } from '../../src/cdn/nodes/origin'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import layerListings from '../../src/cdn/layers/cacheLayer.ts?listing'
import { actWith } from '../../src/scene/actWith'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { type Values, levers } from './levers'
import { PAGE, steps } from './steps'

const withEdge = ({ edge }: Values): boolean => edge
const withoutEdge = ({ edge }: Values): boolean => !edge
const viaEdge = ({ levers: { edge } }: UpstreamAsk<Values>): string => (edge ? 'edge' : 'origin')

export const scene = defineScene(levers, {
  number: {{number}},
  slug: '{{slug}}',
  title: '{{title}}',
  question: 'What does the learner want to know here?',
  terms: [{ term: 'origin', text: 'The server that owns the content.' }],
  topology: {
    view: { kind: 'lanes', lanes: [['anna', 'ben'], ['edge'], ['origin']] },
    nodes: [
      client({ id: 'anna', name: 'Anna', upstream: viaEdge, asks: PAGE }),
      client({ id: 'ben', name: 'Ben', upstream: viaEdge, asks: PAGE }),
      edge({
        id: 'edge', name: 'edge',
        when: withEdge,
        layers: () => [cacheLayer],
        upstream: 'origin',
        shows: [`GET ${PAGE}`], lookupMs: 1, storeMs: 5,
      }),
      origin({
        id: 'origin', name: 'origin',
        thinkMs: () => 10, workers: 5, queueLimit: 100,
        resources: { [PAGE]: ({ version }) => ({ bytes: 4_000, headers: [['Cache-Control', 'max-age=3600']], content: `v${version}` }) },
      }),
    ],
    links: [
      ...['anna', 'ben'].flatMap((user) => [
        { from: user, to: 'edge', rttMs: 10, when: withEdge },
        { from: user, to: 'origin', rttMs: 110, when: withoutEdge },
      ]),
      { from: 'edge', to: 'origin', rttMs: 100, when: withEdge },
    ],
  },
  acts: {
    deploy: { label: 'Deploy', help: 'The page changes at the origin. No cache is told.', play: ({ deploy }) => deploy(PAGE) },
    purge: { label: 'Purge the edge', help: 'The edge drops its copy.', play: ({ purge }) => purge('edge') },
    slow: actWith({
      label: 'Slow down', options: [{ value: 'edge', label: 'the edge' }, { value: 'origin', label: 'the origin' }],
      play: ({ fault }, node) => fault(node, { kind: 'slow', factor: 3 }),
    }),
  },
  listings: [show(layerListings, 'Edge.handle', 'runs for every request')],
  instruments: [{ kind: 'gauge', max: 5 }, { kind: 'waits', maxMs: 250 }, { kind: 'wrong', label: 'Older than the origin' }],
  // Seed {{number}}: the last step's requests are drawn from it. Say here what this one shows.
  seed: {{number}},
  steps,
  canDo: 'You can say which of two requests an edge answers by itself.',
  takeaway: (_, say) => [`The second request took ${say.wait('second')} instead of ${say.wait('first')}.`],
  quiz: {
    question: 'Ben has never asked before. What will his first request be?',
    options: [
      {
        text: 'A miss: it is his first',
        why: 'The copy belongs to the edge, not to the user who caused it. Who asks for it does not matter.',
        holds: (run) => run.request('ben').outcome === 'miss',
      },
      {
        text: 'A hit: the edge has a copy',
        why: 'The copy belongs to the edge, not to the user who caused it.',
        holds: (run) => run.request('ben').outcome === 'hit',
      },
    ],
  },
  sources: [{ text: 'RFC 9111, HTTP Caching', url: 'https://www.rfc-editor.org/rfc/rfc9111' }],
})
