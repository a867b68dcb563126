/** Code at an edge in a world: what it answers by itself, what reaches the origin, and how long each takes. */
import { describe, expect, it } from 'vitest'
import { type PopAsk, type PopWorld, popRun } from '../../../tests/support/popWorld'
import { MARKS, STATIONS, packStamp, stampMark, stampStation } from '../../trace/stamps'
import { Cause } from '../../trace/exchanges'
import { Kind } from '../../trace/traceKinds'
import { ownedBy } from '../code/owner'
import { userOf } from '../code/requestFacts'
import { makeToken } from '../code/jwt'
import { header } from '../http/message'
import { EPOCH_MS } from '../epoch'
import { bypassLayer } from './bypassLayer'
import { corsLayer } from './corsLayer'
import { filterLayer } from './filterLayer'
import { httpLayers, withBefore } from './httpLayers'
import { pageLayer } from './pageLayer'
import { rateLimitLayer } from './rateLimitLayer'
import { redirectLayer } from './redirectLayer'
import { splitLayer } from './splitLayer'
import { tokenLayer } from './tokenLayer'
import { coalesce } from './coalesceLayer'
import { staleIfError } from './staleIfErrorLayer'

const PAGE = { bytes: 100, content: 'page', headers: [['Cache-Control', 'max-age=60']] } as const
const from = (country: string, special: Partial<PopAsk> = {}): PopAsk => ({ atMs: 0, headers: [['X-Country', country]], ...special })
const run = (special: Partial<PopWorld> & Pick<PopWorld, 'layers' | 'asks'>) => popRun({ resources: { '/': PAGE, '/de/': PAGE, '/b': { ...PAGE, content: 'other' } }, ...special })
const statuses = ({ answers }: ReturnType<typeof run>): number[] => answers.map(({ response }) => response.status)
const stamps = (one: ReturnType<typeof run>): string[] => one.of(Kind.Stamp).map(({ request, a, texts }) => `${request} ${stampStation(a)} ${stampMark(a)}: ${texts[1]}`)

describe('stamps', () => {
  it('are read as they were packed', () => {
    for (const station of STATIONS) for (const mark of MARKS) expect([stampStation(packStamp(station, mark)), stampMark(packStamp(station, mark))]).toEqual([station, mark])
  })
})

describe('a filter', () => {
  it('refuses a country before anything else sees the request', () => {
    const one = run({ layers: [filterLayer({ blocked: () => ['XX'] }), ...httpLayers], asks: [from('XX'), from('DE'), { atMs: 100 }] })
    expect(statuses(one)).toEqual([403, 200, 200])
    expect(one.atOrigin).toHaveLength(1)
    expect(one.answers.map(({ outcome }) => outcome)).toEqual(['error', 'miss', 'hit'])
    expect(one.answers[0]!.waitMs).toBe(0)
    expect(header(one.answers[0]!.response.headers, 'Cache-Status')).toBe('frankfurt; detail="XX is blocked"')
    expect(stamps(one)).toEqual(['0 filter refused: XX is blocked', '1 filter passed: DE', '2 filter passed: '])
  })
})

