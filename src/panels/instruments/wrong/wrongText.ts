/**
 * Answers that the origin itself would have given otherwise, in words and numbers.
 */
import type { ContentCount } from '../../../reading/contentSeries'
import { formatCount, NO_BREAK_SPACE } from '../../../words/format'
import { counted, nounFor } from '../../../words/plural'
import type { MeterText } from '../meter/meterText'

/** What does not fit is summed up in the last line. */
const MOST_LINES = 2

export interface WrongReading {
  /** Empty in scenes whose origin does not say what it shows. */
  readonly contents: readonly ContentCount[]
  /** Those that an attacker has made. */
  readonly forged: readonly string[]
  readonly answered: number
}

export function wrongText(label: string, { contents, forged, answered }: WrongReading): MeterText {
  const wrong = contents.reduce((sum, one) => sum + one.wrong, 0)
  const showing = contents.reduce((sum, one) => sum + one.count, 0)
  const bad = contents.filter((one) => one.wrong > 0).toSorted((a, b) => b.wrong - a.wrong)
  const shown = bad.length > MOST_LINES ? bad.slice(0, MOST_LINES - 1) : bad
  const rest = bad.slice(shown.length)
  return {
    title: label,
    note: 'in this step',
    value: [formatCount(wrong), `of ${formatCount(answered)}${NO_BREAK_SPACE}${nounFor(answered, 'answer')}`],
    lines: [
      ...shown.map(({ content, wrong: count }) => ({ name: forged.includes(content) ? `forged: ${content}` : content, value: formatCount(count) })),
      ...(rest.length > 0 ? [{ name: counted(rest.length, ['other', 'others']), value: formatCount(rest.reduce((sum, one) => sum + one.wrong, 0)) }] : []),
      ...(bad.length === 0 ? [{ name: nobodyWrong(answered, answered - showing, forged), value: '' }] : []),
    ],
    longUnit: true,
    alarm: wrong > 0,
  }
}

/** `failed`: answers that showed nothing, errors of a cache or of the origin. */
function nobodyWrong(answered: number, failed: number, forged: readonly string[]): string {
  if (answered === 0) return 'Nothing is answered yet.'
  if (forged.length > 0) return 'A forged page is out; nobody but the attacker got it yet.'
  if (failed === 0) return 'Nobody got a wrong one.'
  return failed === answered ? 'Everyone got an error.' : `${formatCount(failed)} got an error, nobody a wrong one.`
}
