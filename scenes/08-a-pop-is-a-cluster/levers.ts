/**
 * The levers of scene 8, each with what must be true at its other values.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { popHitShare } from './measures'

const DISK = 'Each disk'
const PLACES = 'Which server'

export const levers = defineLevers({
  machine: {
    kind: 'choice', label: 'On view', initial: 'policies',
    options: [{ value: 'policies', label: 'One disk, four policies' }, { value: 'pop', label: 'A POP of servers' }],
  },
  exponent: { kind: 'slider', label: 'Zipf exponent', initial: 0.8, min: 0.6, max: 1.1, step: 0.1, help: 'How much more the favourites are asked for than the others.' },
  room: { kind: 'slider', group: DISK, label: 'Slots', initial: 20, min: 5, max: 50, step: 5 },
  admission: {
    kind: 'choice', group: DISK, label: 'Keeps', initial: 'first',
    options: [{ value: 'first', label: 'what is asked for' }, { value: 'second', label: 'what is asked for twice' }],
  },
  eviction: {
    kind: 'choice', group: DISK, label: 'Who goes', initial: 'lru',
    options: [{ value: 'fifo', label: 'FIFO' }, { value: 'lru', label: 'LRU' }, { value: 'lfu', label: 'LFU' }, { value: 'sieve', label: 'SIEVE' }],
  },
  servers: { kind: 'slider', group: PLACES, label: 'Servers', initial: 4, min: 2, max: 8, step: 1 },
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
  },
  bound: {
    kind: 'choice', group: PLACES, label: 'Bounded load', initial: 'off',
    options: [{ value: 'off', label: 'off' }, { value: '1.25', label: '1.25 of the average' }, { value: '2', label: 'twice the average' }],
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