describe('a rate limit', () => {
  const flood = (cities: readonly PopAsk['city'][]): PopAsk[] => Array.from({ length: 600 }, (_, i) => ({ atMs: i * 10, city: cities[i % cities.length]! }))
  const layers = [rateLimitLayer({ rule: () => ({ kind: 'sliding window', limit: 10, windowS: 1 }), key: () => 'all' }), ...httpLayers]
  const cities = ['frankfurt', 'sydney', 'tokyo', 'london', 'madrid', 'sao-paulo'] as const

  it('answers 429 with Retry-After, in whole seconds, and keeps the rest from the origin', () => {
    const one = run({ layers, asks: flood(['frankfurt']) })
    const refused = one.answers.filter(({ response }) => response.status === 429)
    expect(refused.length).toBeGreaterThan(500)
    expect(refused.every(({ response }) => /^[1-9]\d*$/.test(header(response.headers, 'Retry-After') ?? ''))).toBe(true)
    // Those that came while the first was on its way.
    expect(one.atOrigin.length).toBeLessThan(6)
    expect(one.of(Kind.Counted)).toHaveLength(600)
  })

  it('is each place’s own: the same flood through six places passes about six times', () => {
    const passed = (places: typeof cities | readonly ['frankfurt']): number => statuses(run({ layers, cities, asks: flood(places) })).filter((status) => status === 200).length
    const [one, six] = [passed(['frankfurt']), passed(cities)]
    expect(six / one).toBeGreaterThan(5.5)
    expect(six / one).toBeLessThanOrEqual(6.1)
  })

  it('counts only what it sees', () => {
    const some = rateLimitLayer({ rule: () => ({ kind: 'fixed window', limit: 1, windowS: 10 }), key: () => 'all', sees: ({ url }) => url === '/b' })
    expect(statuses(run({ layers: [some, ...httpLayers], asks: ['/', '/b', '/', '/b'].map((url, i) => ({ atMs: i, url })) }))).toEqual([200, 200, 200, 429])
  })

  it('can count by whoever asks', () => {
    const byUser = rateLimitLayer({ rule: () => ({ kind: 'fixed window', limit: 1, windowS: 10 }), key: userOf })
    expect(statuses(run({ layers: [byUser, ...httpLayers], asks: [{ atMs: 0, user: 'Ana' }, { atMs: 1, user: 'Ben' }, { atMs: 2, user: 'Ana' }] }))).toEqual([200, 200, 429])
  })
})

describe('a redirect', () => {
  it('sends users to their country’s page, and asks nobody', () => {
    const layer = redirectLayer({ target: ({ url }, country) => (url === '/' && country === 'DE' ? '/de/' : null) })
    const one = run({ layers: [layer, ...httpLayers], asks: [from('DE'), from('FR', { atMs: 1 }), from('DE', { atMs: 200, url: '/de/' })] })
    expect(statuses(one)).toEqual([302, 200, 200])
    expect(header(one.answers[0]!.response.headers, 'Location')).toBe('/de/')
    expect(one.atOrigin).toEqual(['GET /', 'GET /de/'])
  })
})

describe('a split', () => {
  it('gives each user one variant, and the cache keeps both apart', () => {
    const layer = splitLayer({ other: ({ url }) => (url === '/' ? '/b' : null), split: () => ({ hash: 'fnv1a mod', percent: 50 }) })
    const users = Array.from({ length: 40 }, (_, n) => `user-${n}`)
    const one = run({ layers: [layer, ...httpLayers], asks: [...users, ...users].map((user, i) => ({ atMs: i * 1000, user })) })
    const contents = one.answers.map(({ content }) => content)
    expect(contents.slice(0, 40)).toEqual(contents.slice(40))
    expect(new Set(contents)).toEqual(new Set(['page', 'other']))
    expect(one.of(Kind.Stamp).map(({ texts }) => (texts[1] === 'B' ? 'other' : 'page'))).toEqual(contents)
    // Every minute each variant is fetched once.
    expect(one.atOrigin.length).toBeLessThanOrEqual(4)
  })
})

describe('what a user is shown', () => {
  const shown = (one: ReturnType<typeof run>): boolean[] => one.of(Kind.Content).map(({ texts: [content, expected] }) => content === expected)

  it('is measured by what code at the edge has made of the request: another URL, or nothing that an origin has', () => {
    const split = splitLayer({ other: ({ url }) => (url === '/' ? '/b' : null), split: () => ({ hash: 'fnv1a mod', percent: 50 }) })
    const layers = [filterLayer({ blocked: () => ['XX'] }), split, ...httpLayers]
    const users = Array.from({ length: 20 }, (_, n) => ({ atMs: n * 100, user: `user-${n}` }))
    const one = run({ layers, asks: [from('XX'), ...users] })
    expect(new Set(one.answers.map(({ content }) => content))).toEqual(new Set(['XX is blocked', 'page', 'other']))
    expect(shown(one)).toEqual(one.answers.map(() => true))
  })

  it('is wrong where one variant is kept under the key of the other', () => {
    const split = splitLayer({ other: ({ url }) => (url === '/' ? '/b' : null), split: () => ({ hash: 'fnv1a mod', percent: 50 }) })
    const users = Array.from({ length: 20 }, (_, n) => ({ atMs: n * 100, user: `user-${n}` }))
    // The cache looks before the split is made.
    expect(shown(run({ layers: [...httpLayers.slice(0, -1), split, ...httpLayers.slice(-1)], asks: users }))).toContain(false)
  })
})

