/**
 * The levers of the test scene of routes, each with what must be true at another value.
 */
import type { RunView } from '../../../src/scene/runView'
import { placeWords, reachMs } from '../../../src/cdn/net/spot'
import { type ValuesOf, defineLevers } from '../../../src/scene/levers'

const lookups = (run: RunView): number => run.records('resolved').filter(({ node }) => node === 'dns').length
const waits = (run: RunView): readonly number[] => run.of({ step: 'your-turn', client: 'you' }).map(({ waitMs }) => waitMs ?? Infinity)
/** When something was first held of a dead server; never, where it came back before. */
const noticedMs = (run: RunView): number => run.records('verdict')[0]?.atMs ?? Infinity

export const levers = defineLevers({
  ttl: {
    kind: 'slider', label: 'TTL', initial: 3, min: 3, max: 300, step: 1, unit: 's', help: 'For how long an answer of the name server may be kept.',
    claims: [{ value: 300, text: 'the resolver asks less often', holds: (run, base) => lookups(run) < lookups(base) }],
  },
  interval: {
    kind: 'slider', label: 'A check every', initial: 1, min: 1, max: 5, step: 1, unit: 's',
    claims: [{ value: 5, text: 'a kill is noticed later', holds: (run, base) => noticedMs(run) > noticedMs(base) }],
  },
  threshold: {
    kind: 'slider', label: 'Answers that turn a verdict', initial: 2, min: 1, max: 5, step: 1,
    claims: [{ value: 5, text: 'a kill is noticed later', holds: (run, base) => noticedMs(run) > noticedMs(base) }],
  },
  subnet: {
    kind: 'toggle', label: 'Client subnet', initial: false, help: 'The resolver tells the name server the network of its user.',
    claims: [{ value: true, text: 'a user far from the resolver is told of a place nearby', holds: (run) => run.request('lima-by-place').path.includes('pop-west') }],
  },
  you: {
    kind: 'place', label: 'You', initial: '', against: '-17.8,31', words: placeWords, help: 'Where another user stands: anywhere on the map.',
    claims: [
      { value: '-17.8,31', text: 'who is put near London’s network asks by it, from where she is', holds: (run) => waits(run).length > 0 && waits(run).every((ms) => ms > reachMs({ lat: -17.8, lon: 31 }, 'london')) },
    ],
  },
})
export type Values = ValuesOf<typeof levers>
