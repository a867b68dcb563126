/** Requests that need the same at the same time: one goes, the others wait for its answer (RFC 9111 §4). */
import { describe, expect, it } from 'vitest'
import { type Ask, type OriginAnswer, type Seen, crowd } from '../../../tests/support/crowd'
import { Kind } from '../../trace/traceKinds'
import { WAIT_END_NAMES } from '../../trace/waitEnds'
import { coalesce, coalesceAsNginx, coalesceAsVarnish } from './coalesceLayer'
import type { Layer } from './layer'

const FETCH = 400
const KEPT: OriginAnswer = { afterMs: FETCH, headers: [['Cache-Control', 'max-age=60']] }
const OWN: OriginAnswer = { afterMs: FETCH, headers: [['Cache-Control', 'private']] }
const FAILED: OriginAnswer = { afterMs: FETCH, status: 500 }
const RULES: [string, Layer][] = [['naively', coalesce], ['as Varnish', coalesceAsVarnish], ['as nginx', coalesceAsNginx]]

const many = <T>(n: number, what: T): T[] => Array.from({ length: n }, () => what)
const atOnce = (n: number): Ask[] => many(n, { atMs: 0 })
const waits = (seen: readonly Seen[]): number[] => seen.map(({ waitMs }) => waitMs)

describe('a crowd that misses', () => {
  it('all go without coalescing', () => {
    const { fetches, seen } = crowd({ asks: atOnce(50), answer: () => KEPT })
    expect(fetches).toHaveLength(50)
    expect(seen.map(({ outcome, cacheStatus }) => [outcome, cacheStatus])).toEqual(many(50, ['miss', 'edge; fwd=uri-miss; stored']))
  })

  it.each(RULES)('%s one goes, and all have its answer', (_, layers) => {
    const { fetches, seen } = crowd({ layers, asks: atOnce(50), answer: () => KEPT })
    expect(fetches).toHaveLength(1)
    // Those who look for themselves every 500 ms see it then.
    expect(waits(seen)).toEqual([FETCH, ...many(49, layers === coalesceAsNginx ? 500 : FETCH)])
    expect(seen[0]).toMatchObject({ outcome: 'miss', cacheStatus: 'edge; fwd=uri-miss; stored' })
    expect(new Set(seen.slice(1).map(({ outcome, cacheStatus }) => `${outcome} ${cacheStatus}`))).toEqual(
      new Set(['hit edge; fwd=uri-miss; ttl=59; collapsed']),
    )
  })

  it.each(RULES)('%s an expired copy is asked about once, but for nginx', (_, layers) => {
    const answer = (n: number): OriginAnswer => (n === 0 ? { ...KEPT, headers: [['Cache-Control', 'max-age=2'], ['ETag', '"a"']] } : { ...KEPT, status: 304 })
    const { fetches, seen } = crowd({ layers, asks: [{ atMs: 0 }, ...many(50, { atMs: 5000 })], answer })
    const later = seen.slice(1).map(({ outcome }) => outcome)
    expect(fetches).toHaveLength(layers === coalesceAsNginx ? 51 : 2)
    expect(later).toEqual(layers === coalesceAsNginx ? many(50, 'revalidated') : ['revalidated', ...many(49, 'hit')])
  })
})

