/**
 * What a user has of a name that is answered by place: which address, since when, and for how long it may be used.
 */
import type { NodeSpec } from '../cdn/network'
import { CITIES } from '../cdn/net/places'
import type { NameserverSpec } from '../cdn/nodes/nameserver'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { between } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { leversOfCount } from './frameAt'
import { saidOf } from './ways'

export interface LookedUp {
  readonly name: string
  readonly address: string
  /** City of the resolver that has said so. */
  readonly resolverIn: string
  readonly agoMs: number
  /** 0 or less when it must be asked for again. */
  readonly leftMs: number
}

/** null where the user has looked nothing up, or a name that has one answer for everybody. */
export function lookedUp(run: Reading, client: number, position: number): LookedUp | null {
  const { trace } = run
  const index = indexOf(run)
  const last = between(index.ofKind(Kind.Resolved), [0, countAt(trace, position)]).findLast((i) => trace.node(i) === client)
  if (last === undefined) return null
  const [name = '', address = ''] = trace.string(trace.a(last)).split(' is ')
  const isByPlace = run.scene.topology.nodes.some((spec) => isNameserver(spec) && (spec.hosts[name]?.sites.length ?? 0) > 1)
  const resolver = saidOf(run, client, 'resolver', leversOfCount(index, last))
  const city = run.nodes.find(({ id }) => id === resolver)?.city
  if (!isByPlace || !city) return null
  const agoMs = usToMs(position - trace.timeUs(last))
  return { name, address, resolverIn: CITIES[city].name, agoMs, leftMs: trace.b(last) - agoMs }
}

const isNameserver = (spec: NodeSpec): spec is NameserverSpec => spec.kind === 'nameserver'
