/**
 * A whole heat strip in one sentence.
 */
import type { Reading } from '../../../reading/reading'
import { formatCount } from '../../../words/format'
import type { Figure } from './figure'
import { type PlaceGroup, groupOf } from '../../../frame/placeGroups'

export function heatSentence(run: Reading, groups: readonly PlaceGroup[], { name, without, highest, format }: Figure): string {
  const places = groups.flatMap((group) => group.places)
  const { median, worst } = groupOf('all', places)
  const counted = `${formatCount(places.length)} places in ${formatCount(groups.length)} ${groups.length === 1 ? 'group' : 'groups'}`
  if (median === null || worst === null) return `${counted}: ${without}.`
  const silent = places.filter(({ value }) => value === null).length
  const rest = silent === 0 ? '' : ` Of ${formatCount(silent)}: ${without}.`
  return `${counted}: ${name} is ${format(median)} in the median place and at ${highest} ${format(worst.value)}, in ${run.nodes[worst.node]?.name ?? ''}.${rest}`
}
