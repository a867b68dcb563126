/**
 * The test scene of boards: figures of a step over its time, what was promised of them, and what came of it. It is no scene of the course.
 */
import staleListings from '../../../src/cdn/layers/staleIfErrorLayer.ts?listing'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { contract, sick } from './boards'
import { answeredShare, oldCopies } from './counts'
import { levers } from './levers'
import { topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 95,
  slug: 'board-in-small',
  title: 'Board in small',
  question: 'Do boards and verdicts go through every suite?',
  previously: 'The other test scenes have one of everything else.',
  terms: [
    { term: 'edge', text: 'A server near users that keeps copies.' },
    { term: 'availability', text: 'The share of requests that are answered.' },
    { term: 'p95', text: 'The wait that all but one request in twenty stay below.' },
  ],
  topology,
  boards: { contract, sick },
  listings: [show(staleListings, 'staleIfError', 'when the origin fails')],
  instruments: [
    { kind: 'gauge', max: 30 },
    {
      kind: 'verdict', title: 'The contract', boards: { promised: 'contract', kept: 'contract', 'your-turn': 'contract' }, elsewhere: 'Requests in this step',
      note: (run, say) => `Of ${say.counted(run.requests.length, 'request')} in all the origin got ${say.count(run.origin().requests)}.`,
    },
  ],
  // Seed 95: nothing hangs on which.
  seed: 95,
  steps,
  takeaway: (run, say) => [`Without old copies ${say.tenths(answeredShare(run, 'promised'))} were answered, with them ${say.tenths(answeredShare(run, 'kept'))}.`],
  quiz: {
    question: 'The origin goes down. What helps users?',
    options: [
      { text: 'Old copies', why: 'What is old is better than nothing.', holds: (run) => oldCopies(run, 'kept') > oldCopies(run, 'promised') },
      { text: 'Nothing', why: 'Old copies are there, and may be used.', holds: (run) => oldCopies(run, 'kept') <= oldCopies(run, 'promised') },
    ],
  },
  sources: [{ text: 'RFC 5861, HTTP Cache-Control Extensions for Stale Content', url: 'https://www.rfc-editor.org/rfc/rfc5861' }],
})
