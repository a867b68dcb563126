/**
 * The layers of a complete HTTP cache, outermost first (RFC 9110, 9111, 5861). A scene takes
 * some of them out to show what they are for.
 */
import type { StalePolicy } from '../cache/staleness'
import { freshLayer } from './freshLayer'
import { headLayer } from './headLayer'
import { invalidateLayer } from './invalidateLayer'
import { overHttp } from './httpLayer'
import type { Layer } from './layer'
import { normaliseLayer } from './normaliseLayer'
import { preconditionsLayer } from './preconditionsLayer'
import { revalidateLayer } from './revalidateLayer'
import { staleIfErrorLayer } from './staleIfErrorLayer'
import { staleWhileRevalidateLayer } from './staleWhileRevalidateLayer'
import { storeLayer } from './storeLayer'

/** Everything is on by default, and nothing is stale without permission. */
export interface HttpLayerOptions {
  readonly staleWhileRevalidate?: boolean
  readonly staleIfError?: boolean
  /** What is done when the origin is out of reach and no directive speaks of it; nothing when absent. */
  readonly stale?: StalePolicy
}

const NEVER: StalePolicy = { whenUnreachable: false }

// A scene asks for its layers with every request: they are made once.
const OUTER = [normaliseLayer, preconditionsLayer, freshLayer].map(overHttp)
const REFRESH = overHttp(staleWhileRevalidateLayer)
const STAND_IN = overHttp(staleIfErrorLayer(NEVER))
const INNER = [revalidateLayer, storeLayer, headLayer, invalidateLayer].map(overHttp)

export function httpLayers({ staleWhileRevalidate = true, staleIfError = true, stale = NEVER }: HttpLayerOptions = {}): readonly Layer[] {
  const standIn = stale === NEVER ? STAND_IN : overHttp(staleIfErrorLayer(stale))
  return [...OUTER, ...(staleWhileRevalidate ? [REFRESH] : []), ...(staleIfError ? [standIn] : []), ...INNER]
}
