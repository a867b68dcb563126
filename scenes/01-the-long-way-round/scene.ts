/**
 * Scene 1: one server, users on every continent. What distance costs, what load costs, and
 * what a faster machine cannot buy.
 */
import { client } from '../../src/cdn/nodes/client'
import { usEast } from '../../src/cdn/commonWorld'
import { CITIES } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import clientListings from '../../src/cdn/nodes/httpClient.ts?listing'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { type Values, levers } from './levers'
import { ORIGIN, PAGE, PEOPLE, REGIONS, START, WORKERS } from './regions'
import { steps } from './steps'

export const scene = defineScene(levers, {
  number: 1,
  slug: 'the-long-way-round',
  title: 'The long way round',
  question: 'What does it cost every user when there is only one server?',
  terms: [
    { term: 'origin', text: 'The server that owns the content. Every copy anywhere began there.' },
    { term: 'round trip', text: 'The time for a message to get there and for the answer to come back; RTT for short.' },
    { term: 'p50', text: 'The wait that half of the requests do not exceed: the middle one.' },
    { term: 'p95', text: 'The wait that all but five in a hundred requests do not exceed: the slow end.' },
    { term: 'CDN', text: 'A content delivery network: servers in many places that keep copies of an origin’s responses and answer the users near them.' },
    { term: 'requests per second', text: 'How many requests reach a server in one second; RPS for short. It measures load.' },
  ],
  topology: {
    view: { kind: 'map', centre: -80, lens: ({ lens }) => lens },
    nodes: [
      usEast({
        thinkMs: ({ think }) => think,
        workers: WORKERS, queueLimit: 2000,
        resources: { [PAGE]: { bytes: 9_000, headers: [['Content-Type', 'text/html']] } },
      }),
      ...REGIONS.map((city) => client({
        id: city, name: CITIES[city].name, city, person: PEOPLE[city],
        when: ({ regions }: Values) => regions.includes(city),
        upstream: ORIGIN,
        asks: PAGE,
      })),
    ],
    links: REGIONS.map((city) => ({ from: city, to: ORIGIN })),
  },
  listings: [show(clientListings, 'Client.request', 'runs in every browser')],
  instruments: [{ kind: 'gauge', max: 800 }, { kind: 'waits', maxMs: 250 }],
  // Seed 5: at this seed the users' phases spread evenly, so that below capacity next to nobody queues.
  seed: 5,
  steps,
  canDo: 'You can tell which part of a wait is distance and which is the server, and what each would cost to shorten.',
  takeaway: (run, say) => [
    `A request from Sydney waited ${say.wait('sydney-alone')}, and ${say.ms(run.rttMs('sydney', ORIGIN))} of it was the way there and back.`,
    `More users raise the load on the origin, not the speed of anyone. A faster origin saves its think time and nothing of the distance.`,
    'Past its capacity the origin makes everyone wait longer, wherever they are.',
  ],
  quiz: {
    question: 'The origin becomes twice as fast. Who saves the most milliseconds?',
    options: [
      {
        text: 'Sydney, the farthest',
        why: 'Think time is the same for all. What sets Sydney apart is its distance, and no machine shortens that.',
        holds: (run) => savesMost(run) === 'sydney',
      },
      {
        text: 'Frankfurt, which is fast already',
        why: 'Frankfurt is near, but it waits for the same machine. A faster one takes the same time from every wait.',
        holds: (run) => savesMost(run) === 'frankfurt',
      },
      {
        text: 'Nobody: all save the same',
        why: 'Every wait holds the same think time, and half of it is taken from each.',
        holds: (run) => savesMost(run) === 'everyone',
      },
    ],
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
