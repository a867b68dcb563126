/**
 * The Cache-Status field (RFC 9211): every cache on the way adds a member that says what it did.
 */

/** Why a request went on (§2.2): those of its reasons that a cache here can have. */
export type ForwardReason = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'request' | 'stale'

export interface CacheStatus {
  readonly cache: string
  readonly hit?: boolean
  readonly fwd?: ForwardReason | undefined
  readonly fwdStatus?: number | undefined
  /** Seconds of freshness that are left; negative when it is stale. */
  readonly ttlS?: number | undefined
  readonly stored?: boolean
  /** Whether the answer to another request serves this one, which waited for it; absent where it did not (§2.6). */
  readonly collapsed?: boolean | undefined
  readonly detail?: string | undefined
}

/** `edge-sydney; fwd=stale; fwd-status=304; ttl=4; stored` */
export function formatCacheStatus({ cache, hit, fwd, fwdStatus, ttlS, stored, collapsed, detail }: CacheStatus): string {
  return [
    cache,
    ...(hit ? ['hit'] : []),
    ...(fwd === undefined ? [] : [`fwd=${fwd}`]),
    ...(fwdStatus === undefined ? [] : [`fwd-status=${fwdStatus}`]),
    ...(ttlS === undefined ? [] : [`ttl=${ttlS}`]),
    ...(stored ? ['stored'] : []),
    ...(collapsed === undefined ? [] : [collapsed ? 'collapsed' : 'collapsed=?0']),
    ...(detail === undefined ? [] : [`detail=${detail}`]),
  ].join('; ')
}

/** One cache's member as it was read: its name and its parameters as text. */
export interface CacheStatusMember {
  readonly cache: string
  readonly parameters: ReadonlyMap<string, string | true>
}

const MEMBER = /\s*("(?:[^"\\]|\\.)*"|[^\s;,"]+)/y
const PARAMETER = /\s*;\s*([a-z*][a-z0-9_\-.*]*)(?:=("(?:[^"\\]|\\.)*"|[^\s;,"]*))?/y
const COMMA = /\s*(,|$)/y

/** The members of a field value, nearest the origin first; undefined when it is malformed. Never throws. */
export function parseCacheStatus(value: string): readonly CacheStatusMember[] | undefined {
  const members: CacheStatusMember[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(value)
    if (found) at += found[0].length
    return found
  }
  while (at < value.length) {
    const cache = take(MEMBER)
    if (!cache) return undefined
    const parameters = new Map<string, string | true>()
    for (let found = take(PARAMETER); found; found = take(PARAMETER)) parameters.set(found[1]!, found[2] === undefined ? true : plain(found[2]))
    members.push({ cache: plain(cache[1]!), parameters })
    if (!take(COMMA)) return undefined
  }
  return members
}

function plain(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text
}
