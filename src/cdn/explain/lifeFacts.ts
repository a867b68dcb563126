/**
 * The life of one resource in seven sentences: who keeps it and how long, what a reload, its
 * expiry, a deploy and a failing origin do, and who may get it. Each names its RFC and section.
 */
import { durationWords } from './durationWords'
import { namesInWords } from './excerpt'
import { type Exchanged, type Keeping, usedUntilS } from './keeping'
import { fieldValues } from '../http/fieldLines'
import { header } from '../http/message'
import { parseVary } from '../http/vary'

export interface LifeFact {
  readonly id: 'browser' | 'edge' | 'reload' | 'expiry' | 'deploy' | 'failure' | 'audience'
  readonly title: string
  readonly text: string
  /** "RFC 9111 §5.2.2.1" */
  readonly source: string
}

export function lifeFacts(exchanged: Exchanged, browser: Keeping, edge: Keeping): readonly LifeFact[] {
  const fact = (id: LifeFact['id'], title: string, [text, source]: Sentence): LifeFact => ({ id, title, text, source })
  return [
    fact('browser', 'In the browser', kept(browser)),
    fact('edge', 'In the CDN', kept(edge)),
    fact('reload', 'On a reload', reload(exchanged, browser)),
    fact('expiry', 'When it expires', expiry(exchanged, edge)),
    fact('deploy', 'After a deploy', deploy(browser, edge)),
    fact('failure', 'When the origin fails', failure(browser, edge)),
    fact('audience', 'Who may get it', audience(exchanged, browser, edge)),
  ]
}

type Sentence = readonly [text: string, source: string]

function kept(keeping: Keeping): Sentence {
  const { refusal, asksAlways, lifetimeS, ageS, decidedBy, policy } = keeping
  if (refusal !== undefined) return [`Not kept: ${refusal}.`, refusalSource(refusal)]
  if (asksAlways) return ['Kept, and asked for before every use: no-cache.', 'RFC 9111 §5.2.2.4']
  const source = policy.source === 'CDN-Cache-Control' ? 'RFC 9213 §2.2' : SOURCES[decidedBy]
  if (lifetimeS === 0) return [`Kept, and stale at once: every use asks first. ${WHY_STALE[decidedBy]}`, source]
  const decider = policy.source === 'CDN-Cache-Control' ? `${decidedBy} of CDN-Cache-Control` : decidedBy
  const over = ageS === 0 ? '' : ageS < lifetimeS ? ` It is ${durationWords(ageS)} old already.` : ` It is ${durationWords(ageS)} old already: stale on arrival.`
  return [`Kept, and used for ${durationWords(lifetimeS)} without asking: ${DECIDED[decidedBy] ?? `${decider} decides`}.${over}`, source]
}

const SOURCES: Readonly<Record<Keeping['decidedBy'], string>> = {
  's-maxage': 'RFC 9111 §5.2.2.10', 'max-age': 'RFC 9111 §5.2.2.1', Expires: 'RFC 9111 §5.3', 'a guess': 'RFC 9111 §4.2.2', nothing: 'RFC 9111 §4.2',
}
const DECIDED: Readonly<Partial<Record<Keeping['decidedBy'], string>>> = {
  'a guess': 'nothing states a lifetime, a tenth of the time since Last-Modified is taken, one day at most',
}
const WHY_STALE: Readonly<Record<Keeping['decidedBy'], string>> = {
  's-maxage': 's-maxage gives it no time.',
  'max-age': 'max-age gives it no time.',
  Expires: 'Expires is over.',
  'a guess': 'Nothing states a lifetime.',
  nothing: 'Nothing states a lifetime.',
}

function refusalSource(refusal: string): string {
  const found = REFUSALS.find(([start]) => refusal.startsWith(start))
  return found ? found[1] : 'RFC 9111 §3'
}
const REFUSALS: readonly Sentence[] = [
  ['no-store', 'RFC 9111 §5.2.2.5'],
  ['private', 'RFC 9111 §5.2.2.7'],
  ['must-understand', 'RFC 9111 §5.2.2.3'],
  ['the request carried Authorization', 'RFC 9111 §3.5'],
  ['Vary', 'RFC 9111 §4.1'],
]

/** What there is to ask with, in words; undefined without a validator. */
function validatorOf({ headers }: Exchanged): { readonly field: string; readonly source: string } | undefined {
  if (header(headers, 'ETag') !== undefined) return { field: 'If-None-Match', source: 'RFC 9110 §13.1.2' }
  return header(headers, 'Last-Modified') === undefined ? undefined : { field: 'If-Modified-Since', source: 'RFC 9110 §13.1.3' }
}

