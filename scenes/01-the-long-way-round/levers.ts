/**
 * What a learner can move in scene 1, each lever with what must be true at its ends.
 */
import { THINK_MS } from '../../src/cdn/commonWorld'
import { CITIES } from '../../src/cdn/net/places'
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import { ORIGIN, REGIONS, START } from './regions'

/** The longest think time that the lever allows. */
const SLOW_MS = 200

export const levers = defineLevers({
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
    options: REGIONS.map((city) => ({ value: city, label: CITIES[city].name })),
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
})
export type Values = ValuesOf<typeof levers>
