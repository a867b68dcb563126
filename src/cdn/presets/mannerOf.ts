/**
 * Several rules as one manner.
 */
import type { Manner } from '../cache/manner'

/** All of these rules together: what is seen and read goes through each in turn, the first refusal counts, of the rest the last one. */
export function mannerOf(rules: readonly Manner[]): Manner {
  return rules.reduce<Manner>((all, one) => ({
    ...all, ...one,
    ...joined('sees', all.sees, one.sees), ...joined('reads', all.reads, one.reads), ...joined('hears', all.hears, one.hears),
    ...(all.refuses && one.refuses ? { refuses: (judged, request) => all.refuses!(judged, request) ?? one.refuses!(judged, request) } : {}),
  }), {})
}

function joined<K extends string, T>(name: K, first: ((value: T) => T) | undefined, second: ((value: T) => T) | undefined): { [P in K]?: (value: T) => T } {
  if (!first || !second) return {}
  const both: { [P in K]?: (value: T) => T } = {}
  both[name] = (value: T): T => second(first(value))
  return both
}
