/**
 * Whether a replayed scenario agrees with what was recorded, group by group (tools/replay/groups).
 */
import { factWords, groupsOf, keyOf, sameFacts } from '../../../tools/replay/groups'
import type { ResultFile } from '../../../tools/replay/result'
import type { Group, Product, Recorded, Truth } from './recordings'

const CORE = ['varnish', 'nginx'] as const satisfies readonly Product[]

/** A sentence for each group that is not as recorded: as all or both of the products did that agreed, else as any of them did; or as one product did. */
export function disagreements(truth: Truth, result: ResultFile, as?: Product): string[] {
  const ours = groupsOf(result)
  return truth.groups.flatMap((group) => {
    const seen = ours.get(keyOf(group))
    const allowed = allowedFor(group, as)
    if (seen && allowed.some((one) => sameFacts(one, seen))) return []
    const what = `${truth.scenario}/${truth.variant} at ${group.at} ${group.edge} ${group.method} ${group.path} (${group.class})`
    return [`${what}: ${seen ? factWords(seen) : 'nobody asked'}, expected ${allowed.map(factWords).join(' or ')}`]
  })
}

function allowedFor({ class: agreement, products }: Group, as: Product | undefined): readonly Recorded[] {
  if (as && products[as]) return [products[as]]
  const all = Object.values(products)
  if (agreement === 'differs') return all
  const core = CORE.map((product) => products[product]).find((one) => one)
  return [agreement === 'core' && core ? core : all[0]!]
}
