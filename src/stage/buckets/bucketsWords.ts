/**
 * Limits in words, the wordiest first where there may be less room: over the buckets, beside each, and for those who cannot see them.
 */
import type { LimitRule } from '../../cdn/limit/limiter'
import type { Bucket, BucketsFrame } from '../../frame/bucketsFrame'
import { formatCount, formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'

const isTokens = (rule: LimitRule | null): boolean => rule?.kind === 'token bucket'

const perWindow = ({ windowS }: LimitRule): string => (windowS === 1 ? 'a second' : `in ${formatSeconds(windowS * 1000)}`)

/** "12 limits of 10 requests a second" */
export function titles({ rule, buckets: { length } }: BucketsFrame): readonly string[] {
  if (!rule) return ['No limit', '']
  const [limit, window] = [formatCount(rule.limit), perWindow(rule)]
  if (isTokens(rule)) return [`${counted(length, 'bucket')} of ${counted(rule.limit, 'token')}, ${limit} more ${window}`, `${counted(length, 'bucket')}, ${counted(rule.limit, 'token')} ${window}`, counted(length, 'bucket')]
  return [`${counted(length, 'limit')} of ${counted(rule.limit, 'request')} ${window}`, `${counted(length, 'limit')} of ${limit} ${window}`, counted(length, 'limit')]
}

/** "480 came: 130 passed, 350 refused" */
export function sums({ passed, refused }: BucketsFrame): readonly string[] {
  const parts = `${formatCount(passed)} passed, ${formatCount(refused)} refused`
  return [`${formatCount(passed + refused)} came: ${parts}`, parts, `${formatCount(passed)} passed`]
}

/** To a tenth; what is not there yet is not said to be. */
const tenths = (value: number): string => String(Math.floor(value * 10 + 1e-6) / 10)

/** What it holds: tokens that are left, or requests that count. */
export function levels({ level }: Bucket, rule: LimitRule | null): readonly string[] {
  if (!rule) return ['no limit', '–']
  const value = tenths(rule.limit * (isTokens(rule) ? 1 - level : level))
  return isTokens(rule)
    ? [`${value} of ${counted(rule.limit, 'token')}`, `${value} of ${formatCount(rule.limit)}`, value]
    : [`${value} of ${formatCount(rule.limit)} counted`, `${value} of ${formatCount(rule.limit)}`, value]
}

export const passedTexts = ({ passed }: Bucket): readonly string[] => [`${formatCount(passed)} passed`, formatCount(passed)]
export const refusedTexts = ({ refused }: Bucket): readonly string[] => [`${formatCount(refused)} refused`, formatCount(refused)]

/** "Frankfurt: 10 of 10 counted, the next one is refused, 10 passed, 20 refused" */
export function bucketName(bucket: Bucket, rule: LimitRule | null): string {
  const next = bucket.passes ? 'the next one passes' : 'the next one is refused'
  return [`${bucket.name}: ${levels(bucket, rule)[0]}`, next, passedTexts(bucket)[0], refusedTexts(bucket)[0]].join(', ')
}

export function bucketsSentence(now: BucketsFrame): string {
  return `Limits as buckets. ${titles(now)[0]!}. ${sums(now)[0]!}. ${stripTitles(now)[0]!}.`
}

export function stripTitles({ origin }: BucketsFrame): readonly string[] {
  return [`${counted(origin, 'request')} reached the origin`, `origin: ${formatCount(origin)}`]
}

export const STRIP_LEGEND = [
  { look: 'refused', texts: ['refused at the edge', 'refused'] },
  { look: 'passed', texts: ['passed a limit', 'passed'] },
  { look: 'origin', texts: ['reached the origin', 'origin'] },
] as const

/** At the height of what one limit lets through, and all of them together. */
export function limitWords(limits: number): string {
  return counted(limits, 'limit')
}
