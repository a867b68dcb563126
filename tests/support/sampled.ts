/**
 * What is tried of a scene with so many levers that all of it would take an hour: a sample, the same one in each run of the tests, and another one
 * with each seed of `npm run fuzz`. Of a scene with fewer all is tried.
 */
import { Streams } from '../../src/engine/streams'
import type { Scene } from '../../src/scene/types'
import { SEED } from './seed'

/** Other scenes have ten at most. */
const MANY_LEVERS = 20
/** Room for each lever of such a scene once. */
const SOME = 32

/** What a suite that makes a run of each of these tries on the scene: all of them, unless it has a great many levers. */
export function triedOf<T>({ levers }: Pick<Scene, 'levers'>, groups: readonly (readonly T[])[], some = SOME): readonly T[] {
  return Object.keys(levers).length <= MANY_LEVERS ? groups.flat() : sampled(groups, some)
}

/** At most so many of these; one of each group at least, if there is room for that, then any. In the order in which they are given. */
export function sampled<T>(groups: readonly (readonly T[])[], most: number): readonly T[] {
  const all = groups.flat()
  if (all.length <= most) return all
  const random = new Streams(SEED).get('sample')
  const drawn = <One>(some: readonly One[]): One => some[Math.floor(random() * some.length)]!
  const chosen = new Set(groups.filter((group) => group.length > 0).map(drawn))
  const left = all.filter((one) => !chosen.has(one))
  while (chosen.size < most) chosen.add(left.splice(Math.floor(random() * left.length), 1)[0]!)
  return all.filter((one) => chosen.has(one))
}
