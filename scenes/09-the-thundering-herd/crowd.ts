/**
 * The crowd of scene 9: users who ask for one page, one shortly after the other.
 */
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { PAGE, USERS } from './names'
import { firstOf } from './outcomes'

/** Under these levers a page that is made for each user is asked for: by as many as were recorded at real caches, and users who stay. */
export const TRAP = { coalescing: true, shareable: false, patience: 60, crowd: 20 } as const
/** Between two users. */
const GAP_MS = 2
/** For so long the origin has trouble, where the first request does not fare well. */
const TROUBLE_MS = 300

/**
 * The origin refuses the first, or is silent, where the lever says so. The second is followed, or the last: where one fetches for all, both
 * wait, and the second is the next who leads.
 */
export function* crowd({ all, ask, fault, levers, repair, wait }: Script<Values>, step: string, followed: 'second' | 'last' = 'second'): Process<void> {
  const { crowd: users, leader } = levers()
  const followedOne = followed === 'last' ? users - 1 : 1
  function* one(n: number): Process<void> {
    yield* wait(n * GAP_MS)
    yield* ask(USERS, PAGE, n === 0 ? { as: firstOf(step) } : { follow: n === followedOne })
  }
  function* trouble(): Process<void> {
    fault('us-east', leader === 'refused' ? { kind: 'full' } : { kind: 'down', silent: true })
    yield* wait(TROUBLE_MS)
    repair('us-east')
  }
  yield* all([...(leader === 'answered' ? [] : [trouble()]), ...Array.from({ length: users }, (_, n) => one(n))])
}

/** There is no copy when the crowd comes. */
export function cold(step: string): (script: Script<Values>) => Process<void> {
  return function* (script) {
    script.purge('edge')
    yield* crowd(script, step)
  }
}
