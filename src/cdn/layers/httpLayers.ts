/**
 * The layers of a complete HTTP cache, outermost first (RFC 9110, 9111, 5861). A scene takes
 * some of them out to show what they are for.
 */
import type { StalePolicy } from '../http/staleness'
import { freshLayer } from './freshLayer'
import { headLayer } from './headLayer'
import { invalidateLayer } from './invalidateLayer'
import type { Layer } from './layer'
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

export function httpLayers({ staleWhileRevalidate = true, staleIfError = true, stale = NEVER }: HttpLayerOptions = {}): readonly Layer[] {
  return [
    preconditionsLayer,
    freshLayer,
    ...(staleWhileRevalidate ? [staleWhileRevalidateLayer] : []),
    ...(staleIfError ? [staleIfErrorLayer(stale)] : []),
    revalidateLayer,
    storeLayer,
    headLayer,
    invalidateLayer,
  ]
}
