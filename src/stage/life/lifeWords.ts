/**
 * The rows of the life view in words, for those who cannot see them.
 */
import type { BandFrame, BandRequest } from '../../frame/bandFrame'
import { formatMs, formatSeconds } from '../../words/format'
import { isFailure, statusWords } from '../../words/statusWords'
import { plural } from '../draw/text'

export function originSentence({ offers, outages, zeroMs }: BandFrame): string {
  const had = offers.map(({ content, startMs }, i) => (i === 0 ? content : `${content} from ${sinceStep(startMs, zeroMs)}`))
  const down = outages.map(({ startMs, endMs }) => `down from ${sinceStep(startMs, zeroMs)} to ${sinceStep(endMs, zeroMs)}`)
  return `The origin had ${[...had, ...down].join(', ')}.`
}

export function edgeSentence({ lives, zeroMs, nowMs }: BandFrame): string {
  const last = lives.at(-1)
  if (!last || last.endMs !== null) return 'The edge holds no copy.'
  const { content, startMs, freshUntilMs, revalidateUntilMs, errorUntilMs } = last
  const until = (ms: number): string => `${ms > nowMs ? 'until' : 'was until'} ${sinceStep(ms, zeroMs)}`
  return [
    `The edge holds ${content || 'a copy'} since ${sinceStep(startMs, zeroMs)}: fresh ${until(freshUntilMs)}`,
    ...(revalidateUntilMs > freshUntilMs ? [`served stale ${until(revalidateUntilMs)}`] : []),
    ...(errorUntilMs > freshUntilMs ? [`served when the origin fails ${until(errorUntilMs)}`] : []),
    'then it must ask first.',
  ].join(', ')
}

export function usersSentence({ requests }: BandFrame): string {
  const answered = requests.filter(({ status }) => status !== null)
  if (answered.length === 0) return 'No user has an answer yet.'
  const got = new Map<string, number>()
  for (const one of answered) got.set(saysOf(one), (got.get(saysOf(one)) ?? 0) + 1)
  const longest = Math.max(...answered.map(({ waitMs }) => waitMs))
  return `Users got ${[...got].map(([text, count]) => `${text} ${plural(count, 'time')}`).join(', ')}. The longest wait was ${formatMs(longest)}.`
}

export function loadSentence({ asked, requests, lags }: BandFrame): string {
  const refused = asked.filter((one) => one.refused).length
  const old = lags.map(({ content, fromMs, toMs }) => `${content} got out for ${formatSeconds(toMs - fromMs)} after the origin had changed it`)
  return `${[`The origin was asked ${plural(asked.length, 'time')} for ${plural(requests.length, 'request')} of users${refused > 0 ? `, ${refused} in vain` : ''}`, ...old].join('; ')}.`
}

function saysOf({ status, content, outdated }: BandRequest): string {
  if (isFailure(status!)) return status === 0 ? statusWords(0) : `error ${status}`
  return `${content}${outdated ? ' (the origin had something else)' : ''}`
}

const sinceStep = (ms: number, zeroMs: number): string => formatSeconds(Math.max(0, ms - zeroMs))
