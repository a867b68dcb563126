/**
 * The four workloads: what a site has and how often it changes, who asks how much, what goes wrong while it is tried, and the contract that
 * is agreed before that. Sizes, promises and faults are illustrative (no source can exist); prices are in prices.ts.
 */
import { zipf, type ZipfCatalogue } from '../../src/cdn/traffic/zipf'

export type WorkloadId = 'static' | 'shop' | 'video' | 'live'
/** What is treated alike: documents, files that they name, what changes by itself, and what is for one user. */
export type ClassId = 'pages' | 'files' | 'data' | 'mine'

export interface ClassSpec {
  readonly id: ClassId
  /** In words of the workload: "pages", "prices". */
  readonly name: string
  /** Its URLs begin so. */
  readonly prefix: string
  /** Share of the requests (0 to 1). */
  readonly share: number
  readonly catalogue: ZipfCatalogue
  /** Every so often one of it changes at the origin, the favourites in turn (s); never, when absent. */
  readonly changesEveryS?: number
}

/** Agreed before the run. */
export interface Contract {
  /** Share of requests that get an answer that is no error. */
  readonly availability: number
  readonly p95Ms: number
  /** How long after a change somebody may still get what was before (s). */
  readonly stalenessS: number
  /** A month (US dollars). */
  readonly budget: number
  /** Requests a second in the worst second. */
  readonly originRps: number
}

/** What happens while it is tried; times since the trial began (s). */
export interface Trouble {
  readonly kind: 'origin down' | 'origin slow' | 'viral' | 'provider out' | 'flood'
  readonly fromS: number
  readonly toS: number
}

export interface Workload {
  readonly id: WorkloadId
  readonly name: string
  readonly classes: readonly ClassSpec[]
  /** Requests a second of each of the places where users are. */
  readonly perSecond: number
  /** A month has so many times as many requests as the trial. */
  readonly monthly: number
  /** What the origin takes for an answer (ms), and on how many it works at once. */
  readonly thinkMs: number
  readonly workers: number
  readonly contract: Contract
  readonly troubles: readonly Trouble[]
}

const urls = (prefix: string) => (k: number): string => `${prefix}${k}`
const catalogue = (prefix: string, objects: number, exponent: number, bytes: number | readonly [number, number]): ZipfCatalogue => zipf({ objects, exponent, bytes, url: urls(prefix) })

/** The trial lasts so long, in which users have one day, and is judged from then on (s): caches are empty when it begins. */
export const [TRIAL_S, JUDGED_FROM_S] = [120, 15]

export const WORKLOADS: Readonly<Record<WorkloadId, Workload>> = {
  static: {
    id: 'static', name: 'Static site', perSecond: 3, monthly: 60_000, thinkMs: 40, workers: 2,
    classes: [
      { id: 'pages', name: 'pages', prefix: '/p/', share: 0.4, catalogue: catalogue('/p/', 12, 0.9, [8_000, 60_000]), changesEveryS: 20 },
      { id: 'files', name: 'styles and pictures', prefix: '/f/', share: 0.6, catalogue: catalogue('/f/', 24, 0.8, [5_000, 400_000]) },
    ],
    contract: { availability: 0.999, p95Ms: 210, stalenessS: 75, budget: 1_050, originRps: 14 },
    troubles: [{ kind: 'origin down', fromS: 55, toS: 70 }],
  },
  shop: {
    id: 'shop', name: 'Shop', perSecond: 5, monthly: 800_000, thinkMs: 80, workers: 12,
    classes: [
      { id: 'pages', name: 'pages', prefix: '/p/', share: 0.3, catalogue: catalogue('/p/', 40, 0.9, [10_000, 50_000]), changesEveryS: 30 },
      { id: 'files', name: 'images', prefix: '/f/', share: 0.45, catalogue: catalogue('/f/', 150, 0.8, [20_000, 300_000]) },
      { id: 'data', name: 'prices', prefix: '/d/', share: 0.2, catalogue: catalogue('/d/', 30, 0.9, 2_000), changesEveryS: 20 },
      { id: 'mine', name: 'carts', prefix: '/me/', share: 0.05, catalogue: catalogue('/me/', 1, 0, 1_000) },
    ],
    contract: { availability: 0.995, p95Ms: 210, stalenessS: 5, budget: 24_000, originRps: 14 },
    troubles: [{ kind: 'viral', fromS: 45, toS: 55 }, { kind: 'flood', fromS: 85, toS: 95 }],
  },
  video: {
    id: 'video', name: 'Video on demand', perSecond: 5, monthly: 120_000, thinkMs: 60, workers: 6,
    classes: [
      { id: 'pages', name: 'playlists', prefix: '/p/', share: 0.2, catalogue: catalogue('/p/', 20, 1, 3_000) },
      { id: 'files', name: 'segments', prefix: '/f/', share: 0.8, catalogue: catalogue('/f/', 200, 0.9, [1_000_000, 4_000_000]) },
    ],
    contract: { availability: 0.995, p95Ms: 400, stalenessS: 120, budget: 35_900, originRps: 20 },
    troubles: [{ kind: 'provider out', fromS: 60, toS: 100 }],
  },
  live: {
    id: 'live', name: 'Live scores', perSecond: 8, monthly: 600_000, thinkMs: 50, workers: 6,
    classes: [
      { id: 'pages', name: 'pages', prefix: '/p/', share: 0.1, catalogue: catalogue('/p/', 10, 1, [5_000, 20_000]) },
      { id: 'files', name: 'scripts and badges', prefix: '/f/', share: 0.3, catalogue: catalogue('/f/', 30, 0.8, [5_000, 80_000]) },
      { id: 'data', name: 'scores', prefix: '/d/', share: 0.6, catalogue: catalogue('/d/', 10, 1, 1_500), changesEveryS: 3 },
    ],
    contract: { availability: 0.999, p95Ms: 125, stalenessS: 8, budget: 9_300, originRps: 12 },
    troubles: [{ kind: 'viral', fromS: 40, toS: 55 }, { kind: 'origin slow', fromS: 75, toS: 90 }],
  },
}

export function classOf({ classes }: Workload, url: string): ClassSpec | undefined {
  return classes.find(({ prefix }) => url.startsWith(prefix))
}
