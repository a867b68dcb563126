/**
 * What a lever is compared with: a switch with its other side, anything else with its initial
 * value or, when it is there, with its other end (a header: with the value its scene names; an order: with nothing in it).
 */
import type { LeverValue } from '../cdn/levers'
import { sameValue } from '../cdn/sameValue'
import type { Lever } from './levers'

/** The value to compare `value` with; always another one when the lever has two. */
export function compareValue(lever: Lever, value: LeverValue): LeverValue {
  if (lever.kind === 'toggle') return !value
  if (!sameValue(value, lever.initial)) return lever.initial
  switch (lever.kind) {
    case 'slider':
      return value === lever.max ? lever.min : lever.max
    case 'choice':
    case 'code':
      return lever.options.find((option) => option.value !== value)?.value ?? value
    case 'set':
      return otherSet(lever.options.map((option) => option.value), lever.initial)
    case 'order':
      return lever.initial.length > 0 ? [] : lever.options.map((option) => option.value)
    case 'header':
    case 'place':
      return lever.against
  }
}

/** All of them, or only the first when all are chosen already. */
function otherSet(all: readonly string[], chosen: readonly string[]): readonly string[] {
  return chosen.length < all.length ? all : all.slice(0, 1)
}