describe('a token', () => {
  it('lets in whoever shows one that holds, and says who it is', () => {
    const layer = tokenLayer({ isProtected: ({ url }) => url === '/', key: 'k' })
    const good = makeToken({ sub: 'Ana', exp: EPOCH_MS / 1000 + 1 }, 'k')
    const asks = ['', `Bearer ${good}`, `Bearer ${good}x`, `Basic ${good}`].map((value) => ({ atMs: 0, headers: [['Authorization', value]] as const }))
    const one = run({ layers: [layer, ...httpLayers], asks: [...asks, { ...asks[1]!, atMs: 1000 }], resources: { '/': ({ request }) => ({ bytes: 1, content: header(request.headers, 'X-User') ?? 'nobody' }) } })
    expect(statuses(one)).toEqual([401, 200, 401, 401, 401])
    expect(one.answers[1]!.content).toBe('Ana')
    expect(header(one.answers[4]!.response.headers, 'WWW-Authenticate')).toContain('it has expired')
  })
})

describe('CORS at an edge', () => {
  const layer = corsLayer({ policy: () => ({ origins: ['https://a.example'], methods: ['PUT'], headers: [], credentials: false, maxAgeS: 60 }) })
  const asked = (origin: string, special: Partial<PopAsk> = {}): PopAsk => ({ atMs: 0, headers: [['Origin', origin]], ...special })

  it('answers preflights by itself, and signs each answer for its own origin, copies too', () => {
    const preflight = { method: 'OPTIONS', headers: [['Origin', 'https://a.example'], ['Access-Control-Request-Method', 'PUT']] } as const
    const one = run({ layers: [layer, ...httpLayers], asks: [{ atMs: 0, ...preflight }, asked('https://a.example', { atMs: 1 }), asked('https://evil.example', { atMs: 100 }), asked('https://a.example', { atMs: 200 })] })
    expect(statuses(one)).toEqual([204, 200, 200, 200])
    expect(one.answers.map(({ response }) => header(response.headers, 'Access-Control-Allow-Origin') ?? '')).toEqual(['https://a.example', 'https://a.example', '', 'https://a.example'])
    expect(one.answers.map(({ outcome }) => outcome)).toEqual(['answered', 'miss', 'hit', 'hit'])
    expect(one.atOrigin).toHaveLength(1)
  })
})

describe('what is for one user alone', () => {
  const me = ({ url }: { readonly url: string }): boolean => url.startsWith('/api/')
  const resources: PopWorld['resources'] = { '/api/me': ({ request }) => ({ bytes: 10, content: ownedBy(userOf(request), 'account'), headers: [['Cache-Control', 'max-age=60']] }) }

  it('goes past the cache: each gets an own answer, and nothing is kept', () => {
    const layers = [bypassLayer({ isPrivate: me }), ...withBefore(httpLayers, staleIfError, coalesce)]
    const one = run({ layers, resources, asks: ['Ana', 'Ben', 'Ana'].map((user, i) => ({ atMs: i, user, url: '/api/me' })) })
    expect(one.answers.map(({ content }) => content)).toEqual(['Ana’s account', 'Ben’s account', 'Ana’s account'])
    expect(one.answers.map(({ outcome }) => outcome)).toEqual(['bypass', 'bypass', 'bypass'])
    expect(header(one.answers[0]!.response.headers, 'Cache-Status')).toBe('frankfurt; fwd=bypass')
    expect(one.of(Kind.Wait)).toEqual([])
    expect(one.of(Kind.Slot)).toEqual([])
  })
})

