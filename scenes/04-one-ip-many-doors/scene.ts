/**
 * Scene 4: one IP, many doors. Six places behind one address, and the same six with an address each: how a user ends up at one of them, and
 * what happens to all users when one dies.
 */
import { POP_CITIES, popIn } from '../../src/cdn/anycastWorld'
import decisionListings from '../../src/cdn/net/bgp/decision.ts?listing'
import geoListings from '../../src/cdn/net/geoDns.ts?listing'
import checkListings from '../../src/cdn/net/healthCheck.ts?listing'
import { CITIES } from '../../src/cdn/net/places'
import { actWith } from '../../src/scene/actWith'
import type { RunView } from '../../src/scene/runView'
import { defineScene } from '../../src/scene/defineScene'
import { show } from '../../src/scene/listing'
import { askedBy, doorOf, failedBy, lookups } from './counts'
import { type Values, levers } from './levers'
import { deathIn, noticedMs } from './measures'
import { topology } from './network'
import { steps } from './steps'

const POPS = POP_CITIES.map((city) => ({ value: popIn(city), label: CITIES[city].name }))

export const scene = defineScene(levers, {
  number: 4,
  slug: 'one-ip-many-doors',
  title: 'One IP, many doors',
  question: 'How does a user end up at the right edge, with no one in the middle?',
  pictured: 'kill',
  previously: 'Before the first byte, a browser looks up a name and opens a connection. Both took for granted that it knows which edge to ask.',
  terms: [
    { term: 'POP', text: 'Point of presence: a place where a CDN has edges.' },
    { term: 'anycast', text: 'One address that several places announce. A packet reaches whichever the networks on its way have chosen.' },
    { term: 'BGP', text: 'Border Gateway Protocol: how networks tell each other which addresses they lead to. Each tells its neighbours only.' },
    { term: 'AS path', text: 'The networks that a route leads through, the nearest first. AS stands for autonomous system: one network under one management.' },
    { term: 'local preference', text: 'A network’s own number for a route, by whom it came from. The highest wins, before anything else is compared. It follows contracts: who pays whom.' },
    { term: 'GeoDNS', text: 'A name server that answers with the address of the place that is nearest to who asks.' },
    { term: 'DNS TTL', text: 'For how long an answer of DNS may be kept: its time to live. A few resolvers keep answers longer.' },
    { term: 'health check', text: 'A small request that is sent over and over to see whether a server still answers. Some number in a row must fail before it counts.' },
    { term: 'ECS', text: 'EDNS Client Subnet: a resolver tells a name server the first part of its user’s address.' },
    { term: 'convergence', text: 'Routers learn of a change one after the other. A network has converged when it has found its new way.' },
  ],
  topology,
  acts: {
    kill: actWith({ label: 'Kill', options: POPS, play: ({ fault }, node) => fault(node, { kind: 'down', silent: true }) }),
    drain: actWith({ label: 'Drain', help: 'A POP serves on, and tells its health checks no.', options: POPS, play: ({ fault }, node) => fault(node, { kind: 'drained' }) }),
    bringBack: actWith({ label: 'Bring back', options: POPS, play: ({ repair }, node) => repair(node) }),
  },
  listings: [
    show(decisionListings, 'Router.route', 'at each network'),
    show(geoListings, 'GeoDns.resolve', 'for each query'),
    show(checkListings, 'HealthCheck.run', 'over and over'),
  ],
  instruments: [{ kind: 'waits', maxMs: 250 }],
  // Seed 40: names end at many different times, and one network finds its new way later than the others.
  seed: 40,
  steps,
  canDo: 'You can find out why a user comes out at a far POP, and for how long a failure cuts users off.',
  takeaway: (run, say) => [
    'Behind one address nobody chooses a door for the user: each network on the way takes the route that its own rules leave. That is mostly near.',
    'With names by place the name server chooses, and it sees the resolver: a far one sends its users far, unless it tells for whom it asks.',
    `When a POP died, ${say.counted(failedBy(run, 'kill', 'anycast').length, 'request')} failed with one address: detection, and then each network’s own convergence. With names it was ${say.count(failedBy(run, 'kill', 'geo').length)}: detection, and then what was left of each TTL.`,
    `A short TTL makes names forget sooner. Resolvers asked ${say.counted(lookups(run, 'shorter'), 'time')} in place of ${say.count(lookups(run, 'kill'))}.`,
  ],
  quiz: {
    question: 'Names are answered by place with a TTL of a minute, and a failure is noticed after half a minute. For how long is a user cut off whose POP dies?',
    options: [
      {
        text: 'For half a minute: then everybody is told',
        why: 'Then the name server answers with another POP. But who has the old address does not ask.',
        holds: (run) => usedFor(run) <= 0.1,
      },
      {
        text: 'For half a minute, and up to a minute more',
        why: 'First it must be noticed; then each resolver uses the old address for as long as it may: anything up to the TTL, half of it on average.',
        holds: (run) => usedFor(run) > 0.1 && usedFor(run) <= 1,
      },
      {
        text: 'Until the POP is back',
        why: 'When its TTL is over the address is looked up again, and by then the dead POP is left out.',
        holds: (run) => usedFor(run) > 1,
      },
    ],
  },
  sources: [
    { text: 'RFC 4271, A Border Gateway Protocol 4, §9.1 (decision process)', url: 'https://www.rfc-editor.org/rfc/rfc4271#section-9.1' },
    { text: 'RFC 4786, Operation of Anycast Services', url: 'https://www.rfc-editor.org/rfc/rfc4786' },
    { text: 'RFC 7871, Client Subnet in DNS Queries', url: 'https://www.rfc-editor.org/rfc/rfc7871' },
    { text: 'An Empirical Characterization of Anycast Convergence Time, ANRW 2024' },
    { text: 'Bhowmick et al., PAM 2023: resolvers that keep answers longer than they may', url: 'https://ttl-violation-study.github.io' },
    { text: 'Round trips: IBM Cloud VPC inter-region averages, August 2024' },
  ],
  realWorld: {
    title: 'The same in BIRD',
    language: 'bird',
    code: [
      '# at every POP: the one address',
      'protocol static anycast {',
      '  ipv4;',
      '  route 192.0.2.0/24 blackhole;',
      '}',
      'protocol bgp carrier {',
      '  local as 64496;',
      '  neighbor 203.0.113.1 as 64498;',
      '  ipv4 {',
      '    import all;',
      '    export where',
      '      source = RTS_STATIC;',
      '  };',
      '}',
      '# the health check withdraws:',
      '# birdc disable anycast',
    ].join('\n'),
    note: 'BIRD is a router as a program. Its route leads nowhere, because it is there to be told to others: who comes by it is at the server. Another program beside it runs the check, and disables the protocol when it fails.',
  },
})

/** For how many TTLs after the failure was noticed the old address was still used by somebody. */
function usedFor(run: RunView<Values>): number {
  const { ttl } = run.leversIn('kill')
  const death = deathIn(run, 'kill')
  const still = death ? askedBy(run, 'kill', 'geo').filter((one) => one.status !== 200 && one.atMs > death.atMs && doorOf(one) === death.pop) : []
  return (Math.max(...still.map(({ atMs }) => atMs)) - noticedMs(run, 'kill', 'geo')) / (ttl * 1000)
}