describe('answers that cannot be shared', () => {
  const own = (layers: Layer, n: number): number[] => waits(crowd({ layers, asks: atOnce(n), answer: () => OWN }).seen)

  it('naively make a staircase', () => {
    expect(own(coalesce, 20)).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * FETCH))
  })

  it('as Varnish go in three: one, nine, and the rest', () => {
    expect(own(coalesceAsVarnish, 20)).toEqual([1, ...many(9, 2), ...many(10, 3)].map((n) => n * FETCH))
  })

  it('as nginx make a staircase of looks, and a wall where the patience ends', () => {
    const steps = Array.from({ length: 9 }, (_, i) => (i + 1) * 500 + FETCH)
    expect(own(coalesceAsNginx, 20)).toEqual([FETCH, ...steps, ...many(10, 5000 + FETCH)])
  })

  it.each(RULES)('%s say so in Cache-Status (RFC 9211 §2.6)', (_, layers) => {
    const { seen } = crowd({ layers, asks: atOnce(3), answer: () => OWN })
    expect(seen.map(({ cacheStatus }) => /fwd=\S+( collapsed=\?0)?;/.exec(cacheStatus)?.[0])).toEqual(['fwd=uri-miss;', ...many(2, 'fwd=uri-miss; collapsed=?0;')])
    expect(seen.map(({ outcome }) => outcome)).toEqual(many(3, 'miss'))
  })

  it('are remembered for 120 s, in which nobody waits', () => {
    const asks = [{ atMs: 0 }, ...many(5, { atMs: 60_000 }), ...many(5, { atMs: 120_000 + FETCH - 1 }), ...many(5, { atMs: 250_000 })]
    const seen = waits(crowd({ layers: coalesceAsVarnish, asks, answer: (n) => (n < 11 ? OWN : KEPT) }).seen)
    expect(seen).toEqual(many(16, FETCH))
  })

  it('are forgotten when one comes that can be: the next crowd waits for one again', () => {
    const answers = [OWN, KEPT, KEPT]
    const { fetches } = crowd({ layers: coalesceAsVarnish, asks: [{ atMs: 0 }, { atMs: 1000 }, ...many(9, { atMs: 70_000 })], answer: (n) => answers[n]! })
    expect(fetches).toHaveLength(3)
  })

  it.each([['that key', { key: 'GET /' }, 3], ['everything', {}, 3], ['another key', { key: 'GET /b' }, 1]] as const)('are forgotten with a purge, of %s', (_, which, waves) => {
    const { seen, trace } = crowd({ layers: coalesceAsVarnish, purge: { atMs: 30_000, ...which }, asks: [{ atMs: 0 }, ...many(11, { atMs: 60_000 })], answer: () => OWN })
    expect(new Set(waits(seen.slice(1)))).toEqual(new Set(Array.from({ length: waves }, (__, n) => (n + 1) * FETCH)))
    const noted = Array.from({ length: trace.length }, (__, i) => i).filter((i) => trace.kind(i) === Kind.HitForMiss && trace.b(i) === 0)
    expect(noted.map((i) => trace.timeUs(i))).toEqual(waves === 3 ? [30_000_000] : [])
  })

  it('as nginx what came for one who had given up is not kept, and one who leads for too long is passed', () => {
    const answers = [{ ...FAILED, afterMs: 3000 }, { ...KEPT, afterMs: 20_000 }, KEPT, KEPT]
    const asks = [0, 100, 200, 6000].map((atMs) => ({ atMs }))
    const { fetches, seen } = crowd({ layers: coalesceAsNginx, asks, answer: (n) => answers[n]! })
    // The second sees the failure at 3.1 s; the third gives up at 5.2 s; the fourth looks at 8.5 s, when the second has led for 5 s.
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, 3100, 5200, 8500])
    expect(seen[2]!.cacheStatus).toBe('edge; fwd=uri-miss; collapsed=?0; detail="it came for a request that had given up waiting for others"')
  })
})

