/**
 * Values of levers in words.
 */
import type { LeverValue } from '../cdn/levers'
import { NO_BREAK_SPACE, formatCount } from '../words/format'
import type { Lever } from './levers'

/** Of an order so many are named; more is a listing, not a heading. */
const MOST_NAMED = 3

/** A lever's value as it stands in a URL and on the command line. */
export function formatLeverValue(value: LeverValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'object' ? value.join('+') : String(value)
}

/** A lever's value as the learner reads it. */
export function leverWords(lever: Lever, value: LeverValue): string {
  const label = (one: string): string =>
    'options' in lever ? (lever.options.find((option) => option.value === one)?.label ?? one) : one
  if (lever.kind === 'order' && typeof value === 'object' && value.length > MOST_NAMED) return `${formatCount(value.length)} of ${formatCount(lever.options.length)}`
  if (typeof value === 'object') return value.map(label).join(', ') || 'nothing'
  if (lever.kind === 'slider') return `${formatSlider(Number(value))}${lever.unit ? `${NO_BREAK_SPACE}${lever.unit}` : ''}`
  if (lever.kind === 'header') return value === '' ? 'nothing' : String(value)
  if (lever.kind === 'place') return value === '' ? 'nobody' : lever.words(String(value))
  if (lever.kind === 'code') return lever.options.find((one) => one.value === value)?.label ?? 'your own'
  return lever.kind === 'choice' ? label(String(value)) : formatLeverValue(value)
}

/** A lever and how it is set: "Crowd: 50 users", and "Which cache? nginx" where the lever is a question. */
export function leverSetting(lever: Lever, value: LeverValue): string {
  return `${lever.label}${lever.label.endsWith('?') ? '' : ':'} ${leverWords(lever, value)}`
}

function formatSlider(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(Math.round(value * 100) / 100)
}
