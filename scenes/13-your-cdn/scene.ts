/**
 * Scene 13: your CDN. Everything that twelve scenes have built, in three rooms: a contract and a design that must keep it; the design in operation,
 * with faults and loads; sick systems, of which only the dashboard is seen. And the edge once more, from memory.
 */
import breakerListings from '../../src/cdn/layers/breakerLayer.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { stack } from '../../src/scene/stack'
import { closingBoard } from './closingChecks'
import { contractBoard } from './contractBoard'
import { costNote } from './costNote'
import { dashboardBoard } from './dashboardBoard'
import { acts } from './faults'
import { INCIDENT_SOURCES } from './incidents/incidents'
import { conditions, levers } from './levers'
import { log } from './log'
import { topology } from './network'
import { afterwards, answeredBefore, whenBack } from './operateSteps'
import { CITIES, SECOND_CITIES, popOf, secondOf } from './places'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 13,
  slug: 'your-cdn',
  title: 'Your CDN',
  question: 'Can you configure one that holds, and read it when it does not?',
  pictured: 'trial',
  previously: 'Code at the edge answers what must not be cached. Now all of it is in your hands.',
  terms: [
    { term: 'contract', text: 'What is promised before anything is built: to users, and to who pays. Between companies it is called SLA, service level agreement. Here who gets no answer counts as one who waits for five seconds.' },
    { term: 'egress', text: 'Bytes that leave a provider, and what it takes for them. Those of a CDN are often called ten to fifty times cheaper than those of a cloud; the prices that are told with that make it twelve times at most.' },
    { term: 'queue', text: 'Requests that wait until a server has time for them.' },
    { term: 'retry budget', text: 'So many second tries are allowed for so many first ones; beyond that a failure stays one.' },
    { term: 'circuit breaker', text: 'A rule by which a server that fails is left alone for a while, and then tried with a few requests. Here: after some failures in a row, or when half of a window has failed.' },
  ],
  topology,
  conditions,
  acts,
  boards: { contract: contractBoard, dashboard: dashboardBoard, closing: closingBoard },
  log,
  takeAway: { title: 'Take it with you', designIn: 'operate', load: async () => (await import('./takeAway')).takeAway },
  listings: [stack({ cache: [...CITIES.map(popOf), ...SECOND_CITIES.map(secondOf)], lever: 'layers', note: 'what a request passes' }), show(breakerListings, 'breaker', 'just before the origin is asked')],
  instruments: [
    { kind: 'gauge', max: 120 },
    { kind: 'verdict', title: 'The contract', boards: { agreed: 'contract', trial: 'contract', operate: 'contract', provider: 'contract' }, elsewhere: 'Requests in this step', note: costNote },
  ],
  // Seed 13: contracts were measured with it, and hold with others.
  seed: 13,
  steps,
  canDo: 'You can design a CDN for a contract, break it, and find in a dashboard the lever that heals it.',
  takeaway: (run, say) => [
    'A design is good for what was promised: what keeps one contract breaks another, and each promise has a price.',
    `When a POP that was down was back, ${say.percent(whenBack(run))} of its users’ requests were answered. A load of a few seconds was worse: long after it ${say.percent(afterwards(run, 'load'))} were answered, and with a short queue ${say.percent(afterwards(run, 'shed'))}.`,
    'And whoever knows what each layer is for reads a dashboard like a listing.',
  ],
  quiz: {
    question: 'An origin was asked for too much for a few seconds. Why does it not come back when it is calm again?',
    options: [
      { text: 'It is too weak for the calm load, too', why: 'Before the load came, it answered all of it.', holds: (run) => afterwards(run, 'shed') < 0.5 },
      { text: 'It works on requests that nobody waits for any more', why: 'The queue is longer than anybody’s patience, and each that is given up is asked for again. With a short queue the same load passes.', holds: (run) => afterwards(run, 'load') < 0.5 && afterwards(run, 'shed') > 0.9 },
      { text: 'Copies have expired meanwhile', why: 'Nothing was kept in that step, before the load as after it.', holds: (run) => afterwards(run, 'load') >= 0.5 && answeredBefore(run, 'load') > 0.9 },
    ],
  },
  sources: [
    { text: 'Bronson and others, Metastable Failures in Distributed Systems, HotOS 2021', url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf' },
    { text: 'Google, Site Reliability Engineering, chapters 21 and 22: handling overload, cascading failures', url: 'https://sre.google/sre-book/handling-overload/' },
    { text: 'Envoy, circuit breaking and outlier detection' },
    { text: 'Amazon CloudFront, list prices, read in November 2026', url: 'https://aws.amazon.com/cloudfront/pricing/' },
    { text: 'RFC 9211, The Cache-Status HTTP Response Header Field', url: 'https://www.rfc-editor.org/rfc/rfc9211' },
    ...INCIDENT_SOURCES,
  ],
  realWorld: {
    title: 'A breaker and a budget in Envoy',
    language: 'yaml',
    code: [
      'circuit_breakers:',
      '  thresholds:',
      '  - max_pending_requests: 20',
      '    retry_budget:',
      '      budget_percent: { value: 20.0 }',
      '      min_retry_concurrency: 3',
      'outlier_detection:',
      '  consecutive_5xx: 5',
      '  base_ejection_time: 10s',
    ].join('\n'),
    note: 'Its circuit breaker is a limit of what may wait; what is called one here is its outlier detection.',
  },
})
