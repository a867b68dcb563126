/**
 * A store of keys and values with one centre and a copy of what was read at each place (after Workers KV): a read is quick where the
 * key was read lately, and a trip to the centre where it was not; what is written is seen at other places when their copies have
 * grown old. That there is no such key is remembered, too.
 */
import type { Process } from '../../engine/process'
import { msToUs, usToMs } from '../../engine/time'
import { Kind } from '../../trace/traceKinds'
import { type CityId, roundTripMs } from '../net/places'
import type { Network } from '../network'

export interface KvSpec {
  /** Where its centre stands. */
  readonly city: CityId
  /** What is in it before anything is written. */
  readonly values: Readonly<Record<string, string>>
  /** For how long a place keeps what it has read (s); 60 at least. */
  readonly ttlS: number
}

/** Less is not allowed (developers.cloudflare.com, "How KV works"). */
export const LEAST_TTL_S = 60
/** Time of a read where the key is at hand (ms): the course's own figure, as that of a cache's lookup. */
const HOT_MS = 1
/** What a record says of a read that went to the centre. */
const COLD = -1

interface Copy {
  readonly value: string | null
  readonly atUs: number
}

/** Where a read or a write comes from. */
export interface KvPlace {
  readonly network: Network
  readonly node: number
  readonly city: CityId
}

/** One store of a run; `kvOf` finds it. */
export class KvStore {
  readonly #spec: KvSpec
  readonly #centre: Map<string, string>
  /** By node and key. */
  readonly #copies = new Map<string, Copy>()

  constructor(spec: KvSpec) {
    this.#spec = spec
    this.#centre = new Map(Object.entries(spec.values))
  }

  /** The value at this place, or null where it knows of none. */
  *read(place: KvPlace, key: string): Process<string | null> {
    const { network, node } = place
    const copy = this.#copies.get(copyKey(node, key))
    const ageUs = copy ? network.nowUs - copy.atUs : Infinity
    const isHot = copy !== undefined && ageUs < msToUs(Math.max(LEAST_TTL_S, this.#spec.ttlS) * 1000)
    network.record(Kind.KvRead, node, network.exchangeNow, network.intern(key), isHot ? Math.round(usToMs(ageUs)) : COLD)
    yield msToUs(isHot ? HOT_MS : this.#tripMs(place) / 2)
    if (isHot) return copy.value
    const read: Copy = { value: this.#centre.get(key) ?? null, atUs: network.nowUs }
    yield msToUs(this.#tripMs(place) / 2)
    this.#keep(node, key, read)
    return read.value
  }

  /** Writes it at the centre; the place that writes sees it when it has come back from there. */
  *write(place: KvPlace, key: string, value: string): Process<void> {
    const { network, node } = place
    yield msToUs(this.#tripMs(place) / 2)
    this.#centre.set(key, value)
    const written: Copy = { value, atUs: network.nowUs }
    network.record(Kind.KvWritten, node, network.exchangeNow, network.intern(key), network.intern(value))
    yield msToUs(this.#tripMs(place) / 2)
    this.#keep(node, key, written)
  }

  /** A read that comes back after a write does not bring the old value back. */
  #keep(node: number, key: string, copy: Copy): void {
    const before = this.#copies.get(copyKey(node, key))
    if (!before || before.atUs <= copy.atUs) this.#copies.set(copyKey(node, key), copy)
  }

  #tripMs({ city }: KvPlace): number {
    return city === this.#spec.city ? HOT_MS : roundTripMs(city, this.#spec.city)
  }
}

const copyKey = (node: number, key: string): string => `${node} ${key}`

const stores = new WeakMap<Network, Map<KvSpec, KvStore>>()

/** The store of this declaration in this run: all places of a network share it. */
export function kvOf(network: Network, spec: KvSpec): KvStore {
  let ofRun = stores.get(network)
  if (!ofRun) stores.set(network, (ofRun = new Map()))
  let store = ofRun.get(spec)
  if (!store) ofRun.set(spec, (store = new KvStore(spec)))
  return store
}
