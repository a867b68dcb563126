/**
 * What a thread says to those who hear the picture.
 */
import type { ThreadRow, ThreadsFrame } from '../../frame/threadsFrame'
import type { Reading } from '../../reading/reading'
import { counted } from '../../words/plural'

/** "London, one address: 5 of 36 requests failed; served by Mumbai now". */
export function threadSentence(run: Reading, title: string, { client, spans, failed }: ThreadRow): string {
  const asked = spans.reduce((sum, { requests }) => sum + requests, 0)
  const last = spans.findLast(({ state }) => state !== 'open')
  const now = !last ? 'nothing is answered yet' : last.state === 'failed' ? 'no answer now' : `served by ${run.nodes[last.server]?.name ?? 'nobody'} now`
  return `${run.nodes[client]!.name}, ${title.toLowerCase()}: ${failed} of ${counted(asked, 'request')} failed; ${now}`
}

export function halvesSentence({ halves }: ThreadsFrame): string {
  return halves.map(({ title, failed, rows }) => `${title}, ${counted(rows.length, 'user')}: ${counted(failed, 'request')} failed`).join('; ')
}
