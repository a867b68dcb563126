/**
 * Purges against a naive index: a list of what is held, looked through from one end to the other.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StoredResponse } from '../cache/storedResponse'
import type { Entry } from '../cache/entry'
import { cacheKey } from '../http/cacheKey'
import { type HeaderList, HttpRequest, HttpResponse } from '../http/message'
import { lru } from '../store/lru'
import { Store } from '../store/store'
import type { Purge } from './purge'
import { Purger } from './purger'

const nothing = (): void => {}
const NOW_MS = 1_000_000

/** One copy of a catalogue: its URL, the language that tells it from others of that URL, and its tags. */
interface Item {
  readonly url: string
  readonly language: string
  readonly tags: readonly string[]
}

const keyOf = ({ url, language }: Item): string => cacheKey(new HttpRequest(1, 'GET', url, [['Accept-Language', language]]), { headers: language === '' ? [] : ['Accept-Language'] })

function copyOf(item: Item): StoredResponse {
  const headers: HeaderList = [['Cache-Control', 'max-age=60'], ...(item.tags.length > 0 ? [['Surrogate-Key', item.tags.join(' ')] as const] : [])]
  const key = keyOf(item)
  return new StoredResponse(new HttpResponse(200, headers, 1, ''), { role: 'shared', key, primary: key, parts: [], requestedMs: NOW_MS, receivedMs: NOW_MS }, () => NOW_MS + 1000)
}

const url = fc.constantFrom('/', '/p', '/p/1', '/p/2', '/p/10', '/q/1', '/img/1.jpg', '/img/10.jpg')
const tag = fc.constantFrom('shoes', 'Shoes', 'shoe', 'sale', '/p/1')
const item: fc.Arbitrary<Item> = fc.record({ url, language: fc.constantFrom('', 'de', 'en'), tags: fc.uniqueArray(tag, { maxLength: 3 }) })
const order: fc.Arbitrary<Purge> = fc.oneof(
  fc.record({ kind: fc.constant('url' as const), what: url, soft: fc.boolean() }),
  fc.record({ kind: fc.constant('prefix' as const), what: fc.constantFrom('/', '/p', '/p/1', '/img/', '/x'), soft: fc.boolean() }),
  fc.record({ kind: fc.constant('tag' as const), what: tag, soft: fc.boolean() }),
  fc.record({ kind: fc.constant('all' as const), soft: fc.boolean() }),
)
/** What happens to a store: copies come (in place of an older one, or for others that have no room), go, and are purged. */
const happening = fc.oneof({ weight: 4, arbitrary: item }, { weight: 1, arbitrary: order })

const means = (order: Purge, { url, tags }: Item): boolean => {
  if (order.kind === 'all') return true
  if (order.kind === 'url') return url === order.what
  return order.kind === 'tag' ? tags.includes(order.what) : url.startsWith(order.what)
}

describe('a purge', () => {
  it('means what a naive index says, of every kind, on 10,000 random catalogues', () => {
    fc.assert(fc.property(fc.array(happening, { maxLength: 24 }), fc.integer({ min: 1, max: 12 }), (happenings, objects) => {
      const gone: string[] = []
      const naive = new Map<string, Item>()
      const store = new Store<Entry>(
        {
          stored: nothing, filling: nothing, abandoned: nothing,
          removed(_, key, why) {
            if (why === 'purged') gone.push(key)
            naive.delete(key)
          },
        },
        { limits: { objects }, eviction: lru },
      )
      const purger = new Purger(store, { keyRules: () => ({}), nowMs: () => NOW_MS })
      for (const one of happenings) {
        if (!('kind' in one)) {
          naive.set(keyOf(one), one)
          store.put(copyOf(one))
          continue
        }
        const meant = [...naive].filter(([, item]) => means(one, item)).map(([key]) => key)
        gone.length = 0
        expect(purger.purge(one)).toBe(meant.length)
        expect(gone.toSorted()).toEqual(one.soft === true ? [] : meant.toSorted())
        const outdated = store.entries().filter((copy) => copy instanceof StoredResponse && copy.lifetimeS <= copy.ageS()).map(({ key }) => key)
        if (one.soft === true) expect(outdated).toEqual(expect.arrayContaining(meant))
        for (const key of one.soft === true ? [] : meant) expect(store.has(key)).toBe(false)
      }
      expect(store.entries().map(({ key }) => key).toSorted()).toEqual([...naive.keys()].toSorted())
    }), { numRuns: 10_000 })
  })

  it('finds what is held already when it is attached', () => {
    const store = new Store<Entry>({ stored: nothing, removed: nothing, filling: nothing, abandoned: nothing })
    store.put(copyOf({ url: '/p/1', language: 'de', tags: ['shoes'] }))
    expect(new Purger(store, { keyRules: () => ({}), nowMs: () => NOW_MS }).purge({ kind: 'tag', what: 'shoes' })).toBe(1)
  })

  it('names a URL as the cache makes its keys: what the key leaves out does not matter', () => {
    const store = new Store<Entry>({ stored: nothing, removed: nothing, filling: nothing, abandoned: nothing })
    store.put(copyOf({ url: '/p/1', language: '', tags: [] }))
    const purger = new Purger(store, { keyRules: () => ({ dropParams: ['utm_*'], headers: ['Cookie'] }), nowMs: () => NOW_MS })
    expect(purger.matching({ kind: 'url', what: '/p/1?utm_source=mail' })).toEqual(['GET /p/1'])
    expect(purger.matching({ kind: 'url', what: '/p/1?page=2' })).toEqual([])
  })
})
