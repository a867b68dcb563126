/**
 * What products do with a copy past its lifetime before anybody has set anything: rules, and the layers of the course's own cache with what is
 * the product's in their place. All else is as at the course's own, so that one thing differs.
 */
import type { Manner } from '../cache/manner'
import { dropsExpired } from '../layers/dropsExpiredLayer'
import { type Layers, httpLayers, replaced, withBefore, without } from '../layers/httpLayers'
import { revalidate } from '../layers/revalidateLayer'
import { staleWhileRevalidate } from '../layers/staleWhileRevalidateLayer'
import { firstUpdates } from '../layers/updatingLayer'
import { mannerOf } from './mannerOf'
import { hiddenGrace, knowsNoStaleIfError, knowsNoStaleWhileRevalidate, staleOnErrorOnly } from './staleRules'

export type ProductId = 'varnish' | 'nginx' | 'squid' | 'ats'

const WEEK_S = 604_800

export const STALE_RULES: Readonly<Record<ProductId, readonly Manner[]>> = {
  varnish: [hiddenGrace(10), knowsNoStaleIfError],
  nginx: [],
  squid: [knowsNoStaleWhileRevalidate],
  ats: [knowsNoStaleWhileRevalidate, staleOnErrorOnly(WEEK_S)],
}

export interface StaleWay {
  readonly layers: Layers
  readonly manner: Manner
}

const way = (product: ProductId, layers: Layers = httpLayers): StaleWay => ({ layers, manner: mannerOf(STALE_RULES[product]) })

export const staleAsItComes: Readonly<Record<ProductId, StaleWay>> = {
  varnish: way('varnish', withBefore(httpLayers, staleWhileRevalidate, dropsExpired)),
  nginx: way('nginx', without(replaced(httpLayers, staleWhileRevalidate, firstUpdates), revalidate)),
  squid: way('squid'),
  ats: way('ats'),
}