describe('who leads may fail', () => {
  it.each(RULES)('%s the next takes over at once', (_, layers) => {
    const { fetches, seen } = crowd({ layers, asks: atOnce(5), answer: (n) => (n === 0 ? FAILED : KEPT) })
    expect(fetches).toHaveLength(2)
    expect(seen.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(['500 miss', '200 miss', ...many(3, '200 hit')])
  })

  it.each(RULES)('%s also when the origin does not answer in time', (_, layers) => {
    const { seen } = crowd({ layers, asks: atOnce(4), timeoutMs: 1000, answer: (n) => (n === 0 ? { afterMs: 60_000 } : KEPT) })
    expect(seen.map(({ status }) => status)).toEqual([504, 200, 200, 200])
  })

  it.each(RULES)('%s and when its user goes away', (_, layers) => {
    const { fetches, seen } = crowd({ layers, asks: [{ atMs: 0, staysMs: 300 }, ...atOnce(3)], answer: () => KEPT })
    expect(fetches).toHaveLength(2)
    expect(seen.map(({ status }) => status)).toEqual([null, 200, 200, 200])
  })

  it('whose user goes away while it waits does not come to its turn', () => {
    const { fetches, trace } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, { atMs: 0, staysMs: 100 }, { atMs: 0 }], answer: () => OWN })
    const ends = Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.Waited).map((i) => [WAIT_END_NAMES[trace.a(i)], trace.b(i) / 1000])
    expect(ends).toEqual([['left', 100], ['baton', FETCH]])
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, FETCH])
  })

  it('a turn that comes as its user goes away is the next one’s', () => {
    // The second goes in the moment in which the first, whose answer it waits for, has it.
    const { fetches, seen } = crowd({ layers: coalesce, asks: [{ atMs: 0, rival: { atMs: 0 } }, { atMs: 0 }], answer: () => OWN })
    expect(seen.map(({ status }) => status)).toEqual([200, 200])
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, FETCH])
  })

  it('the turn is the next one’s, whoever comes at that moment', () => {
    const contents = ['first', 'second', 'third', 'fourth']
    const { seen } = crowd({ layers: coalesce, asks: [{ atMs: 0, again: true }, { atMs: 0 }, { atMs: 0 }], answer: (n) => ({ ...OWN, content: contents[n]! }) })
    expect(seen.map(({ content }) => content)).toEqual(['first', 'second', 'third'])
  })

  it('a turn that somebody does not need any more is the next one’s', () => {
    const stale: OriginAnswer = { afterMs: FETCH, headers: [['Cache-Control', 'max-age=0'], ['ETag', '"a"']] }
    const { fetches, seen } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, { atMs: 0, headers: [['Cache-Control', 'max-stale']] }, { atMs: 0 }], answer: () => stale })
    expect(waits(seen)).toEqual([FETCH, FETCH, 2 * FETCH])
    expect(fetches).toHaveLength(2)
  })

  it('who waits is not woken by an answer that has nothing for it', () => {
    const own = { atMs: 5000, headers: [['Authorization', 'Bearer x'], ['Cache-Control', 'no-cache']] as const }
    const answers: OriginAnswer[] = [{ ...KEPT, headers: [['Cache-Control', 'max-age=2']] }, { ...KEPT, afterMs: 900 }, OWN]
    const { trace } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, { atMs: 5000 }, { atMs: 5000 }, own], answer: (n) => answers[n]! })
    expect(Array.from({ length: trace.length }, (_, i) => trace.kind(i)).filter((kind) => kind === Kind.Wait)).toHaveLength(1)
  })

  it('a failure is not what hit-for-miss remembers', () => {
    const { fetches } = crowd({ layers: coalesceAsVarnish, asks: [{ atMs: 0 }, ...many(9, { atMs: 1000 })], answer: (n) => (n === 0 ? FAILED : KEPT) })
    expect(fetches).toHaveLength(2)
  })
})

describe('doors', () => {
  const others = (n: number, atMs: number): Ask[] => Array.from({ length: n }, (_, i) => ({ atMs: atMs + i, url: `/other/${i}` }))
  const pages = (fetches: readonly { request: { url: string } }[]): number => fetches.filter(({ request }) => request.url === '/').length

  it('at which somebody is, or something is remembered, are kept however many there are', () => {
    const slow = { ...KEPT, afterMs: 10_000 }
    const waiting = crowd({ layers: coalesce, asks: [{ atMs: 0 }, ...others(1500, 100), { atMs: 5000 }], answer: (n) => (n === 0 ? slow : KEPT) })
    expect(pages(waiting.fetches)).toBe(1)
    const remembering = crowd({ layers: coalesceAsVarnish, asks: [{ atMs: 0 }, ...others(1500, 1000), { atMs: 60_000 }, { atMs: 60_000 }], answer: () => OWN })
    expect(remembering.seen.slice(-2).map(({ waitMs }) => waitMs)).toEqual([FETCH, FETCH])
  })
})

