/**
 * A scene that is shown to no learner: one user, one edge that keeps everything, an origin whose
 * page can be deployed anew, and an act for that and for a purge. Two steps of a known length.
 */
import { client } from '../../src/cdn/nodes/client'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { usEast } from '../../src/cdn/commonWorld'
import { cacheLayer } from '../../src/cdn/layers/cacheLayer'
import { actWith } from '../../src/scene/actWith'
import type { LeverValues } from '../../src/cdn/levers'
import type { Scene, Step } from '../../src/scene/types'

export const PAGE = '/index.html'

const step = (id: string, quietMs: number): Step<LeverValues> => ({
  id, title: id, prose: () => [], line: () => '', claims: [],
  *play({ ask, wait }) {
    yield* ask('anna', PAGE)
    yield* wait(quietMs)
    yield* ask('anna', PAGE)
  },
})

/** `quietMs`: how long the first step is quiet between its two requests. */
export function purgeScene(quietMs = 500): Scene {
  return {
    number: 98, slug: 'purge', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
    levers: { slow: { kind: 'toggle', label: 'Slow', initial: false } },
    acts: {
      deploy: { label: 'Deploy', play: ({ deploy }) => deploy(PAGE) },
      slow: actWith({
        label: 'Slow down', options: [{ value: 'edge', label: 'the edge' }, { value: 'us-east', label: 'the origin' }],
        play: ({ fault }, node) => fault(node, { kind: 'slow', factor: 5 }),
      }),
      purge: { label: 'Purge the edge', *play({ purge, wait }) { yield* wait(1); purge('edge') } },
    },
    topology: {
      view: { kind: 'lanes', lanes: [['anna'], ['edge'], ['us-east']] },
      nodes: [
        client({ id: 'anna', name: 'Anna', upstream: 'edge', asks: PAGE }),
        edge({ id: 'edge', name: 'Edge', layers: () => [cacheLayer], upstream: 'us-east', shows: [`GET ${PAGE}`], lookupMs: 1, storeMs: 5 }),
        usEast({
          thinkMs: ({ slow }) => (slow === true ? 100 : 10),
          resources: { [PAGE]: ({ version }) => ({ bytes: 1000, content: `v${version}` }) },
        }),
      ],
      links: [{ from: 'anna', to: 'edge', rttMs: 10 }, { from: 'edge', to: 'us-east', rttMs: 100 }],
    },
    steps: [step('one', quietMs), step('two', 500)],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}
