/**
 * How an answer could have come about: which content, updated last by which response of the origin. The oracle tries
 * every reading that the numbers in the answer leave open, and is content when one of them is allowed.
 */
import type { Call, Exchange, Field, History } from './messages'
import { CONTENT_FIELD, EXCHANGE_FIELD, endToEnd, updatedWith, valueOf } from './messages'
import { sameTag } from './selection'

export interface Reading {
  /** Brought the content and the status. */
  base: Exchange
  /** Brought the newest fields: the base itself, a 304 or an answer to HEAD. */
  latest: Exchange
  merged: Field[]
  /** Everything that had a part in it. */
  chain: Exchange[]
  /** Straight from the origin, stored and validated just now, or stored and used as it is. */
  kind: 'forwarded' | 'validated' | 'stored'
}

/** What the origin answered to this call, at once or in the background. */
export function exchangesOf(history: History, call: Call): Exchange[] {
  return history.exchanges.filter((exchange) => exchange.call === call.index)
}

function mayUpdate(base: Exchange, later: Exchange): boolean {
  if (!later.response || later.id <= base.id || later.request.url !== base.request.url) return false
  // Section 4.3.5 speaks of a 200 to HEAD. A cache that takes another status for as good, where it is the same, does no harm.
  if (later.response.status !== 304) return later.request.method === 'HEAD' && later.response.status === base.response!.status
  const [tag, newer] = [valueOf(base.response!.headers, 'ETag'), valueOf(later.response.headers, 'ETag')]
  return tag === undefined || newer === undefined || sameTag(tag, newer)
}

/** The base with each choice of the updates: a cache need not have used an answer to HEAD, or one about another variant. */
function chainsOf(base: Exchange, updates: Exchange[]): Exchange[][] {
  return updates.reduce((chains, update) => [...chains, ...chains.map((chain) => [...chain, update])], [[base]])
}

export function readingsOf(history: History, call: Call): Reading[] {
  const { headers, status } = call.answer!
  const shown = { exchange: valueOf(headers, EXCHANGE_FIELD), content: valueOf(headers, CONTENT_FIELD) }
  if (shown.exchange === undefined && status !== 304) return []
  const known = history.exchanges.filter((exchange) => exchange.response && exchange.call <= call.index)
  const here = (exchange: Exchange) => exchange.call === call.index
  const found: Reading[] = []
  for (const base of known.filter((exchange) => exchange.response!.status !== 304 || here(exchange))) {
    const updates = known.filter((later) => mayUpdate(base, later) && later.id <= Number(shown.exchange ?? later.id))
    for (const chain of chainsOf(base, base.response!.status === 304 ? [] : updates)) {
      const latest = chain.at(-1)!
      const content = valueOf(base.response!.headers, CONTENT_FIELD)
      if (shown.exchange === undefined ? base.request.url !== call.request.url : shown.exchange !== String(latest.id)) continue
      if (status === 304 ? shown.content !== undefined && shown.content !== content : shown.content !== content) continue
      const merged = chain.map(({ response }) => endToEnd(response!.headers)).reduce(updatedWith)
      const kind = !here(latest) ? 'stored' : base === latest ? 'forwarded' : 'validated'
      found.push({ base, latest, merged, chain, kind })
    }
  }
  return found
}
