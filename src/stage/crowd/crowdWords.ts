/**
 * A crowd in words, for those who cannot see it.
 */
import type { CrowdBar, CrowdFrame } from '../../frame/crowdFrame'
import { counted } from '../../words/plural'
import { formatMs } from '../../words/format'
import { OUTCOME_WORDS } from '../../words/outcomeWords'

const DOING_WORDS = { door: 'waited at the door', way: 'was on the way', queue: 'waited in the origin’s queue', work: 'was worked on', copy: 'had a fresh copy' } as const

/** What a press on a bar opens: who it is, what it did, and how it ended. */
export function barName({ url, fromMs, toMs, open, outcome, failed, led, parts }: CrowdBar, row: number): string {
  const sums = new Map<keyof typeof DOING_WORDS, number>()
  for (const { doing, fromMs: from, toMs: to } of parts) sums.set(doing, (sums.get(doing) ?? 0) + to - from)
  const did = [...sums].map(([doing, ms]) => `${DOING_WORDS[doing]} ${formatMs(ms)}`)
  if (sums.has('copy')) return [url, ...did].join(', ')
  const end = open ? `no answer yet after ${formatMs(toMs - fromMs)}` : `${failed ? 'without the page' : OUTCOME_WORDS[outcome ?? 'plain']} after ${formatMs(toMs - fromMs)}`
  return [`Request ${row + 1}${led ? ', a leader' : ''}`, ...did, end].join(', ')
}

export function loadSentence({ load: { room, mostAtWork, mostQueued, refusedMs }, fetches }: CrowdFrame): string {
  const refused = refusedMs.length > 0 ? ` It refused ${counted(refusedMs.length, 'request')}.` : ''
  return `The origin has had ${counted(fetches, 'request')}. It has room for ${room}; at most ${mostAtWork} were at work and ${mostQueued} in its queue.${refused}`
}

/** Who waits where, and how the others ended. */
export function barsSentence({ bars, rows }: CrowdFrame): string {
  if (rows === 'pages') return `${counted(bars.length, 'page')} at the door.`
  const open = bars.filter((bar) => bar.open)
  const atDoor = open.filter(({ parts }) => parts.at(-1)?.doing === 'door')
  const failed = bars.filter((bar) => bar.failed)
  return `${counted(bars.length, 'request')} came: ${open.length} without an answer yet, ${atDoor.length} of them at the door, ${bars.length - open.length - failed.length} with the page, ${failed.length} without.`
}
