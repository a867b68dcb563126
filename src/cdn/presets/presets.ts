/**
 * Caches that behave like those of others: each a list of layers and a list of rules, put together for the levers of whoever runs it. What
 * they have in common stands in the layers; what each does in its own way is named (rules.ts, or the layer's own file). The fifth, `common`, is
 * what Varnish and nginx agree on and CDNs commonly do. docs/presets.md has the table; docs/decisions says why they are made like this.
 */
import type { Manner } from '../cache/manner'
import type { KeyRules } from '../http/cacheKey'
import { dropsExpired } from '../layers/dropsExpiredLayer'
import { errorReplaces } from '../layers/errorReplacesLayer'
import { fiveVariants } from '../layers/fewVariantsLayer'
import { noAge } from '../layers/noAgeLayer'
import { refreshesEach } from '../layers/refreshesEachLayer'
import { fetchesBeside } from '../layers/besideLayer'
import { coalesce, coalesceAsNginx, coalesceAsSquid, coalesceAsVarnish } from '../layers/coalesceLayer'
import { deaf } from '../layers/deafLayer'
import { fresh } from '../layers/freshLayer'
import { asksForGzip, asksForGzipOrNone } from '../layers/gzipLayer'
import { head } from '../layers/headLayer'
import { headApart } from '../layers/headApartLayer'
import type { Layers } from '../layers/httpLayers'
import { invalidate } from '../layers/invalidateLayer'
import type { Layer } from '../layers/layer'
import { normalise } from '../layers/normaliseLayer'
import { pass } from '../layers/passLayer'
import { preconditions } from '../layers/preconditionsLayer'
import { reload } from '../layers/reloadLayer'
import { revalidate } from '../layers/revalidateLayer'
import { staleIfError, staleIfSilent } from '../layers/staleIfErrorLayer'
import { staleWhileRevalidate } from '../layers/staleWhileRevalidateLayer'
import { store } from '../layers/storeLayer'
import { firstUpdates } from '../layers/updatingLayer'
import { whole, wholeOfGet } from '../layers/wholeLayer'
import { mannerOf } from './mannerOf'
import * as does from './rules'
import { type ProductId, STALE_RULES } from './staleAsItComes'
import * as past from './staleRules'

/** What somebody who runs a cache has set. */
export interface CacheSettings {
  /** As it comes, before anybody has set anything: the rest is not looked at. */
  readonly stock: boolean
  /** Of all requests that miss the same thing at the same time one goes. */
  readonly coalesce: boolean
  /** Expired copies are asked about. */
  readonly revalidate: boolean
  /** A window beside those in headers (s); null for none. */
  readonly graceS: number | null
  /** It may ask for encodings of its own and undo them (Varnish does). */
  readonly ownEncodings: boolean
  /** Clocks count as those of the products do; in exact ms when false, so that a picture of lifetimes holds for all. */
  readonly ownClocks: boolean
}

export interface Preset {
  /** Outermost first. */
  readonly layers: Layers
  readonly manner: Manner
  /** What it does to a key unasked. */
  readonly key: KeyRules
}

export type PresetId = 'common' | ProductId

const when = <T>(condition: boolean, ...values: readonly T[]): readonly T[] => (condition ? values : [])
const preset = (layers: readonly Layer[], rules: readonly Manner[], key: KeyRules = {}): Preset => ({ layers, manner: mannerOf(rules), key })

/** What Varnish and nginx agree on, and what is left open as large CDNs mostly have it: one goes for all, cold or expired; no window but those in headers; no lifetime but stated ones. */
function common({ coalesce: collapses, revalidate: asks, graceS }: CacheSettings): Preset {
  return preset(
    [normalise, deaf, whole, fresh, staleWhileRevalidate, ...when(collapses, coalesce), staleIfError, ...when(asks, revalidate), store],
    [
      does.knowsNoTargetedField, does.guessesNothing, past.stretchesSMaxage, ...when(graceS !== null, past.grace(graceS ?? 0)),
      does.keepsTheFreshOnly, does.keepsNoCookies, does.headTakesRoom,
    ],
  )
}

