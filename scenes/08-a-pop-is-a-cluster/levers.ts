/**
 * The levers of scene 8, each with what must be true at its other values.
 */
import { type LeverClaim, type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { FAVOURITE } from './catalogue'
import { afterDeath, heirsOf, hitShare, popHitShare, popRequests, serversOf } from './hitShares'
import { AT_FIRST, DEATH_MS, SERVERS } from './places'

/** Copies answer more, or less, than they do as the scene begins. */
function disks<Value extends number>(value: Value, more: boolean): LeverClaim<Value> {
  return { value, text: `${value}: copies answer ${more ? 'more' : 'less'}`, holds: (run, base) => Math.sign(hitShare(run, 'lru', 'full') - hitShare(base, 'lru', 'full')) === (more ? 1 : -1) }
}

const DISK = 'Each disk'
const PLACES = 'Which server'

export const levers = defineLevers({
  exponent: { kind: 'slider', label: 'Zipf exponent', initial: AT_FIRST.exponent, min: 0.6, max: 1.1, step: 0.1, help: 'How much more the favourites are asked for than the others.', claims: [disks(0.6, false), disks(1.1, true)] },
  turned: {
    kind: 'toggle', label: 'New favourites', initial: false,
    help: 'Other objects are asked for most.',
    claims: [{ value: true, text: 'LFU loses nothing in the step in which favourites change, for they are the old ones there', holds: (run, base) => hitShare(run, 'lfu', 'turnover') > hitShare(base, 'lfu', 'turnover') }],
  },
  room: { kind: 'slider', group: DISK, label: 'Room for objects', initial: AT_FIRST.room, min: 5, max: 50, step: 5, claims: [disks(5, false), disks(50, true)] },
  admission: {
    kind: 'choice', group: DISK, label: 'Keeps', initial: 'first',
    help: 'What is asked for once and never again takes no room where a second request is waited for.',
    options: [{ value: 'first', label: 'what is asked for' }, { value: 'second', label: 'what is asked for twice' }],
    claims: [{ value: 'second', text: 'the first request leaves nothing behind', holds: (run) => run.request('again-lru').outcome === 'miss' }],
  },
  eviction: {
    kind: 'choice', group: DISK, label: 'Who goes', initial: 'lru',
    options: [{ value: 'fifo', label: 'FIFO' }, { value: 'lru', label: 'LRU' }, { value: 'lfu', label: 'LFU' }, { value: 'sieve', label: 'SIEVE' }],
    claims: [
      { value: 'fifo', text: 'the POP answers less', holds: (run, base) => popHitShare(run, 'shared') < popHitShare(base, 'shared') },
    ],
  },
  servers: {
    kind: 'slider', group: PLACES, label: 'Servers', initial: AT_FIRST.servers, min: 2, max: 8, step: 1,
    claims: [
      { value: 2, text: 'two disks answer less than four', holds: (run, base) => popHitShare(run, 'shared') < popHitShare(base, 'shared') },
      { value: 8, text: 'eight answer more', holds: (run, base) => popHitShare(run, 'shared') > popHitShare(base, 'shared') },
    ],
  },
  placement: {
    kind: 'choice', group: PLACES, label: 'A URL goes to', initial: 'ring',
    help: 'A hash makes a number of a URL. A modulo divides it by the number of servers; a ring has a place for it.',
    options: [{ value: 'random', label: 'any server' }, { value: 'modulo', label: 'hash modulo servers' }, { value: 'ring', label: 'the next on the ring' }],
    claims: [
      { value: 'modulo', text: 'less is found after a death than on a ring, for most objects have moved', holds: (run, base) => afterDeath(run, 'shared') < afterDeath(base, 'shared') },
      { value: 'random', text: 'by chance four disks are no better than one', holds: (run, base) => popHitShare(run, 'shared') < popHitShare(base, 'shared') - 0.1 },
    ],
  },
  points: {
    kind: 'slider', group: PLACES, label: 'Points a server', initial: 1, min: 1, max: 160, step: 1,
    claims: [{ value: 160, text: 'several get what the dead server had', holds: (run) => heirsOf(run, 'one-heir', SERVERS[AT_FIRST.servers - 1]!).size > 1 }],
  },
  bound: {
    kind: 'choice', group: PLACES, label: 'Bounded load', initial: 'off',
    help: 'A server that has more requests open than that passes new ones on to the next on the ring.',
    options: [{ value: 'off', label: 'off' }, { value: '1.25', label: 'a quarter over the average' }, { value: '2', label: 'twice the average' }],
    claims: [{ value: '1.25', text: 'a URL may be given to more than one server', holds: (run) => serversOf(popRequests(run, 'shared', 0, DEATH_MS).filter(({ url }) => url === FAVOURITE)).size > 1 }],
  },
  pushes: {
    kind: 'toggle', label: 'Push the favourites', initial: false,
    help: 'The POP fetches a fifth of the catalogue before anybody asks.',
    claims: [
      { value: true, text: 'more is found in the last step, whose disks are empty without it', holds: (run, base) => popHitShare(run, 'your-turn') > popHitShare(base, 'your-turn') },
    ],
  },
})
export type Values = ValuesOf<typeof levers>

const onRing = { when: ({ placement }: Pick<Values, 'placement'>) => placement === 'ring', why: 'There is no ring.' }

export const conditions: LeverConditions<Values> = { points: onRing, bound: onRing }
