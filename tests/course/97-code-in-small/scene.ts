/**
 * The test scene of code at the edge: a learner's function, limits, pages of parts and the ways in which answers leak. It is no
 * scene of the course.
 */
import bypassListings from '../../../src/cdn/layers/bypassLayer.ts?listing'
import functionListings from '../../../src/cdn/layers/edgeFunctionLayer.ts?listing'
import limitListings from '../../../src/cdn/layers/rateLimitLayer.ts?listing'
import { loadIsolates } from '../../../src/cdn/isolate/loadIsolates'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { levers } from './levers'
import { topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 97,
  slug: 'code-in-small',
  title: 'Code in small',
  question: 'Do functions at the edge go through every suite?',
  previously: 'The other test scenes have one of everything else.',
  terms: [
    { term: 'edge function', text: 'A small program that runs at an edge for each request.' },
    { term: 'split', text: 'A rule by which some users get another variant of a page.' },
    { term: 'rate limit', text: 'So many requests a second, and no more.' },
  ],
  topology,
  needs: loadIsolates,
  listings: [show(functionListings, 'edgeFunction', 'for every request'), show(bypassListings, 'bypass', 'behind the function'), show(limitListings, 'rateLimit', 'before it', { 6: 'no followed request is one too many' })],
  instruments: [{ kind: 'gauge', max: 100 }, { kind: 'answerers' }],
  seed: 12,
  steps,
  takeaway: (_, say) => [`A function answered after ${say.wait('german')}, without the origin.`],
  quiz: {
    question: 'Which of the two was answered later?',
    options: [
      { text: 'The redirect', why: 'Its function was done at once.', holds: (run) => run.request('german').waitMs! > run.request('page').waitMs! },
      { text: 'The page', why: 'It came from the origin.', holds: (run) => run.request('german').waitMs! <= run.request('page').waitMs! },
    ],
  },
  sources: [{ text: 'RFC 6585, Additional HTTP Status Codes', url: 'https://www.rfc-editor.org/rfc/rfc6585' }],
})
