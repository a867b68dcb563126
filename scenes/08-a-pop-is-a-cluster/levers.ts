/**
 * The levers of scene 8, each with what must be true at its other values.
 */
import { type LeverClaim, type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { heirsSeen, hitShare, popHitShare, serversAsked } from './hitShares'
import { DEAD, KILLED_MS, POP_USERS } from './places'

/** Copies answer more, or less, than they do as the scene begins. */
function disks<Value extends number>(value: Value, more: boolean): LeverClaim<Value> {
  return { value, text: `${value}: copies answer ${more ? 'more' : 'less'}`, holds: (run, base) => hitShare(run, 'lru', 'full') > hitShare(base, 'lru', 'full') === more }
}

const DISK = 'Each disk'
const PLACES = 'Which server'

export const levers = defineLevers({
  machine: {
    kind: 'choice', label: 'On view', initial: 'policies',
    options: [{ value: 'policies', label: 'One disk, four policies' }, { value: 'pop', label: 'A POP of servers' }],
    claims: [{ value: 'pop', text: 'the POP gets what is asked for', holds: (run) => run.of({ step: 'full', client: POP_USERS }).length > 0 }],
  },
  exponent: { kind: 'slider', label: 'Zipf exponent', initial: 0.8, min: 0.6, max: 1.1, step: 0.1, help: 'How much more the favourites are asked for than the others.', claims: [disks(0.6, false), disks(1.1, true)] },
  room: { kind: 'slider', group: DISK, label: 'Slots', initial: 20, min: 5, max: 50, step: 5, claims: [disks(5, false), disks(50, true)] },
  admission: {
    kind: 'choice', group: DISK, label: 'Keeps', initial: 'first',
    options: [{ value: 'first', label: 'what is asked for' }, { value: 'second', label: 'what is asked for twice' }],
    claims: [{ value: 'second', text: 'the first request leaves nothing behind', holds: (run) => run.request('again').outcome === 'miss' }],
  },
  eviction: {
    kind: 'choice', group: DISK, label: 'Who goes', initial: 'lru',
    options: [{ value: 'fifo', label: 'FIFO' }, { value: 'lru', label: 'LRU' }, { value: 'lfu', label: 'LFU' }, { value: 'sieve', label: 'SIEVE' }],
    claims: [
      { value: 'fifo', text: 'the POP answers less', holds: (run, base) => popHitShare(run, 'ring') < popHitShare(base, 'ring') },
    ],
  },
  servers: {
    kind: 'slider', group: PLACES, label: 'Servers', initial: 4, min: 2, max: 8, step: 1,
    claims: [
      { value: 2, text: 'two disks answer less than four', holds: (run, base) => popHitShare(run, 'ring') < popHitShare(base, 'ring') },
      { value: 8, text: 'eight answer more', holds: (run, base) => popHitShare(run, 'ring') > popHitShare(base, 'ring') },
    ],
  },
  placement: {
    kind: 'choice', group: PLACES, label: 'A URL goes to', initial: 'ring',
    options: [{ value: 'random', label: 'any server' }, { value: 'modulo', label: 'hash modulo servers' }, { value: 'ring', label: 'the next on the ring' }],
    claims: [
      { value: 'random', text: 'by chance four disks are no better than one', holds: (run, base) => popHitShare(run, 'ring') < popHitShare(base, 'ring') - 0.1 },
    ],
  },
  points: {
    kind: 'choice', group: PLACES, label: 'Points a server', initial: '100',
    options: [{ value: '1', label: '1' }, { value: '10', label: '10' }, { value: '100', label: '100' }, { value: '160', label: '160' }],
    claims: [{ value: '1', text: 'one heir gets all that the dead server had', holds: (run) => heirsSeen(run, 'killed', DEAD, KILLED_MS).size === 1 }],
  },
  bound: {
    kind: 'choice', group: PLACES, label: 'Bounded load', initial: 'off',
    options: [{ value: 'off', label: 'off' }, { value: '1.25', label: '1.25 of the average' }, { value: '2', label: 'twice the average' }],
    claims: [{ value: '1.25', text: 'a URL may be given to more than one server', holds: (run) => serversAsked(run, 'ring', 0, (url) => url === '/object/0').size > 1 }],
  },
  pushes: {
    kind: 'toggle', label: 'Push the favourites', initial: false,
    help: 'The POP fetches a fifth of the catalogue before anybody asks.',
    claims: [
      { value: true, text: 'what was pushed is found by the first who ask', holds: (run) => run.origin('push').pushedBytes > 0 },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

const onPop = { when: ({ machine }: Pick<Values, 'machine'>) => machine === 'pop', why: 'One disk has nobody to share with.' }

export const conditions: LeverConditions<Values> = {
  eviction: { when: ({ machine }) => machine === 'pop', why: 'All four are on view.' },
  servers: onPop,
  placement: onPop,
  points: { when: ({ machine, placement }) => machine === 'pop' && placement === 'ring', why: 'There is no ring.' },
  bound: { when: ({ machine, placement }) => machine === 'pop' && placement === 'ring', why: 'There is no ring.' },
  pushes: onPop,
}
