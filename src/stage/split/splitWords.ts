/**
 * A split in words, the wordiest first where there may be less room: shares over the dots, one user's hash under them, and the sentences for
 * those who cannot see them.
 */
import { type SplitAsker, type SplitFrame, hashOf, rowSize, variantAt, wantedOf } from '../../frame/splitFrame'
import { formatCount, formatPercent } from '../../words/format'
import { counted } from '../../words/plural'

/** "B: 1 012 of 10 000 users, 10.1%" */
export function shares(now: SplitFrame): readonly string[] {
  const percent = preciseShare(now)
  return [
    `B: ${formatCount(now.b)} of ${counted(now.users, 'user')}, ${percent}`,
    `B: ${formatCount(now.b)} of ${formatCount(now.users)}, ${percent}`,
    `B: ${percent}`,
  ]
}

/** What was wanted, and how far the rows are from it. */
export function wanted(now: SplitFrame): readonly string[] {
  if (!now.split) return ['no split: everybody gets A', 'no split']
  const of = now.rows.map((b, k) => ({ b, size: rowSize(now, k) })).toSorted((one, other) => one.b / one.size - other.b / other.size)
  const [least, most] = [of[0]!, of.at(-1)!]
  const spread = `${formatPercent(least.b, least.size)} to ${formatPercent(most.b, most.size)}`
  const want = `wanted: ${wantedOf(now)}%`
  return [`${want}; in rows of ${now.row}: ${spread}`, `${want}; by row: ${spread}`, want]
}

/** To a tenth, which is what one user more of a thousand is. */
function preciseShare({ b, users }: SplitFrame): string {
  const percent = (b / users) * 100
  const tenths = Math.round(percent * 10) / 10
  return (tenths === 0 && b > 0) || (tenths === 100 && b < users) ? formatPercent(b, users) : `${tenths}%`
}

/** "user-17: FNV-1a 2614312037 mod 100 = 37: A": what the rule makes of a name. */
export function hashTexts(now: SplitFrame, user: number): readonly string[] {
  const [name, variant] = [now.names[user]!, variantAt(now, user)]
  const last = `${name}: ${variant}`
  if (!now.split) return [last]
  const { hash } = now.split
  const [number, place] = [hashOf(now, user), now.places[user]!]
  const where = hash === 'fnv1a top' ? `${Math.floor(place * 10) / 10} of 100` : `mod 100 = ${place}`
  const how = hash === 'sum' ? `sum of letters ${number} ${where}` : hash === 'fnv1a top' ? `FNV-1a ${number} of ${2 ** 32}, ${where}` : `FNV-1a ${number} ${where}`
  return [`${name}: ${how}: ${variant}`, `${name}: ${where}: ${variant}`, last]
}

/** What a press on one who has asked opens. */
export function askerName(now: SplitFrame, { user, got }: SplitAsker): string {
  const then = got === variantAt(now, user) ? '' : `, she got ${got}`
  return `${hashTexts(now, user)[0]!}${then}: open her request`
}

export function splitSentence(now: SplitFrame): string {
  const asked = now.askers.length > 0 ? ` ${counted(now.askers.length, ['user has asked', 'users have asked'])}.` : ''
  return `Users as dots, in the order in which they signed up. ${shares(now)[0]!}; ${wanted(now)[0]!}.${asked}`
}

export const rowsSentence = (now: SplitFrame): string => `Share of B in each row of ${now.row} users. ${wanted(now)[0]!}`
