/**
 * What a learner can move in scene 4: how long names may be kept, who resolves them, which place dies, and how soon that is noticed.
 */
import { type ValuesOf, defineLevers } from '../../src/scene/levers'
import { CITIES } from '../../src/cdn/net/places'
import { placeWords } from '../../src/cdn/net/spot'
import { POP_CITIES } from '../../src/cdn/anycastWorld'
import { failedBy, lookups } from './counts'
import type { RunView } from '../../src/scene/runView'

const FIRST = 'kill'
/** Verdicts about servers until the first kill has been noticed: when that was (ms). */
const firstVerdictMs = (run: RunView): number => run.records('verdict').find(({ b }) => b === 0)?.atMs ?? Infinity

export const levers = defineLevers({
  ttl: {
    kind: 'slider', label: 'DNS TTL', group: 'Names', initial: 60, min: 20, max: 300, step: 10, unit: 's',
    help: 'For how long an address by place may be kept.',
    claims: [
      { value: 300, text: 'with a long time to live more requests fail', holds: (run, base) => failedBy(run, FIRST, 'geo').length > failedBy(base, FIRST, 'geo').length },
      { value: 20, text: 'with a short one resolvers ask more often', holds: (run, base) => lookups(run, FIRST) > lookups(base, FIRST) },
    ],
  },
  resolver: {
    kind: 'choice', label: 'Resolver', group: 'Names', initial: 'near',
    options: [{ value: 'near', label: 'nearby' }, { value: 'far', label: 'in Ashburn' }, { value: 'told', label: 'Ashburn, with ECS' }],
    help: 'Who looks names up. With ECS it tells the name server which network asks.',
    claims: [
      { value: 'far', text: 'one resolver for all asks less often', holds: (run, base) => lookups(run, FIRST) < lookups(base, FIRST) },
      { value: 'told', text: 'one that tells who asks has to ask for each network', holds: (run, base) => lookups(run, 'by-name') > lookups(base, 'by-name') },
    ],
  },
  you: {
    kind: 'place', label: 'You', group: 'Names', initial: '', against: '-17.8,31', words: placeWords,
    help: 'One more user, anywhere: press the map, or move the sliders.',
    claims: [{ value: '-17.8,31', text: 'who is put anywhere comes out somewhere, too', holds: (run) => run.of({ step: 'one-address', client: 'you-anycast' }).some(({ status }) => status === 200) }],
  },
  killed: {
    kind: 'choice', label: 'The POP that dies', group: 'A failure', initial: 'frankfurt', options: POP_CITIES.map((city) => ({ value: city, label: CITIES[city].name })),
    help: 'One does in each of the last steps.',
    claims: [{ value: 'sydney', text: 'where few users are fewer requests fail', holds: (run, base) => failedBy(run, FIRST, 'anycast').length < failedBy(base, FIRST, 'anycast').length }],
  },
  goes: {
    kind: 'choice', label: 'How it dies', group: 'A failure', initial: 'silent',
    options: [{ value: 'silent', label: 'in silence' }, { value: 'drained', label: 'drained first' }],
    help: 'In silence nobody is told. Drained first it serves on for a while, and tells its health checks no.',
    claims: [{ value: 'drained', text: 'of a place that is drained first fewer requests fail, in both ways', holds: (run, base) => (['anycast', 'geo'] as const).every((by) => failedBy(run, FIRST, by).length < failedBy(base, FIRST, by).length) }],
  },
  interval: {
    kind: 'slider', label: 'A check every', group: 'A failure', initial: 5, min: 2, max: 30, step: 1, unit: 's',
    help: 'How often each checker looks at each POP.',
    claims: [{ value: 30, text: 'rare checks notice late', holds: (run, base) => firstVerdictMs(run) > firstVerdictMs(base) }],
  },
  threshold: {
    kind: 'slider', label: 'Failures that count', group: 'A failure', initial: 3, min: 1, max: 5, step: 1,
    help: 'So many checks in a row must fail before a checker holds a POP for dead.',
    claims: [{ value: 1, text: 'who believes the first failure notices sooner', holds: (run, base) => firstVerdictMs(run) < firstVerdictMs(base) }],
  },
})
export type Values = ValuesOf<typeof levers>
