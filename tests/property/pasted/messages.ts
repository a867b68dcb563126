/**
 * Random exchanges, and numbers to choose with: what the shapes (shapes.ts) and recordings (recordings.ts) show.
 */

/** A whole number from 0 to below this one. */
export type Below = (count: number) => number

/** A linear congruential generator: fast, and the same everywhere. */
export function numbers(seed: number): Below {
  let state = seed >>> 0
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

export type Fields = readonly (readonly [name: string, value: string])[]

export interface Exchange {
  readonly method: string
  readonly url: string
  readonly asked: Fields
  readonly status: number
  readonly fields: Fields
}

const one = <T>(below: Below, list: readonly T[]): T => list[below(list.length)]!

const NAMES = ['Age', 'ETag', 'Vary', 'Expires', 'X-Foo', 'Content-Type', 'Server', 'Last-Modified', 'x-cache', 'x-b3-trace', 'Strict-Transport-Security', 'Retry-After', 'Alt-Svc']
const VALUES = [
  '12', '"abc"', 'W/"a,b"', 'Accept-Encoding, Cookie', 'Tue, 03 Mar 2026 10:00:00 GMT', '0', 'text/html; charset=utf-8', 'nginx', 'MISS', 'HIT from 203.0.113.7', '00-0af7-b9c7-01',
  'max-age=31536000; includeSubDomains', 'h3=":443"; ma=86400', '*', 'HTTP/1.1 200 OK', 'GET', 'no-cache', '> x', 'a b  c',
]
const CONTROLS = ['public, max-age=60', 'no-store', 'private, no-cache="set-cookie"', 'max-age=0, must-revalidate', 's-maxage=3600, stale-while-revalidate=60', 'max-age=1h']
const ASKED = ['no-cache', 'max-age=0', 'only-if-cached']
const STATUSES = [200, 200, 200, 204, 206, 304, 404, 410, 500, 503]
const DATE = 'Tue, 03 Mar 2026 10:00:00 GMT'

/** Names are different from each other: some shapes show a dictionary. Two are always there, so that a shape can be known. */
function fields(below: Below): Fields {
  const names = new Set(Array.from({ length: below(6) }, () => one(below, NAMES)))
  return [['Date', DATE], ['Cache-Control', one(below, CONTROLS)], ...[...names].map((name) => [name, one(below, VALUES)] as const)]
}

export function exchange(below: Below): Exchange {
  const asked: Fields = [['Host', 'www.example.org'], ['Accept', '*/*'], ...(below(2) ? [['Cache-Control', one(below, ASKED)] as const] : []), ['User-Agent', 'agent/1.0']]
  return { method: one(below, ['GET', 'GET', 'HEAD', 'POST']), url: `https://www.example.org/${'a/'.repeat(below(4))}x.css?q=${below(9)}`, asked, status: one(below, STATUSES), fields: fields(below) }
}

/** Redirects and what they lead to. */
export function chain(below: Below): readonly Exchange[] {
  const last = exchange(below)
  const redirects = Array.from({ length: below(3) }, (_, i): Exchange => ({ ...exchange(below), method: last.method, status: one(below, [301, 302, 308]), url: `https://example.org/${i}` }))
  const all = [...redirects, last]
  return all.map((each, i) => (i === all.length - 1 ? each : { ...each, fields: [...each.fields, ['Location', all[i + 1]!.url]] }))
}
