/** The levers of the test scene of loads, each with what must be true at another value. */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../../src/scene/levers'
import type { RunView } from '../../../src/scene/runView'
import { answeredAfter, turns } from './counts'

/** All retries of a step: requests at the origin beyond those that users made. */
const again = (run: RunView, step: string): number => run.origin(step).requests - run.of({ step }).length

export const levers = defineLevers({
  queue: {
    kind: 'choice', label: 'Queue of the origin', initial: 'endless', options: [{ value: 'endless', label: 'endless' }, { value: 'short', label: 'short' }],
    claims: [{ value: 'short', text: 'with a short queue the load comes back', holds: (run, base) => answeredAfter(run, 'loop') > 0.9 && answeredAfter(base, 'loop') < 0.5 }],
  },
  retries: {
    kind: 'slider', label: 'Retries', initial: 3, min: 0, max: 3, step: 1,
    claims: [{ value: 0, text: 'without retries it comes back, too', holds: (run) => answeredAfter(run, 'loop') > 0.9 && again(run, 'loop') === 0 }],
  },
  budget: {
    kind: 'toggle', label: 'Retry budget', initial: false, help: 'A fifth of open requests may be ones that are sent again.',
    claims: [{ value: true, text: 'far fewer are sent again', holds: (run, base) => again(run, 'loop') < again(base, 'loop') / 2 }],
  },
  breaker: {
    kind: 'choice', label: 'Circuit breaker', initial: 'none',
    options: [{ value: 'none', label: 'none' }, { value: 'row', label: 'three in a row' }, { value: 'share', label: 'half of five seconds' }],
    claims: [
      { value: 'none', text: 'without one nothing opens', holds: (run) => turns(run, 'breaker').length === 0 },
      { value: 'row', text: 'it opens where the load is too much', holds: (run) => turns(run, 'loop').includes('open') },
      { value: 'share', text: 'so does one that counts a share', holds: (run) => turns(run, 'loop').includes('open') },
    ],
  },
  finishes: {
    kind: 'toggle', label: 'Works to the end', initial: true, help: 'The origin does not notice that nobody waits any more.',
    claims: [{ value: false, text: 'what nobody waits for leaves the queue, and the load comes back', holds: (run) => answeredAfter(run, 'loop') > 0.9 }],
  },
})
export type Values = ValuesOf<typeof levers>

export const conditions: LeverConditions<Values> = {
  budget: { when: ({ retries }) => retries > 0, why: 'Nothing is sent again.' },
}
