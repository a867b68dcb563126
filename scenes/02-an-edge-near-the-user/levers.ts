/**
 * What a learner can move in scene 2, each lever with what must be true at its other values.
 */
import { THINK_MS } from '../../src/cdn/commonWorld'
import { CITIES } from '../../src/cdn/net/places'
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import { REGIONS, START } from './regions'

export const levers = defineLevers({
  caches: {
    kind: 'toggle', label: 'Edge caches', initial: true,
    help: 'Off: users ask the origin themselves, as in the scene before.',
    claims: [
      {
        value: false,
        text: 'without edges a region waits for its round trip and the think time, as in scene 1',
        holds: (run) => START.every((client) => run.p50({ client }) === run.rttMs(client, 'us-east') + THINK_MS),
      },
      {
        value: false,
        text: 'without edges the origin gets every request',
        holds: (run) => run.origin().requests === run.of().length,
      },
    ],
  },
  requests: {
    kind: 'slider', label: 'Requests per region', initial: 60, min: 2, max: 120, step: 2,
    help: 'How many requests each region sends while the origin’s load is measured.',
    claims: [2, 120].map((value) => ({
      value,
      text: `${value} requests a region still cost the origin one each`,
      holds: (run) => run.origin('origin-load').requests === 0 && run.node('edge-sydney').misses === 1,
    })),
  },
  regions: {
    kind: 'set', label: 'Regions', initial: START,
    help: 'Where users are, each with an edge of its own.',
    options: REGIONS.map((city) => ({ value: city, label: CITIES[city].name })),
    claims: [
      {
        value: REGIONS,
        text: 'a region that joins misses until its first copy has arrived, and never after',
        holds: (run) =>
          REGIONS.every((client) => {
            // Since the edges stand there.
            const asked = run.of({ client }).filter(({ step }) => step !== 'empty')
            const [first] = asked
            if (!first) return false
            const later = asked.filter(({ atMs }) => atMs > first.atMs + first.waitMs!)
            return first.outcome === 'miss' && later.length > 0 && later.every(({ outcome }) => outcome === 'hit')
          }),
      },
    ],
  },
})
export type Values = ValuesOf<typeof levers>
