/** The test scene of layers: a listing of what the edge is made of, and an order that the learner makes. It is no scene of the course. */
import coalesceListings from '../../../src/cdn/layers/coalesceLayer.ts?listing'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { stack } from '../../../src/scene/stack'
import { levers } from './levers'
import { POP, topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 94,
  slug: 'layers-in-small',
  title: 'Layers in small',
  question: 'Do orders of layers go through every suite?',
  previously: 'The other test scenes have one of everything else.',
  terms: [{ term: 'layer', text: 'One small function of an edge, which answers a request or passes it on.' }],
  topology,
  listings: [stack({ cache: POP, lever: 'layers', note: 'outermost first' }), show(coalesceListings, 'coalesce', 'while another fetches', { 7: 'no answer varies' })],
  instruments: [{ kind: 'gauge', max: 40 }, { kind: 'ratio' }],
  seed: 94,
  steps,
  takeaway: (_, say) => [`Through all layers it took ${say.wait('first')}, and from a copy ${say.wait('second')}.`],
  quiz: {
    question: 'Without which layer does each request go to the origin?',
    options: [
      { text: 'None: a copy is a copy', why: 'A copy that no layer serves answers nobody.', holds: (run) => !run.request('again').path.includes('us-east') },
      { text: 'The one that serves fresh copies', why: 'No other layer serves a copy that is fresh.', holds: (run) => run.request('again').path.includes('us-east') },
    ],
  },
  sources: [{ text: 'RFC 9111, HTTP Caching', url: 'https://www.rfc-editor.org/rfc/rfc9111' }],
})
