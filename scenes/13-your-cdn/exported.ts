/**
 * A design as files for products, as they are tried: origin, shield and edge beside each other on one machine.
 */
import type { Address, CachePlan, Exported, Place } from '../../src/cdn/plan/cachePlan'
import { curlText } from '../../src/cdn/plan/export/curl'
import { headersText } from '../../src/cdn/plan/export/headers'
import { nginx } from '../../src/cdn/plan/export/nginx'
import { vcl } from '../../src/cdn/plan/export/vcl'
import { readPlan } from '../../src/cdn/plan/readPlan'
import type { Values } from './levers'
import { planOf } from './plan'

export const EXPORTS = ['headers', 'vcl', 'nginx', 'curl'] as const
export type ExportName = (typeof EXPORTS)[number]
export type Tier = Place['tier']

const [ORIGIN, SHIELD, EDGE] = [8080, 6082, 6081].map((port) => ({ host: '127.0.0.1', port })) as [Address, Address, Address]
const FOLDER = '/var/cache/cdn'

/** What all caches of a design are told. */
export function checkedPlan(levers: Values): CachePlan {
  const read = readPlan(planOf(levers, ORIGIN))
  if ('problems' in read) throw new Error(read.problems.join('; '))
  return read.plan
}

/** `headers` and `curl` are the same at each tier. */
export function exported(name: ExportName, plan: CachePlan, tier: Tier): Exported {
  const place: Place = tier === 'shield' ? { tier, listen: SHIELD, upstream: ORIGIN, folder: FOLDER } : { tier, listen: EDGE, upstream: plan.shield ? SHIELD : ORIGIN, folder: FOLDER }
  if (name === 'vcl') return vcl(plan, place)
  if (name === 'nginx') return nginx(plan, place)
  return { text: name === 'headers' ? headersText(plan) : curlText(plan), cannot: [] }
}
