/**
 * An engine's result beside that of a real product, group by group. A difference whose cause is on record is told with it; a record
 * holds what was seen, so that another difference at the same place is not excused.
 */
import { type Facts, factWords, groupsOf, sameFacts } from '../replay/groups.ts'
import type { ResultFile } from '../replay/result.ts'
import type { Difference, Product } from '../../src/panels/checked/twinRecord.ts'

/** A difference that is understood. */
export interface Known {
  readonly product: Product
  readonly scenario: string
  readonly variant: string
  readonly at: number
  readonly edge: string
  readonly path: string
  /** By their values, where groups differ in the headers that they send. */
  readonly headers?: readonly string[]
  readonly engine: string
  readonly real: string
  readonly cause: string
  /** Where it is written. */
  readonly source: string
}

export interface Comparison {
  readonly groups: number
  readonly differences: readonly Difference[]
  /** Records that had to do with one of them. */
  readonly used: readonly Known[]
}

export function compare(product: Product, engine: ResultFile, real: ResultFile, known: readonly Known[]): Comparison {
  const ours = groupsOf(engine)
  const theirs = groupsOf(real)
  const used: Known[] = []
  const differences = [...ours].flatMap(([key, facts]): Difference[] => {
    const seen = theirs.get(key)
    if (seen && sameFacts(facts, seen)) return []
    const difference = { ...nameOf(key), engine: factWords(facts), real: seen ? factWords(seen) : 'nobody asked' }
    const found = known.find((one) => one.product === product && one.scenario === engine.scenario && one.variant === engine.variant && isOf(one, difference))
    if (!found) return [difference]
    used.push(found)
    return [{ ...difference, cause: found.cause, source: found.source }]
  })
  const stray = strayWords(engine, real, ours, theirs)
  return { groups: ours.size, differences: stray ? [...differences, stray] : differences, used }
}

/** Requests at the origin that belong to no user. */
function strayWords(engine: ResultFile, real: ResultFile, ours: ReadonlyMap<string, Facts>, theirs: ReadonlyMap<string, Facts>): Difference | undefined {
  const stray = (result: ResultFile, groups: ReadonlyMap<string, Facts>): number => result.totals.originRequests - [...groups.values()].reduce((sum, { origin }) => sum + origin, 0)
  const [own, other] = [stray(engine, ours), stray(real, theirs)]
  return own === other ? undefined : { at: 0, edge: '*', method: '', path: 'for nobody', headers: [], engine: `${own} at the origin`, real: `${other} at the origin` }
}

function nameOf(key: string): Pick<Difference, 'at' | 'edge' | 'method' | 'path' | 'headers'> {
  const [at, edge, method, path, headers]: [number, string, string, string, [string, string][]] = JSON.parse(key)
  return { at, edge, method, path, headers: headers.map(([name, value]) => `${name}: ${value}`) }
}

function isOf(known: Known, { at, edge, path, headers, engine, real }: Difference): boolean {
  return known.at === at && known.edge === edge && known.path === path && known.engine === engine && known.real === real &&
    (known.headers === undefined || JSON.stringify(known.headers) === JSON.stringify(headers))
}

export function differenceWords({ at, edge, method, path, headers, engine, real, cause }: Difference): string {
  return `at ${at} ${edge} ${method} ${path}${headers.map((one) => ` [${one}]`).join('')}: engine ${engine}; real ${real}; ${cause ?? 'UNEXPLAINED'}`
}
