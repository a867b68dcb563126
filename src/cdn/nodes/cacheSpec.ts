/**
 * What a scene declares of one cache: its layers, its key, its times, and the slots that are
 * drawn. The same for an edge, for a parent, and for a browser.
 */
import type { Manner } from '../cache/manner'
import type { KeyRules } from '../http/cacheKey'
import type { Layer } from '../layers/layer'
import type { LeverValues, OfLevers } from '../levers'
import type { StorePolicy } from '../store/store'

/** A cache: its layers, its key, and the slots that are drawn. */
export interface CacheSpec<V extends LeverValues = LeverValues> {
  /** Outermost first; what lies behind the last one is the upstream. */
  layers(levers: V): readonly Layer[]
  /** Which parts of a request make the key; method and URL when absent. */
  key?(levers: V): KeyRules
  /** Where it differs from the course's own cache (cdn/presets); it does not, when absent. */
  manner?(levers: V): Manner
  /** The places that are drawn, empty or not: one for each of these keys, which is reserved for it; the first so many; or all that the run takes. */
  readonly shows: readonly string[] | number | 'all'
  /** How much it holds and who goes for whom; everything for ever when absent. What levers change is so from the next request on. */
  readonly store?: StorePolicy | OfLevers<V, StorePolicy>
  /** Time of one lookup (ms). */
  readonly lookupMs: number
  /** Time to write a response of more than one packet (ms). */
  readonly storeMs: number
}
