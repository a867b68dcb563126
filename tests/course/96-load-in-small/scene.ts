/**
 * The test scene of loads: an origin that is asked for too much and does not come back, queues, retries and breakers. It is no scene of the course.
 */
import breakerListings from '../../../src/cdn/layers/breakerLayer.ts?listing'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { logEntryOf } from '../../../src/scene/log'
import { answeredAfter } from './counts'
import { conditions, levers } from './levers'
import { ORIGIN, topology } from './network'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 96,
  slug: 'load-in-small',
  title: 'Load in small',
  question: 'Do loads, queues and breakers go through every suite?',
  previously: 'The other test scenes have one of everything else.',
  terms: [
    { term: 'queue', text: 'Requests that wait until somebody has time for them.' },
    { term: 'circuit breaker', text: 'A rule by which a server that fails is left alone for a while.' },
  ],
  topology,
  conditions,
  listings: [show(breakerListings, 'breaker', 'just before the origin is asked')],
  instruments: [{ kind: 'gauge', max: 150 }, { kind: 'ratio' }],
  log: {
    picks: [{ name: 'by', label: 'Answered by' }],
    lines: (run, step) => run.of({ step }).flatMap((request) => logEntryOf(request, { by: request.path.includes(ORIGIN) ? ORIGIN : 'the POP' }) ?? []),
  },
  takeAway: { title: 'Take it with you', load: async () => (await import('./takeAway')).takeAway },
  seed: 96,
  steps,
  takeaway: (run, say) => [`With an endless queue ${say.tenths(answeredAfter(run, 'loop'))} were answered when it was calm again, with a short one ${say.tenths(answeredAfter(run, 'shed'))}.`],
  quiz: {
    question: 'Which queue is better for users?',
    options: [
      { text: 'A long one', why: 'What comes out of it nobody waits for any more.', holds: (run) => answeredAfter(run, 'loop') >= answeredAfter(run, 'shed') },
      { text: 'A short one', why: 'What it lets in is answered in time.', holds: (run) => answeredAfter(run, 'loop') < answeredAfter(run, 'shed') },
    ],
  },
  sources: [{ text: 'Bronson and others, Metastable Failures in Distributed Systems, HotOS 2021' }],
})
