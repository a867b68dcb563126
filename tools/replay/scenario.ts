/**
 * A scenario file: what an origin has and when, who asks for what, and what is done to caches and origin in between. The format is
 * that of the recordings of real caches (docs/replay.md); what is written in a file is checked by readScenario.ts.
 */
import { type CacheOptions, type ContentClass, DEFAULT_OPTIONS } from '../../src/cdn/plan/cachePlan.ts'

/** One value, or several that multiply out. */
export type OneOrMore<T> = T | readonly T[]

/** A header field: as it stands ("{v}" is the version), or a moment from when the response is made, or before its version came. */
export type FieldValue = string | number | { readonly inSec: number } | { readonly agoSec: number }
export type Fields = Readonly<Record<string, OneOrMore<FieldValue>>>

export interface Version {
  readonly from: number
  readonly headers?: Fields
  readonly status?: number
  readonly thinkMs?: number
  readonly bodyBytes?: number
  readonly label?: string
}

export interface Resource {
  readonly thinkMs?: number
  readonly bodyBytes?: number
  readonly status?: number
  readonly headers?: Fields
  /** Content codings that it is sent in, the best first. */
  readonly encodings?: readonly string[]
  /** It is never answered with 304. */
  readonly no304?: boolean
  readonly versions?: readonly Version[]
}

/** The settings of a cache (src/cdn/plan), and what only a scenario sets. */
export interface Levers extends CacheOptions {
  readonly shield: boolean
  /** Caches as they come: nothing above is set but shield, query and storage. */
  readonly stock: boolean
  /** A product may deal with encodings as it does unasked (Varnish). */
  readonly productCompression: boolean
}

export const DEFAULT_LEVERS: Levers = { ...DEFAULT_OPTIONS, shield: false, stock: false, productCompression: true }

export interface Variant {
  readonly name: string
  readonly levers?: Partial<Levers>
  /** Products that it was made for; all when absent. */
  readonly products?: readonly string[]
}

interface Entry {
  readonly at: OneOrMore<number>
  readonly onlyVariants?: readonly string[]
  readonly note?: string
}
export interface AskEntry extends Entry {
  readonly path: OneOrMore<string>
  readonly edge?: OneOrMore<string>
  readonly method?: string
  readonly headers?: OneOrMore<Readonly<Record<string, string>>>
  readonly count?: number
  readonly gapMs?: number
}
export interface PurgeEntry extends Entry {
  readonly purge: 'url' | 'tag' | 'all'
  readonly path?: string
  readonly tag?: string
  readonly soft?: boolean
  readonly wait?: boolean
  readonly edges?: OneOrMore<string>
}
export interface OriginEntry extends Entry {
  readonly origin: 'down' | 'up' | 'status' | 'hang'
  readonly status?: number
}
export type TimelineEntry = AskEntry | PurgeEntry | OriginEntry

export interface Scenario {
  readonly name: string
  readonly lesson?: string
  readonly edges?: readonly string[]
  readonly durationMs?: number
  readonly products?: readonly string[]
  readonly origin: { readonly resources: Readonly<Record<string, Resource>> }
  readonly levers?: Partial<Levers>
  /** What caches are told of contents beside what the origin says; for the twin (docs/twin.md). */
  readonly classes?: readonly ContentClass[]
  /** Numbers of scenes that it has to do with. */
  readonly scenes?: readonly string[]
  readonly variants?: readonly Variant[]
  readonly timeline: readonly TimelineEntry[]
}

export const ONE_VARIANT: readonly Variant[] = [{ name: 'default' }]
export const ONE_EDGE: readonly string[] = ['edge1']
