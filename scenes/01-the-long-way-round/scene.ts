/**
 * Scene 1: one server, users on every continent. What distance costs, what load costs, and
 * what a faster machine cannot buy.
 */
import { client } from '../../src/cdn/nodes/client'
import { THINK_MS, usEast } from '../../src/cdn/commonWorld'
import type { LeverValues } from '../../src/cdn/levers'
import type { RunView } from '../../src/scene/runView'
import clientListings from '../../src/cdn/nodes/httpClient.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { ORIGIN, PAGE, REGIONS, START, WORKERS, inRegions, regionName } from './regions'
import { steps } from './steps'

/** The longest think time that the lever allows. */
const SLOW_MS = 200

export const scene = defineScene({
  number: 1,
  slug: 'the-long-way-round',
  title: 'The long way round',
  question: 'What does it cost every user when there is only one server?',
  terms: [
    { term: 'origin', text: 'The server that owns the content. Every copy anywhere began there.' },
    { term: 'round trip', text: 'The time for a message to get there and for the answer to come back; RTT for short.' },
    { term: 'p50', text: 'The wait that half of the requests do not exceed. p95: the wait that all but five of a hundred do not exceed.' },
    { term: 'requests per second', text: 'How many requests reach a server in one second; RPS for short. It measures load.' },
  ],
  topology: {
    view: { kind: 'map', centre: -80, lens: (levers) => (levers['lens'] === 'distance' ? 'distance' : 'world') },
    nodes: [
      usEast({
        thinkMs: (levers) => levers['think'] as number,
        workers: WORKERS, queueLimit: 2000,
        resources: { [PAGE]: { bytes: 9_000, headers: [['Content-Type', 'text/html']] } },
      }),
      ...REGIONS.map((city) => client({
        id: city, name: regionName(city), city,
        when: (levers: LeverValues) => inRegions(levers, city),
        via: () => ORIGIN,
        asks: PAGE,
      })),
    ],
    links: REGIONS.map((city) => ({ from: city, to: ORIGIN })),
  },
  levers: {
    users: {
      kind: 'slider', label: 'Users per region', initial: 10, min: 1, max: 200, step: 1,
      help: 'Each user asks once a second.',
      claims: [
        {
          value: 200,
          text: 'with 200 users a region the origin gets more than it can answer, and the slow end of the waits grows',
          holds: (run, base) => START.every((client) => run.p95({ step: 'crowd', client }) > base.p95({ step: 'crowd', client }) + 50),
        },
        {
          value: 1,
          text: 'a single user waits as long as one of ten',
          holds: (run, base) => START.every((client) => run.p50({ step: 'all', client }) === base.p50({ step: 'all', client })),
        },
      ],
    },
    think: {
      kind: 'slider', label: 'Origin think time', initial: THINK_MS, min: 0, max: SLOW_MS, step: 5, unit: 'ms',
      help: 'How long the origin works on one response.',
      claims: [
        {
          value: 0,
          text: 'with no think time a request waits exactly its round trip',
          holds: (run) => run.request('frankfurt-alone').waitMs === run.rttMs('frankfurt', ORIGIN),
        },
        {
          value: SLOW_MS,
          text: 'a slow origin adds its think time to every wait',
          holds: (run, base) => run.request('sydney-alone').waitMs! - base.request('sydney-alone').waitMs! === SLOW_MS - THINK_MS,
        },
      ],
    },
    regions: {
      kind: 'set', label: 'Regions', initial: START,
      help: 'Where users are.',
      options: REGIONS.map((city) => ({ value: city, label: regionName(city) })),
      claims: [
        {
          value: REGIONS,
          text: 'every region waits for its own distance',
          holds: (run) => REGIONS.every((client) => run.p50({ step: 'all', client }) === run.rttMs(client, ORIGIN) + THINK_MS),
        },
      ],
    },
    lens: {
      kind: 'choice', label: 'Map', initial: 'world',
      help: 'Bend the map so that distance from the origin is time.',
      options: [{ value: 'world', label: 'World' }, { value: 'distance', label: 'Distance is time' }],
      claims: [
        {
          value: 'distance',
          text: 'the lens changes the picture and not one wait',
          holds: (run, base) => run.of().every(({ waitMs }, i) => waitMs === base.of()[i]!.waitMs),
        },
      ],
    },
  },
  listings: [show(clientListings, 'Client.request', 'runs in every browser')],
  instruments: [{ kind: 'gauge', max: 800 }, { kind: 'waits', maxMs: 250 }],
  // Seed 5: at this seed the users' phases spread evenly, so that below capacity next to nobody queues.
  seed: 5,
  steps,
  takeaway: (run, say) => [
    `A request from Sydney waited ${say.wait('sydney-alone')}, and ${say.ms(run.rttMs('sydney', ORIGIN))} of it was the way there and back.`,
    `More users raise the load on the origin, not the speed of anyone. A faster origin saves its think time and nothing of the distance.`,
    'Past its capacity the origin makes everyone wait longer, wherever they are.',
  ],
  quiz: {
    question: 'The origin becomes twice as fast. Who notices most?',
    options: [
      { text: 'Sydney, the farthest', holds: (run) => savesMost(run) === 'sydney' },
      { text: 'Frankfurt, which is fast already', holds: (run) => savesMost(run) === 'frankfurt' },
      { text: 'Everyone saves the same few milliseconds', holds: (run) => savesMost(run) === 'everyone' },
    ],
    why: 'Think time is the same for all. What sets Sydney apart is its distance, and no machine shortens that.',
  },
  sources: [
    { text: 'Grigorik, High Performance Browser Networking, chapter 1', url: 'https://hpbn.co/primer-on-latency-and-bandwidth/' },
    { text: 'Round trips: IBM Cloud VPC inter-region averages, August 2024; AWS inter-region averages, 2017' },
    { text: 'Light in fibre: 204.2 km per ms (refractive index 1.468) along the great circle' },
  ],
})

/** The region whose p50 an origin without think time shortens most, or everyone when the regions differ by less than 2 ms. */
function savesMost(run: RunView): string {
  const saved = START.map((client) => ({ client, ms: run.p50({ step: 'crowd', client }) - run.p50({ step: 'faster', client }) }))
  const [most, ...others] = saved.toSorted((a, b) => b.ms - a.ms)
  return others.every(({ ms }) => most!.ms - ms < 2) ? 'everyone' : most!.client
}
