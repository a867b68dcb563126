/**
 * Who answered, in words: how many answers needed no origin, and each who gave some.
 */
import type { Answerer, AnswererCounts } from '../../../reading/answererSeries'
import { NO_BREAK_SPACE, formatCount } from '../../../words/format'
import type { MeterText } from '../meter/meterText'

const WORDS: Readonly<Record<Answerer, string>> = {
  filter: 'filter', limit: 'limit', token: 'token check', cors: 'CORS', redirect: 'redirect', function: 'function', store: 'store', cache: 'cache', another: 'another’s answer', origin: 'origin', nobody: 'nobody',
}

const total = ({ by }: AnswererCounts): number => by.reduce((sum, { count }) => sum + count, 0)

/** Answers that the origin had no part in: another's answer came from there, too. */
export function withoutOrigin(counts: AnswererCounts): number {
  return total({ ...counts, by: counts.by.filter(({ who }) => who !== 'origin' && who !== 'another' && who !== 'nobody') })
}

export function answerersText(counts: AnswererCounts): MeterText {
  const { by, leaked, failed } = counts
  return {
    title: 'Who answered',
    note: 'in this step',
    value: [`${formatCount(withoutOrigin(counts))}${NO_BREAK_SPACE}of${NO_BREAK_SPACE}${formatCount(total(counts))}`, 'without the origin'],
    lines: [
      ...by.map(({ who, count }) => ({ name: WORDS[who], value: formatCount(count) })),
      ...(failed > 0 ? [{ name: failed === 1 ? 'an error' : 'errors', value: formatCount(failed), alarm: true }] : []),
      ...(leaked > 0 ? [{ name: 'to a stranger', value: formatCount(leaked), alarm: true }] : []),
    ],
    longUnit: true,
    alarm: leaked > 0,
  }
}
