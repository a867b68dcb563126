/**
 * A front in words, for those who cannot see it, and for what can be pressed.
 */
import type { FrontAnswer, FrontFrame, FrontRow } from '../../frame/frontFrame'
import type { Reading } from '../../reading/reading'
import { formatMs } from '../../words/format'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { counted } from '../../words/plural'

const oldOf = ({ answers }: FrontRow): number => answers.filter(({ old }) => old).length

/** When a row was told: "125 ms", or what keeps it. */
export function toldWords({ toldMs, hole, window }: FrontRow): string {
  if (toldMs !== null) return formatMs(toldMs)
  return hole ? 'lost' : window ? 'not yet' : ''
}

/** What a press on a name opens; it begins with the name, which is what is seen. */
export function rowName(name: string, row: FrontRow): string {
  const { toldMs, meant, byGossip, hole, window, stains } = row
  const said = toldMs !== null ? `told after ${formatMs(toldMs)}${byGossip ? ' by gossip' : ''}, ${counted(meant, ['copy', 'copies'])} meant` : hole ? 'its message was lost' : window ? 'not told yet' : 'no order yet'
  const old = row.isShield ? '' : `, ${counted(oldOf(row), 'old answer')} of ${row.answers.filter(({ open }) => !open).length}`
  return `${name}: ${said}${old}${stains.length > 0 ? ', has had the old page again' : ''}. Open its cache`
}

/** What a press on a mark opens. */
export function answerName(name: string, { url, fromMs, open, outcome, failed, old, content }: FrontAnswer): string {
  const when = fromMs < 0 ? `${formatMs(-fromMs)} before the change` : `${formatMs(fromMs)} after the change`
  const what = open ? 'no answer yet' : failed ? 'an error' : `${OUTCOME_WORDS[outcome ?? 'plain']}, ${content}${old ? ', which is old' : ''}`
  return `${name}, ${when}, ${url}: ${what}`
}

export function frontSentence({ nodes }: Reading, { rows, orders, answered, old }: FrontFrame): string {
  const [order] = orders
  const told = rows.filter(({ toldMs }) => toldMs !== null)
  const said = order
    ? `Given at ${nodes[order.node]!.name}, it has come to ${told.length} of ${counted(rows.length, 'cache')}${told.length === 0 ? '' : `, the last after ${formatMs(Math.max(...told.map(({ toldMs }) => toldMs!)))}`}.`
    : `No order has been given to ${counted(rows.length, 'cache')}.`
  const holes = rows.filter(({ hole, toldMs }) => hole && toldMs === null).length
  const stained = rows.filter(({ stains }) => stains.length > 0).length
  return `${said} ${counted(old, 'answer')} of ${answered} showed something old.${holes > 0 ? ` ${counted(holes, 'cache')} still lack a message that was lost.` : ''}${stained > 0 ? ` ${counted(stained, 'cache')} had fetched the old page again.` : ''}`
}

/** "24 × 200" and "48 × 304", as far as there are any. */
export function asksParts({ asks }: FrontFrame): readonly { readonly text: string; readonly thin: boolean }[] {
  const thin = asks.filter((one) => one.thin).length
  return [{ n: asks.length - thin, status: 200, thin: false }, { n: thin, status: 304, thin: true }].flatMap(({ n, status, thin: isThin }) => (n > 0 ? [{ text: `${n} × ${status}`, thin: isThin }] : []))
}

/** "24 × 200, 48 × 304". */
export const asksWords = (now: FrontFrame): string => asksParts(now).map(({ text }) => text).join(', ') || 'nothing asked'

export const asksSentence = (now: FrontFrame): string => `The origin has answered ${counted(now.asks.length, 'request')}: ${asksWords(now)}.`
