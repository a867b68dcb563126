/**
 * The test scene of routes: one address for two places, names answered by place, health checks, a kill and a return. It is no
 * scene of the course; what routes, names and checks can do, it has.
 */
import decisionListings from '../../../src/cdn/net/bgp/decision.ts?listing'
import geoListings from '../../../src/cdn/net/geoDns.ts?listing'
import checkListings from '../../../src/cdn/net/healthCheck.ts?listing'
import { actWith } from '../../../src/scene/actWith'
import { defineScene } from '../../../src/scene/defineScene'
import { show } from '../../../src/scene/listing'
import { levers } from './levers'
import { topology } from './network'
import { steps } from './steps'

const PLACES = [{ value: 'pop-west', label: 'Los Angeles' }, { value: 'pop-east', label: 'Frankfurt' }]

export const scene = defineScene(levers, {
  number: 98,
  slug: 'routes-in-small',
  title: 'One address',
  question: 'Do routes, names and checks go through every suite?',
  previously: 'The other test scene has one of everything else.',
  terms: [
    { term: 'anycast', text: 'One address that several places announce.' },
    { term: 'GeoDNS', text: 'Names that are answered by the place of who asks.' },
  ],
  topology,
  acts: {
    kill: actWith({ label: 'Kill', options: PLACES, play: ({ fault }, node) => fault(node, { kind: 'down', silent: true }) }),
    drain: actWith({ label: 'Drain', help: 'It serves on, and tells its health checks no.', options: PLACES, play: ({ fault }, node) => fault(node, { kind: 'drained' }) }),
    repair: actWith({ label: 'Return', options: PLACES, play: ({ repair }, node) => repair(node) }),
  },
  listings: [show(decisionListings, 'Router.route', 'at each network'), show(geoListings, 'GeoDns.resolve', 'for each query'), show(checkListings, 'HealthCheck.run', 'over and over')],
  instruments: [{ kind: 'gauge', max: 20 }, { kind: 'ratio' }],
  // Seed 6: both networks have another way before the place returns.
  seed: 6,
  steps,
  takeaway: (_, say) => [`Lima waited ${say.wait('lima')} with one address and ${say.wait('lima-by-place')} with a name by place.`],
  quiz: {
    question: 'Who sent Lima past the nearest place?',
    options: [
      { text: 'The distance', why: 'BGP knows none.', holds: (run) => !run.request('lima').path.includes('pop-east') },
      { text: 'A policy of its network', why: 'A preference comes before everything else.', holds: (run) => run.request('lima').path.includes('other') },
    ],
  },
  sources: [
    { text: 'RFC 4271, A Border Gateway Protocol 4', url: 'https://www.rfc-editor.org/rfc/rfc4271' },
    { text: 'RFC 7871, Client Subnet in DNS Queries', url: 'https://www.rfc-editor.org/rfc/rfc7871' },
  ],
})
