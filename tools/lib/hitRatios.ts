/**
 * Hit ratios of eviction policies, tried: requests that know nothing of each other, for the objects of a Zipf catalogue,
 * at the store of the scenes. All policies see the same requests.
 */
import type { EvictionPolicy } from '../../src/cdn/store/eviction.ts'
import { fifo } from '../../src/cdn/store/fifo.ts'
import { lfu } from '../../src/cdn/store/lfu.ts'
import { lru } from '../../src/cdn/store/lru.ts'
import { sieve } from '../../src/cdn/store/sieve.ts'
import { Store, type StoreEntry } from '../../src/cdn/store/store.ts'
import { type ZipfCatalogue, zipf } from '../../src/cdn/traffic/zipf.ts'
import { Streams } from '../../src/engine/streams.ts'

const POLICIES = { fifo, lru, lfu, sieve } as const satisfies Readonly<Record<string, EvictionPolicy>>
export type PolicyName = keyof typeof POLICIES

export interface Traffic {
  readonly objects: number
  /** Zipf's exponent. */
  readonly exponent: number
  /** Requests that are counted, and those before them that only fill the cache. */
  readonly requests: number
  readonly warmUp: number
  readonly seed: number
}

const nothing = (): void => {}
const SILENT = { stored: nothing, removed: nothing, filling: nothing, abandoned: nothing }

/** All objects are of one byte: sizes do not matter here. */
export function catalogueOf({ objects, exponent }: Pick<Traffic, 'objects' | 'exponent'>): ZipfCatalogue {
  return zipf({ objects, exponent, bytes: 1, url: String })
}

/** The share of the counted requests (0..1) that a cache with room for so many objects answers. */
export function triedHitRatio(policy: PolicyName, room: number, traffic: Traffic): number {
  const catalogue = catalogueOf(traffic)
  const random = new Streams(traffic.seed).get('objects')
  const store = new Store<StoreEntry>(SILENT, { limits: { objects: room }, eviction: POLICIES[policy] })
  let hits = 0
  for (let n = -traffic.warmUp; n < traffic.requests; n++) {
    const key = catalogue.pick(n, random, 0).url
    if (!store.get(key)) store.put({ key, bytes: 1 })
    else if (n >= 0) hits++
  }
  return hits / traffic.requests
}