describe('variants', () => {
  const inLanguage = (language: string): Ask => ({ atMs: 0, headers: [['Accept-Language', language]] })
  const answer = (_: number, { headers }: { headers: Ask['headers'] & {} }): OriginAnswer => ({
    ...KEPT, headers: [...KEPT.headers!, ['Vary', 'Accept-Language']], content: headers.find(([name]) => name === 'Accept-Language')?.[1] ?? 'none',
  })

  it('who needs another than came asks on, one for each, beside the others', () => {
    const languages = ['de', 'de', 'fr', 'fr', 'en', 'fr']
    const { fetches, seen } = crowd({ layers: coalesce, asks: languages.map(inLanguage), answer })
    expect(seen.map(({ content }) => content)).toEqual(languages)
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, FETCH, FETCH])
    expect(waits(seen)).toEqual([1, 1, 2, 2, 2, 2].map((n) => n * FETCH))
    expect(seen[2]!.cacheStatus).toBe('edge; fwd=vary-miss; stored; collapsed=?0')
    expect(seen[3]!.cacheStatus).toBe('edge; fwd=vary-miss; ttl=59; collapsed')
  })

  it('of which something is known do not wait for each other', () => {
    const later = ['de', 'fr', 'en'].map((language) => ({ ...inLanguage(language), atMs: 100_000 }))
    const { fetches } = crowd({ layers: coalesce, asks: [inLanguage('de'), ...later], answer })
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, ...many(3, 100_000)])
  })
})

describe('who cannot use another’s answer does not wait, and who has one for itself leads nobody', () => {
  it.each<[string, Ask]>([
    ['asks with no-cache', { atMs: 100, headers: [['Cache-Control', 'no-cache']] }],
    ['changes something', { atMs: 100, method: 'POST' }],
  ])('one who %s', (_, ask) => {
    const { fetches } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, ask], answer: () => KEPT })
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, 100])
  })

  it('but one who wants the head alone can use an answer to GET', () => {
    const { fetches, seen } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, { atMs: 0, method: 'HEAD' }], answer: () => KEPT })
    expect(fetches).toHaveLength(1)
    expect(seen[1]).toMatchObject({ status: 200, waitMs: FETCH, outcome: 'hit' })
  })

  it('a refresh behind an answer waits for nobody, and others wait for it', () => {
    const told = [['Cache-Control', 'max-age=1, stale-while-revalidate=10'], ['ETag', '"a"']] as const
    const { fetches, seen, trace } = crowd({ layers: coalesce, asks: [{ atMs: 0 }, { atMs: 10_900 }, { atMs: 11_100 }], answer: () => ({ ...KEPT, headers: told }) })
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, 10_900])
    expect(waits(seen)).toEqual([FETCH, 0, 200])
    const lead = Array.from({ length: trace.length }, (_, i) => i).findLast((i) => trace.kind(i) === Kind.Lead)!
    expect([trace.request(lead), trace.isBehind(lead)]).toEqual([1, true])
  })

  it.each<[string, Ask]>([
    ['shows credentials', { atMs: 0, headers: [['Authorization', 'Bearer x']] }],
    ['wants a part', { atMs: 0, headers: [['Range', 'bytes=0-9']] }],
    ['has a condition', { atMs: 0, headers: [['If-None-Match', '"a"']] }],
    ['wants the head alone', { atMs: 0, method: 'HEAD' }],
  ])('nobody waits for one who %s', (_, ask) => {
    const { fetches } = crowd({ layers: coalesceAsVarnish, asks: [ask, ...atOnce(4)], answer: () => KEPT })
    expect(fetches.map(({ atMs }) => atMs)).toEqual([0, 0])
  })
})
