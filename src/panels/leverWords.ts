/**
 * Levers in words, and what a lever is compared with: a switch with its other side, anything
 * else with its initial value or, when it is there, with its other end.
 */
import type { LeverValue } from '../cdn/topology'
import type { Lever, LeverOption } from '../scene/types'
import { formatCount, NO_BREAK_SPACE } from '../ui/format'

export function leverText(lever: Lever, value: LeverValue): string {
  switch (lever.kind) {
    case 'toggle':
      return value ? 'on' : 'off'
    case 'slider':
      return `${formatSliderValue(Number(value))}${lever.unit ? `${NO_BREAK_SPACE}${lever.unit}` : ''}`
    case 'choice':
      return labelOf(lever.options, String(value))
    case 'set':
      return Array.isArray(value) ? value.map((one) => labelOf(lever.options, String(one))).join(', ') : ''
  }
}

export function sameValue(one: LeverValue | undefined, other: LeverValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, at) => item === other[at])
  return one === other
}

/** The value to compare `value` with; always another one when the lever has two. */
export function compareValue(lever: Lever, value: LeverValue): LeverValue {
  if (lever.kind === 'toggle') return !value
  if (!sameValue(value, lever.initial)) return lever.initial
  switch (lever.kind) {
    case 'slider':
      return value === lever.max ? lever.min : lever.max
    case 'choice':
      return lever.options.find((option) => option.value !== value)?.value ?? value
    case 'set':
      return otherSet(lever.options.map((option) => option.value), lever.initial)
  }
}

/** All of them, or only the first when all are chosen already. */
function otherSet(all: readonly string[], chosen: readonly string[]): readonly string[] {
  return chosen.length < all.length ? all : all.slice(0, 1)
}

function labelOf(options: readonly LeverOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value
}

function formatSliderValue(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(Math.round(value * 100) / 100)
}
