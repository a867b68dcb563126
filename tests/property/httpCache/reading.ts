/**
 * How an answer could have come about: which content, updated last by which response of the origin. The oracle tries
 * every reading that the numbers in the answer leave open, and is content when one of them is allowed.
 */
import type { Call, Exchange, Field, History } from './messages'
import { CONTENT_FIELD, EXCHANGE_FIELD, endToEnd, updatedWith, valueOf } from './messages'
import { isAboutStored } from './selection'

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
  return later.response.status === 304 || (later.request.method === 'HEAD' && later.response.status === base.response!.status)
}

/** What is stored after a chain of responses. */
function mergedOf(chain: readonly Exchange[]): Field[] {
  return chain.map(({ response }) => endToEnd(response!.headers)).reduce(updatedWith)
}

/**
 * The base with each choice of the updates: a cache need not have used an answer to HEAD, or a 304 about another variant.
 * The last may be any, so that a cache is found that uses one that it should not.
 */
function chainsOf(base: Exchange, updates: Exchange[], last: Exchange[]): Exchange[][] {
  const fits = (chain: Exchange[], { response }: Exchange) =>
    response!.status !== 304 || isAboutStored(mergedOf(chain), response!.headers)
  const chains = updates.reduce(
    (found, update) => [...found, ...found.filter((chain) => fits(chain, update)).map((chain) => [...chain, update])],
    [[base]],
  )
  return chains.map((chain) => [...chain, ...last])
}

export function readingsOf(history: History, call: Call): Reading[] {
  const { headers, status } = call.answer!
  const shown = { exchange: valueOf(headers, EXCHANGE_FIELD), content: valueOf(headers, CONTENT_FIELD) }
  if (shown.exchange === undefined && status !== 304) return []
  const known = history.exchanges.filter((exchange) => exchange.response && exchange.call <= call.index)
  const here = (exchange: Exchange) => exchange.call === call.index
  const found: Reading[] = []
  for (const base of known.filter((exchange) => exchange.response!.status !== 304 || here(exchange))) {
    const content = valueOf(base.response!.headers, CONTENT_FIELD)
    if (status === 304 ? shown.content !== undefined && shown.content !== content : shown.content !== content) continue
    if (shown.exchange === undefined && base.request.url !== call.request.url) continue
    const updates = base.response!.status === 304 ? [] : known.filter((later) => mayUpdate(base, later))
    const isLast = ({ id }: Exchange) => String(id) === shown.exchange
    const earlier = updates.filter(({ id }) => id < Number(shown.exchange ?? Infinity))
    for (const chain of chainsOf(base, earlier, updates.filter(isLast))) {
      const latest = chain.at(-1)!
      if (shown.exchange !== undefined && !isLast(latest)) continue
      const kind = !here(latest) ? 'stored' : base === latest ? 'forwarded' : 'validated'
      found.push({ base, latest, merged: mergedOf(chain), chain, kind })
    }
  }
  return found
}