function reload(exchanged: Exchanged, browser: Keeping): Sentence {
  const validator = validatorOf(exchanged)
  if (browser.refusal !== undefined) return ['Everything is sent again: the browser has no copy.', 'RFC 9111 §3']
  if (browser.policy.immutable && !browser.asksAlways && browser.lifetimeS > browser.ageS) return ['Nothing is asked while it is fresh: immutable.', 'RFC 8246 §2']
  if (!validator) return ['Everything is sent again: there is neither ETag nor Last-Modified to ask with.', 'RFC 9111 §4.3.1']
  return [`The browser asks with ${validator.field}. Unchanged: 304, without content. Changed: 200, with the new content.`, validator.source]
}

function expiry(exchanged: Exchanged, edge: Keeping): Sentence {
  const validator = validatorOf(exchanged)
  if (edge.refusal !== undefined) return ['The CDN has no copy that could expire: it asks the origin for every request that reaches it.', 'RFC 9111 §3']
  const asks = validator
    ? `asks the origin with ${validator.field}; a 304 saves the content, not the trip`
    : 'asks the origin, which sends everything again'
  if (edge.staleWhileRevalidateS > 0) {
    return [`For ${durationWords(edge.staleWhileRevalidateS)} more the CDN serves the old copy and refreshes it behind the answer. Later the next user waits while it ${asks}.`, 'RFC 5861 §3']
  }
  const who = edge.asksAlways || edge.lifetimeS === 0 ? 'Every user' : 'The next user'
  return [`${who} waits while the CDN ${asks}.`, validator ? 'RFC 9111 §4.3' : 'RFC 9111 §4.3.1']
}

function deploy(browser: Keeping, edge: Keeping): Sentence {
  const inBrowser = usedUntilS(browser)
  const inEdge = usedUntilS(edge)
  const worst = Math.max(inBrowser, inEdge)
  if (worst === 0) return ['The new content at once: no copy is used without asking.', 'RFC 9111 §4']
  const source = inEdge > 0 ? 'RFC 9111 §4.2.3' : 'RFC 9111 §4.2'
  if (inEdge === 0) return [`A browser that has the old content may use it for up to ${durationWords(inBrowser)}. No purge reaches it there.`, source]
  if (inBrowser === 0) return [`The CDN may serve the old content for up to ${durationWords(inEdge)}, unless it is purged. Browsers ask before every use.`, source]
  const inner = inBrowser === inEdge ? 'a browser as long' : `a browser up to ${durationWords(inBrowser)}`
  return [`The CDN may serve the old content for up to ${durationWords(inEdge)}, ${inner}. Both count from when it left the origin, so ${durationWords(worst)} is the most, unless it is purged.`, source]
}

function failure(browser: Keeping, edge: Keeping): Sentence {
  if (edge.refusal !== undefined) {
    const own = usedUntilS(browser) > 0 ? ', except a browser whose own copy is still fresh' : ''
    return [`Everybody gets the error${own}.`, 'RFC 9111 §4.2.4']
  }
  const fresh = edge.asksAlways || edge.lifetimeS === 0 ? '' : 'Fresh copies go on answering. '
  if (edge.staleIfErrorS > 0) return [`${fresh}For ${durationWords(edge.staleIfErrorS)} after it went stale the CDN serves the old copy in place of the error.`, 'RFC 5861 §4']
  const why = edge.forbidsStale ? 'A stale copy may not stand in: the error is passed on.' : 'Nothing allows a stale copy to stand in: the error is passed on.'
  return [fresh + why, edge.forbidsStale ? forbiddenBy(edge) : 'RFC 9111 §4.2.4']
}

function forbiddenBy({ policy }: Keeping): string {
  if (policy.noCache) return 'RFC 9111 §5.2.2.4'
  if (policy.mustRevalidate) return 'RFC 9111 §5.2.2.2'
  return policy.proxyRevalidate ? 'RFC 9111 §5.2.2.8' : 'RFC 9111 §5.2.2.10'
}

function audience({ headers }: Exchanged, browser: Keeping, edge: Keeping): Sentence {
  if (edge.refusal !== undefined && browser.refusal !== undefined) return ['Only the one who asked, straight from the origin.', 'RFC 9111 §3']
  if (edge.refusal !== undefined) return ['From the browser’s copy only the user who asked; nobody shares it.', 'RFC 9111 §3']
  const vary = parseVary(fieldValues(headers, 'Vary'))
  if (vary === '*' || vary.length === 0) return ['Everybody who asks for this URL gets the same copy.', 'RFC 9111 §2']
  return [`Users whose requests agree in ${namesInWords(vary)} share a copy; every other value has one of its own.`, 'RFC 9111 §4.1']
}