/** Varnish 7.1. */
function varnish({ stock, coalesce: collapses, revalidate: asks, graceS, ownEncodings }: CacheSettings): Preset {
  return preset(
    [
      normalise, ...when(ownEncodings, asksForGzip), pass, deaf, whole, fresh, ...when(stock || !asks, dropsExpired),
      stock || collapses ? staleWhileRevalidate : refreshesEach, ...when(stock || collapses, coalesceAsVarnish), staleIfError, revalidate, store, errorReplaces,
    ],
    [
      does.knowsNoTargetedField, does.defaultTtl(120), past.knowsNoMustRevalidate,
      ...when(stock, ...STALE_RULES.varnish), ...when(graceS !== null, past.grace(graceS ?? 0)),
      does.keepsTheFreshOnly, does.keepsNoCookies, does.keepsAsVarnish,
      does.agesFromReceipt, does.comparesRaw, does.headTakesRoom,
    ],
  )
}

/** nginx 1.22. */
function nginx({ stock, coalesce: collapses, revalidate: asks, graceS, ownClocks }: CacheSettings): Preset {
  return preset(
    [
      normalise, noAge, deaf, whole, fresh, stock ? firstUpdates : staleWhileRevalidate, ...when(!stock && collapses, coalesceAsNginx),
      staleIfSilent, ...when(!stock && asks, revalidate), store,
    ],
    [
      does.knowsNoTargetedField, does.guessesNothing, past.knowsNoMustRevalidate, ...when(graceS !== null, past.grace(graceS ?? 0)),
      does.keepsTheFreshOnly, does.keepsNoCookies, does.keepsAuthorized,
      does.knowsNoAge, ...when(ownClocks, does.nginxSeconds), does.comparesWithoutSpace, does.purgesOneVariant, does.headTakesRoom,
    ],
  )
}

/** Squid 5.7 before an origin (an accelerator). */
function squid({ stock, coalesce: collapses, graceS, ownClocks }: CacheSettings): Preset {
  const isCollapsing = !stock && collapses
  return preset(
    [normalise, headApart, preconditions, fresh, reload, ...when(isCollapsing, coalesceAsSquid), staleIfError, revalidate, store, head, invalidate],
    [
      does.knowsNoTargetedField, does.heedsSurrogateControl, does.validatesByDate, does.guesses(0.2, 4320 * 60),
      ...STALE_RULES.squid, ...when(graceS !== null, past.staleOnError(graceS ?? 0)),
      does.keepsHead, does.keepsNoErrors, ...when(isCollapsing, does.keepsNoVariants),
      ...when(ownClocks, does.squidSeconds), does.comparesRaw, does.takesPages,
    ],
  )
}

/** Apache Traffic Server 9.2. */
function trafficServer({ stock, coalesce: collapses, graceS, ownClocks }: CacheSettings): Preset {
  return preset(
    [
      normalise, asksForGzipOrNone, deaf, wholeOfGet, fresh, stock || collapses ? coalesceAsSquid : fetchesBeside,
      staleIfError, revalidate, fiveVariants, store, errorReplaces, head, invalidate,
    ],
    [
      does.knowsNoTargetedField, does.guessesNothing, ...(stock ? STALE_RULES.ats : [past.knowsNoStaleWhileRevalidate, past.staleOnErrorOnly(graceS ?? 0)]),
      does.keepsNoNoCache, does.keepsAuthorized,
      ...when(ownClocks, does.trafficServerSeconds), does.comparesRaw, does.headTakesRoom,
    ],
    { dropParams: [''] },
  )
}

/** Those whose purges mean what is being fetched, too: Squid releases the entry that is filled, Traffic Server waits for its writer. */
export const PURGES_FETCHES: ReadonlySet<PresetId> = new Set(['squid', 'ats'])

/** A cache of that kind under these settings. Layers are the same objects each time. */
export const presets: Readonly<Record<PresetId, (settings: CacheSettings) => Preset>> = { common, varnish, nginx, squid, ats: trafficServer }
