/**
 * What a picture says of a copy's life, in a few words: how much of its lifetime is left, and
 * what it may be used for when nothing is.
 */
import type { SlotFrame } from '../../frame/types'
import { formatSeconds } from '../../words/format'

/** "fresh: 8 s of 12 s left". Words for the state of a slot, with its life when it has one. */
export function copyWords({ state, life }: SlotFrame): string {
  if (!life || state === 'filling') return state
  const { ageMs, lifetimeMs, asksAlways, phase } = life
  if (asksAlways) return 'stored, but asks every time'
  if (phase === 'fresh') return `fresh: ${formatSeconds(lifetimeMs - ageMs)} of ${formatSeconds(lifetimeMs)} left`
  return `stale: ${phase === 'must-ask' ? pastWords(ageMs, lifetimeMs) : windowWords(phase)}`
}

function pastWords(ageMs: number, lifetimeMs: number): string {
  if (lifetimeMs === 0) return 'it has no lifetime, so ask first'
  return `${formatSeconds(ageMs - lifetimeMs)} past its ${formatSeconds(lifetimeMs)}, ask first`
}

function windowWords(phase: 'stale-while-revalidate' | 'stale-if-error'): string {
  return phase === 'stale-if-error' ? 'only if the origin fails' : 'served while it is refreshed'
}

/** `ETag "v1"`, or the date it was last modified. */
export function validatorWords(validator: string): string {
  if (validator === '') return 'no validator'
  return /^(W\/)?"/.test(validator) ? `ETag ${validator}` : `modified ${validator}`
}