describe('a page of parts', () => {
  const store = { city: 'ashburn', values: { banner: 'Hello' }, ttlS: 60 } as const
  const layers = [pageLayer({ assembles: () => true, store }), bypassLayer({ isPrivate: ({ url }: { readonly url: string }) => url === '/cart' }), ...httpLayers]
  const templated = { bytes: 50, content: 'Head · <value banner> · <include /news> · <include /cart>', headers: [['Surrogate-Control', 'content="ESI/1.0"'], ['Cache-Control', 'max-age=600']] } as const
  const resources: PopWorld['resources'] = {
    '/': ({ request }) => (header(request.headers, 'Surrogate-Capability') ? templated : { bytes: 90, content: `Head · Hello · news · ${ownedBy(userOf(request), 'cart')}` }),
    '/news': { bytes: 20, content: 'news', headers: [['Cache-Control', 'max-age=5']] },
    '/cart': ({ request }) => ({ bytes: 20, content: ownedBy(userOf(request), 'cart'), headers: [['Cache-Control', 'private']] }),
  }
  const fragments = (one: ReturnType<typeof run>): number => Array.from({ length: one.trace.exchanges.length }, (_, i) => one.trace.exchanges.cause(i)).filter((cause) => cause === Cause.Fragment).length

  it('shows each user what the origin itself would have shown', () => {
    const one = run({ layers, resources, asks: [{ atMs: 0, user: 'Ana' }, { atMs: 1000, user: 'Ben' }] })
    expect(one.answers.map(({ content }) => content)).toEqual(['Head · Hello · news · Ana’s cart', 'Head · Hello · news · Ben’s cart'])
    for (const { texts: [shown, truth] } of one.of(Kind.Content)) expect(shown).toBe(truth)
    expect(header(one.answers[0]!.response.headers, 'Cache-Control')).toBe('private, no-store')
  })

  it('fetches each part for as long as that is fresh, and the private one for each user', () => {
    const one = run({ layers, resources, asks: [0, 1000, 2000, 7000].map((atMs) => ({ atMs, user: 'Ana' })) })
    // Template once, news twice, the cart four times.
    expect(one.atOrigin).toHaveLength(1 + 2 + 4)
    expect(one.of(Kind.KvRead).map(({ b }) => b >= 0)).toEqual([false, true, true, true])
    expect(fragments(one)).toBe(2 * 4)
    expect(stamps(one).slice(0, 3)).toEqual(['0 page passed: /news', '0 page passed: /cart', '0 bypass passed: past the cache'])
  })

  it('waits for the slowest part and not for the sum of them', () => {
    const [first, second] = run({ layers, resources, asks: [{ atMs: 0, user: 'Ana' }, { atMs: 1000, user: 'Ana' }] }).answers
    // The template, then all parts at once: the read of a far key takes longest.
    expect(second!.waitMs).toBeCloseTo(30, 0)
    expect(first!.waitMs).toBeGreaterThan(second!.waitMs)
    expect(first!.waitMs).toBeLessThan(200)
  })

  it('needs no origin while everything is at hand', () => {
    const shared = { ...resources, '/cart': { bytes: 5, content: 'cart', headers: [['Cache-Control', 'max-age=60']] as const } }
    const one = run({ layers: [pageLayer({ assembles: () => true, store }), ...httpLayers], resources: shared, asks: [0, 1000, 2000].map((atMs) => ({ atMs, user: 'Ana' })) })
    expect(one.atOrigin).toHaveLength(3)
    expect(one.answers.slice(1).map(({ waitMs }) => waitMs)).toEqual([1, 1])
  })

  it('is without a part that cannot be had', () => {
    const one = run({ layers, resources: { ...resources, '/news': { bytes: 0, status: 500 } }, asks: [{ atMs: 0, user: 'Ana' }] })
    expect(one.answers[0]!.content).toBe('Head · Hello ·  · Ana’s cart')
    expect(stamps(one).at(-1)).toBe('0 page failed: without /news')
  })

  it('comes whole from the origin where nobody puts it together', () => {
    const one = run({ layers: [pageLayer({ assembles: () => false }), ...httpLayers], resources, asks: [{ atMs: 0, user: 'Ana' }] })
    expect(one.answers[0]!.content).toBe('Head · Hello · news · Ana’s cart')
  })
})
