/**
 * What a scene declares of a server that owns content. Data and its check: the server at work
 * is origin.ts, what it answers is worked out in offer.ts.
 */
import type { HeaderList, HttpRequest, HttpResponse } from '../http/message'
import type { LeverValues, OfLevers } from '../levers'
import type { NodeSpec } from '../network'

export interface ResourceSpec {
  readonly bytes: number
  /** 200 when absent. */
  readonly status?: number
  readonly headers?: HeaderList
  /** What it shows, in a few words: "v2", "page for phones". Learners see it; two answers are the same when it is. */
  readonly content?: string
}

/** What an origin knows when it makes a response. */
export interface ResourceAsk<V extends LeverValues = LeverValues> {
  readonly request: HttpRequest
  readonly levers: V
  /** How often the content at this URL was deployed: 1 at first. */
  readonly version: number
}

/** Makes the answer to one request; a method for the reason that src/cdn/levers.ts tells. */
type Answer<V extends LeverValues> = { to(ask: ResourceAsk<V>): ResourceSpec }['to']

/** The server that owns the content. */
export interface OriginSpec<V extends LeverValues = LeverValues> extends NodeSpec<V> {
  readonly kind: 'origin'
  /** Time to make one response (ms). */
  thinkMs(levers: V): number
  /** How many requests it works on at once. */
  readonly workers: number | OfLevers<V, number>
  /** How many more may wait; the next one is refused with 503 and Retry-After. */
  readonly queueLimit: number | OfLevers<V, number>
  /** It works on a request to the end although whoever asked has given up: few servers notice. When absent it stops. */
  readonly finishesAll?: boolean | OfLevers<V, boolean>
  /** By URL; one without its query stands for every query that has no entry of its own, and '*' for all other URLs: where learners' functions may ask for any, it says that nothing is there. */
  readonly resources: Readonly<Record<string, ResourceSpec | Answer<V>>>
  /** How it dates its answers and heeds conditions (nodes/httpOrigin); when absent, it does neither. */
  readonly conditions?: (request: HttpRequest, whole: HttpResponse, nowMs: number) => HttpResponse
  /** The URL whose response head is drawn beside it. */
  readonly displays?: string
}

export function isOrigin(spec: NodeSpec): spec is OriginSpec {
  return spec.kind === 'origin'
}

/** How many requests it works on at once under these levers. */
export function workersOf({ workers }: Pick<OriginSpec, 'workers'>, levers: LeverValues): number {
  return typeof workers === 'function' ? workers(levers) : workers
}

/** How many requests may wait under these levers. */
export function queueLimitOf({ queueLimit }: Pick<OriginSpec, 'queueLimit'>, levers: LeverValues): number {
  return typeof queueLimit === 'function' ? queueLimit(levers) : queueLimit
}

/** Whether it works on what nobody waits for any more. */
export function finishesAll({ finishesAll: declared = false }: Pick<OriginSpec, 'finishesAll'>, levers: LeverValues): boolean {
  return typeof declared === 'function' ? declared(levers) : declared
}

/** What is wrong with the declaration of an origin. */
export function originProblems({ id, resources, workers, queueLimit }: Pick<OriginSpec, 'id' | 'resources' | 'workers' | 'queueLimit'>): string[] {
  const problems: string[] = []
  if (Object.keys(resources).length === 0) problems.push(`origin "${id}" has no resources; add at least one URL`)
  if (typeof workers === 'number' && !(workers >= 1)) problems.push(`origin "${id}" has ${workers} workers; it needs one at least`)
  if (typeof queueLimit === 'number' && !(queueLimit >= 0)) problems.push(`origin "${id}" lets ${queueLimit} wait; it takes a number from 0 on`)
  return problems
}
