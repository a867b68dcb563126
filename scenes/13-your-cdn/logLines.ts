/**
 * A log line for each user's request, as the POP that answered has written it, and with what only the user's side knows: that nobody answered,
 * that the answer was somebody else's or out of date. A dashboard is counted from these.
 */
import { type CacheStatusMember, type ForwardReason, parseCacheStatus } from '../../src/cdn/http/cacheStatus'
import { leakedFrom } from '../../src/scene/leaks'
import { type LogOutcome, logOutcomeOf } from '../../src/scene/log'
import type { RequestView, RunView } from '../../src/scene/runView'
import { TRIAL, isAnswered, stalenessOf, waitOf } from './contract'
import { sizeOf } from './cost'
import type { Values } from './levers'
import { CITIES, type UserCity, usersOf } from './places'
import { type ClassId, WORKLOADS, classOf } from './workloads'

/**
 * Why a request was answered by no fresh copy of the POP. Cache-Status says it (RFC 9211 §2.2): `uri-miss`, `vary-miss`, `bypass`, `method`,
 * `request`; further `stale`: the copy was too old, and content came; `revalidated`: too old, and still valid; `not kept`: nothing may be kept of such an
 * answer; `collapsed`: another request was fetching it already; `limited` and `breaker`: refused by that; `POP refused`: it has answered with an
 * error and has not looked; `no answer`; `no cache`: the origin was asked.
 */
export const MISS_REASONS = ['uri-miss', 'vary-miss', 'stale', 'revalidated', 'not kept', 'collapsed', 'bypass', 'method', 'request', 'limited', 'breaker', 'POP refused', 'no answer', 'no cache'] as const
export type MissReason = (typeof MISS_REASONS)[number]

export interface LogLine {
  /** Number of the request in the run. */
  readonly request: number
  /** Since the run began. */
  readonly atMs: number
  /** Id of the node. */
  readonly client: string
  /** Where its user is; null for a crawler. */
  readonly region: UserCity | null
  readonly method: string
  readonly url: string
  /** null where no class has such a URL. */
  readonly class: ClassId | null
  /** 0: nobody has answered. */
  readonly status: number
  /** An answer that is no error. */
  readonly answered: boolean
  /** Who had no answer has waited until he gave up. */
  readonly waitMs: number
  /** As the page's log has it. */
  readonly outcome: LogOutcome
  /** A refresh ran behind the answer. */
  readonly refreshed: boolean
  /** null: a hit. */
  readonly reason: MissReason | null
  /** Content that came to the user (bytes), and how much of it was in the POP before. */
  readonly bytes: number
  readonly hitBytes: number
  /** RFC 9211, nearest the origin first; empty when no cache was asked. */
  readonly cacheStatus: string
  /** What came was somebody else's. */
  readonly leaked: boolean
  /** How long what came had been out of date (s). */
  readonly staleS: number
}

/** Every request of a step (its id), in the order they were made. */
export function logOf(run: RunView<Values>, step = TRIAL): readonly LogLine[] {
  const workload = WORKLOADS[run.leversIn(step).workload]
  const staleS = stalenessOf(run)
  const regions = new Map(CITIES.map((city) => [usersOf(city), city]))
  return run.of({ step }).map((request): LogLine => {
    const { id, atMs, client, method, url, status, cacheStatus } = request
    const reason = reasonOf(request)
    const bytes = status === 200 ? sizeOf(workload, url) : 0
    const isFromCopy = reason === null || reason === 'revalidated' || request.outcome === 'stale'
    return {
      request: id, atMs, client, region: regions.get(client) ?? null, method, url, class: classOf(workload, url)?.id ?? null, status: status ?? 0, answered: isAnswered(request), waitMs: waitOf(request),
      outcome: logOutcomeOf(request), refreshed: request.refreshed, reason, bytes, hitBytes: isFromCopy ? bytes : 0, cacheStatus, leaked: leakedFrom(request).length > 0, staleS: staleS(request),
    }
  })
}

function reasonOf({ status, outcome, cacheStatus }: RequestView): MissReason | null {
  if (status === null || status === 0) return 'no answer'
  const members = parseCacheStatus(cacheStatus) ?? []
  const nearest = members.at(-1)
  if (!nearest) return outcome === 'error' ? 'POP refused' : 'no cache'
  if (nearest.parameters.has('hit')) return null
  // Whoever refuses has looked nothing up and sent nothing on.
  if (members.some(({ parameters }) => !parameters.has('hit') && !parameters.has('fwd'))) return status === 429 ? 'limited' : 'breaker'
  return forwarded(nearest, status)
}

function forwarded({ parameters }: CacheStatusMember, status: number): MissReason {
  const fwd = parameters.get('fwd') as ForwardReason
  if (parameters.get('collapsed') === true) return 'collapsed'
  if (fwd === 'stale' && parameters.get('fwd-status') === '304') return 'revalidated'
  const isKept = parameters.has('stored') || !parameters.has('detail')
  return fwd === 'uri-miss' && status < 500 && !isKept ? 'not kept' : fwd
}

/** Which lines: every given field must match. `url` is a part of it. */
export interface LineFilter extends Partial<Pick<LogLine, 'client' | 'region' | 'class' | 'method' | 'url' | 'status' | 'answered' | 'reason' | 'leaked'>> {
  /** From this moment on, until before that one (ms of the run). */
  readonly fromMs?: number
  readonly toMs?: number
  readonly waitedMs?: number
  /** A part of Cache-Status. */
  readonly cacheStatus?: string
}

export function linesLike(lines: readonly LogLine[], { fromMs = -Infinity, toMs = Infinity, waitedMs = 0, cacheStatus = '', url = '', ...same }: LineFilter): readonly LogLine[] {
  const wanted = Object.entries(same) as [keyof LogLine, unknown][]
  return lines.filter((line) => line.atMs >= fromMs && line.atMs < toMs && line.waitMs >= waitedMs && line.cacheStatus.includes(cacheStatus) && line.url.includes(url)
    && wanted.every(([name, value]) => line[name] === value))
}
