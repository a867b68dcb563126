/** The levers of the test scene of boards, each with what must be true at another value. */
import { type ValuesOf, defineLevers } from '../../../src/scene/levers'
import { answeredShare } from './counts'

export const levers = defineLevers({
  ttl: {
    kind: 'slider', label: 'max-age', initial: 2, min: 0, max: 10, step: 1, unit: 's',
    claims: [
      { value: 0, text: 'copies that may not be used send more to the origin', holds: (run, base) => run.origin('promised').requests > base.origin('promised').requests },
      { value: 10, text: 'copies that last longer send less', holds: (run, base) => run.origin('promised').requests < base.origin('promised').requests },
    ],
  },
  stale: {
    kind: 'toggle', label: 'Old copies while the origin fails', initial: false,
    claims: [{ value: true, text: 'more are answered', holds: (run, base) => answeredShare(run, 'promised') > answeredShare(base, 'promised') }],
  },
})
export type Values = ValuesOf<typeof levers>
