/** A design as files: for an origin, for Varnish, for nginx, as commands that prove it, and as one that this page opens again. */
import type { TakeAway, TakeAwayFile } from '../../src/scene/takeAway'
import { readDesign, writeDesign } from './designFile'
import { type ExportName, type Tier, checkedPlan, exported } from './exported'
import type { Values } from './levers'
import { notInPlan } from './plan'

/** Each with the ending of its files, and what of a design stands in none of them. */
function product(id: ExportName, label: string, nameAt: (tier: Tier) => string, missing: (levers: Values) => readonly string[]): TakeAway<Values>['targets'][number] {
  const files = (levers: Values): readonly TakeAwayFile[] => {
    const plan = checkedPlan(levers)
    const tiers: readonly Tier[] = plan.shield && id in PER_TIER ? ['edge', 'shield'] : ['edge']
    return tiers.map((tier) => ({ name: nameAt(tier), text: exported(id, plan, tier).text }))
  }
  return { id, label, files, missing }
}

/** A file for each tier. */
const PER_TIER = { vcl: true, nginx: true }
const HEADERS_ALONE = ['What caches decide by themselves: keys, room, coalescing, limits, and what they do when the origin fails.']

export const takeAway: TakeAway<Values> = {
  targets: [
    product('headers', 'Headers', () => 'headers.txt', () => HEADERS_ALONE),
    product('vcl', 'Varnish', (tier) => `${tier}.vcl`, notInPlan),
    product('nginx', 'nginx', (tier) => `${tier}.conf`, notInPlan),
    product('curl', 'curl', () => 'prove.sh', () => []),
    { id: 'json', label: 'JSON', files: (levers) => [{ name: 'design.json', text: writeDesign(levers) }] },
  ],
  read(text) {
    const read = readDesign(text)
    return 'problems' in read ? read : { levers: read.design }
  },
}
