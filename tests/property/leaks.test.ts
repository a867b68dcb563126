/**
 * Whose answers go to whom. Nobody gets what is somebody else's from a cache that follows the rules, whatever is asked; with either of
 * two mistakes somebody does exactly where the answer was stored and asked for again, or waited for.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownedBy } from '../../src/cdn/code/owner'
import { userOf } from '../../src/cdn/code/requestFacts'
import { bypassLayer } from '../../src/cdn/layers/bypassLayer'
import { coalesce } from '../../src/cdn/layers/coalesceLayer'
import { httpLayers, withBefore } from '../../src/cdn/layers/httpLayers'
import type { Layer } from '../../src/cdn/layers/layer'
import { shareAnswerLayer } from '../../src/cdn/layers/shareAnswerLayer'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import { leakedFrom } from '../../src/scene/leaks'
import { type PopAsk, popRun } from '../support/popWorld'

const SEQUENCES = 100_000
/** So many sequences are played in one world, one after the other; what a sequence leaves there the next one finds. */
const AT_ONCE = 50
const APART_MS = 10_000
const RTT_MS = 20
const THINK_MS = 10

interface Ask {
  readonly atMs: number
  readonly user: string
  readonly url: string
}

const USERS = ['Ana', 'Ben', 'Cleo']
/** Few moments, so that many meet. */
const ask: fc.Arbitrary<Ask> = fc.record({ atMs: fc.constantFrom(0, 1, 15, 29, 30, 31, 60, 900, 1100, 5000), user: fc.constantFrom(...USERS), url: fc.constantFrom('/api/me', '/api/me', '/api/cart', '/') })
const sequence = fc.array(ask, { minLength: 2, maxLength: 4 }).map((asks) => asks.toSorted((a, b) => a.atMs - b.atMs))

const isPrivate = ({ url }: { readonly url: string }): boolean => url.startsWith('/api/')
const bypass = bypassLayer({ isPrivate })
const neverPast = bypassLayer({ isPrivate: () => false })
const share = shareAnswerLayer({ shares: isPrivate })
const coalescing = withBefore(httpLayers, staleIfError, coalesce)

/** @param control What the origin says of private answers. */
function leaksOf(layers: readonly Layer[], asks: readonly Ask[], control: string): number {
  const own = (words: string) => ({ request }: { request: Parameters<typeof userOf>[0] }) => ({ bytes: 10, content: ownedBy(userOf(request), words), headers: [['Cache-Control', control]] as const })
  const { answers } = popRun({
    layers, thinkMs: THINK_MS, asks: asks.map((one): PopAsk => one),
    resources: { '/api/me': own('account'), '/api/cart': own('cart'), '/': { bytes: 10, content: 'home', headers: [['Cache-Control', 'max-age=60']] } },
  })
  return answers.filter((answer) => leakedFrom(answer).length > 0).length
}

/** Pairs of asks for the same private URL by two users. */
function strangers(asks: readonly Ask[], meet: (earlier: Ask, later: Ask) => boolean): boolean {
  return asks.some((later, i) => isPrivate(later) && asks.slice(0, i).some((earlier) => earlier.url === later.url && earlier.user !== later.user && meet(earlier, later)))
}

describe('nobody gets what is another’s', () => {
  it.each(Object.entries({ plain: httpLayers, coalescing, 'with a bypass': [bypass, ...httpLayers], 'coalescing, with a bypass': [bypass, ...coalescing] }))(
    `from a cache that follows the rules, in ${SEQUENCES} sequences of requests for all four together: %s`, (_, layers) => {
      const many = fc.array(sequence, { minLength: AT_ONCE, maxLength: AT_ONCE }).map((all) => all.flatMap((asks, i) => asks.map((one) => ({ ...one, atMs: one.atMs + i * APART_MS }))))
      fc.assert(fc.property(many, fc.constantFrom('private', 'no-store', 'private, max-age=60'), (asks, control) => {
        expect(leaksOf(layers, asks, control)).toBe(0)
      }), { numRuns: SEQUENCES / AT_ONCE / 4 })
    },
  )

  it('past a cache that would store it', () => {
    fc.assert(fc.property(sequence, (asks) => {
      expect(leaksOf([bypass, ...coalescing], asks, 'max-age=60')).toBe(0)
    }), { numRuns: 2000 })
  })
})

describe('somebody gets what is another’s', () => {
  it('where it is stored, exactly when another asks again while the copy is fresh', () => {
    fc.assert(fc.property(sequence, (asks) => {
      // A copy is there from when the first answer has come: whoever asks sooner fetches for himself, and replaces it.
      const takesMs = RTT_MS + THINK_MS
      const leaks = leaksOf(httpLayers, asks, 'max-age=1') > 0
      if (!strangers(asks, () => true)) expect(leaks).toBe(false)
      if (leaks) expect(strangers(asks, (earlier, later) => later.atMs - earlier.atMs >= takesMs && later.atMs - earlier.atMs <= takesMs + 1000)).toBe(true)
      const [first, second] = asks
      const isFirstPair = first!.url === second!.url && isPrivate(first!) && first!.user !== second!.user
      if (isFirstPair && second!.atMs - first!.atMs > takesMs && second!.atMs - first!.atMs < 1000) expect(leaks).toBe(true)
    }), { numRuns: 2000 })
  })

  it('where answers are shared, exactly when another asks while it is on its way, though nothing is stored', () => {
    fc.assert(fc.property(sequence, fc.constantFrom('private', 'no-store'), (asks, control) => {
      const takesMs = RTT_MS + THINK_MS
      const meet = (earlier: Ask, later: Ask): boolean => later.atMs - earlier.atMs < takesMs
      const leaks = leaksOf([share, neverPast, ...httpLayers], asks, control) > 0
      if (leaks) expect(strangers(asks, (earlier, later) => later.atMs - earlier.atMs <= takesMs)).toBe(true)
      // Who leads is the first of those on their way: a stranger who comes then gets the leader's answer.
      const [first, second] = asks
      if (first!.url === second!.url && isPrivate(first!) && first!.user !== second!.user && meet(first!, second!)) expect(leaks).toBe(true)
    }), { numRuns: 2000 })
  })
})
