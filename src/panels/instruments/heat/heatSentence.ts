/**
 * A whole heat strip in one sentence.
 */
import type { Reading } from '../../../reading/reading'
import { formatCount } from '../../../words/format'
import { counted } from '../../../words/plural'
import type { Figure } from './figure'
import { type PlaceGroup, groupOf } from '../../../frame/placeGroups'

export function heatSentence(run: Reading, groups: readonly PlaceGroup[], { name, without, highest, format }: Figure): string {
  const places = groups.flatMap((group) => group.places)
  const { median, worst } = groupOf('all', places)
  const all = `${counted(places.length, 'place')} in ${counted(groups.length, 'group')}`
  if (median === null || worst === null) return `${all}: ${without}.`
  const silent = places.filter(({ value }) => value === null).length
  const rest = silent === 0 ? '' : ` Of ${formatCount(silent)}: ${without}.`
  return `${all}: ${name} is ${format(median)} in the median place and at ${highest} ${format(worst.value)}, in ${run.nodes[worst.node]?.name ?? ''}.${rest}`
}
