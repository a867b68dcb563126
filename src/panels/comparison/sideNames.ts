/**
 * What the two sides of a comparison are called: by the levers that make the difference, with both values, and never by what was
 * done last. Where no lever differs, by their branches.
 */
import { sameValue } from '../../cdn/sameValue'
import { leverSetting } from '../../scene/leverWords'
import type { Moment } from '../../frame/moment'

export interface ComparedRun extends Moment {
  /** Of its branch. */
  readonly label: string
}

/** More would not be read. */
const MOST = 2

/** `lever`: the one that is compared, named also where it stands alike for now. */
export function sideNames(main: ComparedRun, other: ComparedRun, lever: string | null): readonly [main: string, other: string] {
  const { levers } = main.run.scene
  const [ours, theirs] = [main.frame.levers, other.frame.levers]
  const names = lever === null ? Object.keys(levers).filter((name) => !sameValue(ours[name]!, theirs[name]!)).slice(0, MOST) : [lever]
  if (names.length === 0) return [main.label, other.label]
  const words = (values: typeof ours): string => names.map((name) => leverSetting(levers[name]!, values[name]!)).join(', ')
  return [words(ours), words(theirs)]
}
