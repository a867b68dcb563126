/**
 * Looks for a design of scene 13 that keeps a workload's contract, and knows none: from the design that the scene begins with, one lever after the
 * other is put where the trial misses the contract by less. Levers come first that answer what is missed most: a trial takes a third of a second,
 * and in this order a workload needs some five to forty of them. Nothing is drawn: it tries the same levers in the same order each time.
 */
import type { Clause, ClauseId } from '../../scenes/13-your-cdn/contract'
import { wholeDesign } from '../../scenes/13-your-cdn/designFile'
import { type Values, conditions, levers } from '../../scenes/13-your-cdn/levers'
import type { WorkloadId } from '../../scenes/13-your-cdn/workloads'
import type { LeverValue } from '../../src/cdn/levers'
import type { Lever } from '../../src/scene/levers'
import { triedDesign } from './triedDesign'

/** Levers that answer a clause, in the order in which they are tried. That of the layers is not among them: it begins with all of them in. */
const ANSWERS: Readonly<Record<ClauseId, readonly (keyof Values)[]>> = {
  availability: ['second', 'secondPercent', 'turn', 'dnsTtlS', 'sieS', 'swrS', 'filesTtl', 'pagesTtl', 'dataTtl', 'query', 'shield', 'retries', 'budget', 'breaker', 'timeoutMs', 'queue', 'soft'],
  p95: ['pops', 'shield', 'filesTtl', 'pagesTtl', 'dataTtl', 'swrS', 'query', 'coalesce', 'roomMb', 'purge'],
  staleness: ['purge', 'pagesTtl', 'dataTtl', 'swrS', 'sieS'],
  leaks: ['mine'],
  origin: ['shield', 'limit', 'coalesce', 'query', 'filesTtl', 'pagesTtl', 'dataTtl', 'roomMb', 'eviction', 'swrS', 'etags', 'purge'],
  budget: ['roomMb', 'filesTtl', 'shield', 'pops', 'secondPercent', 'second', 'etags', 'eviction'],
}
/** What is broken weighs so much besides how far it is missed by; what is kept counts for little, and decides between equals. */
const [BROKEN, SPARE, MOST_SPARE] = [0.5, 0.01, -2]

interface Tried {
  readonly design: Values
  readonly clauses: readonly Clause[]
  readonly broken: readonly Clause[]
  /** Less is better. */
  readonly score: number
}

/** By how much a clause is missed: the logarithm of how many times too much it is, below 0 where it is kept. */
function missed({ id, got, wanted }: Clause): number {
  return id === 'availability' ? Math.log((1 - got) / (1 - wanted)) : Math.log((got + 1) / (wanted + 1))
}

/** Of a scale the most and the middle; where two or three things stand to choose, all. */
function valuesOf(lever: Lever): readonly LeverValue[] {
  if (lever.kind === 'toggle') return [true, false]
  if (lever.kind === 'slider') return [lever.max, lever.min + lever.step * Math.round((lever.max - lever.min) / lever.step / 2)]
  if (lever.kind !== 'choice') throw new Error(`no design is sought by a lever of the kind ${lever.kind}`)
  const values = lever.options.map(({ value }) => value)
  return values.length <= 3 ? values : [values.at(-1)!, values[Math.floor(values.length / 2)]!]
}

class Search {
  readonly #tried = new Map<string, Tried>()

  get trials(): number {
    return this.#tried.size
  }

  try(design: Values): Tried {
    const key = JSON.stringify(design)
    const known = this.#tried.get(key)
    if (known) return known
    const { clauses } = triedDesign(design)
    const score = clauses.reduce((sum, clause) => sum + (clause.holds ? SPARE * Math.max(MOST_SPARE, missed(clause)) : BROKEN + missed(clause)), 0)
    const tried = { design, clauses, broken: clauses.filter(({ holds }) => !holds), score }
    this.#tried.set(key, tried)
    return tried
  }

  /** With one lever elsewhere; where its first move changes nothing it is left alone. */
  *#withOther(from: Tried, name: keyof Values): Generator<Tried> {
    if (conditions[name]?.when(from.design) === false) return
    for (const value of valuesOf(levers[name])) {
      if (value === from.design[name]) continue
      const other = this.try({ ...from.design, [name]: value })
      yield other
      if (other.clauses.every(({ got }, k) => got === from.clauses[k]!.got)) return
    }
  }

  /** Every lever once that answers what is broken, until nothing is. */
  climb(from: Tried): Tried {
    let best = from
    const done = new Set<keyof Values>()
    for (;;) {
      const name = answering(best).find((one) => !done.has(one))
      if (name === undefined) return best
      done.add(name)
      const better = [...this.#withOther(best, name)].filter(({ score }) => score < best.score)
      if (better.length === 0) continue
      best = better.reduce((a, b) => (b.score < a.score ? b : a))
    }
  }
}

/** Levers for what is broken, for what is missed most first; none when all is kept. */
function answering({ broken }: Tried): readonly (keyof Values)[] {
  return [...new Set(broken.toSorted((a, b) => missed(b) - missed(a)).flatMap(({ id }) => ANSWERS[id]))]
}

export interface SoughtDesign {
  readonly design: Values
  /** In how many trials it was found. */
  readonly trials: number
}

/** Throws where it finds none. */
export function soughtDesign(workload: WorkloadId): SoughtDesign {
  const search = new Search()
  let at = search.try(wholeDesign({ workload }))
  while (at.broken.length > 0) {
    const climbed = search.climb(at)
    if (climbed === at) throw new Error(`no design for ${workload} was found in ${search.trials} trials; the best one breaks ${at.broken.map(({ id }) => id).join(', ')}`)
    at = climbed
  }
  return { design: at.design, trials: search.trials }
}
