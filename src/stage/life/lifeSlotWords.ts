/**
 * What a life slot says of its copy, the longest first: how old it is against its lifetime, and whether the origin still has
 * what it shows.
 */
import type { SlotFrame } from '../../frame/types'
import { formatSeconds } from '../../words/format'
import { copyWords } from '../card/copyWords'

/** `current` is what the origin has now; empty where nobody says. */
export function lifeSlotWords(slot: SlotFrame, current: string): readonly string[] {
  const { state, life } = slot
  if (!life || state === 'filling') return [state]
  const [age, lifetime] = [formatSeconds(life.ageMs), formatSeconds(life.lifetimeMs)]
  const old = isOld(slot, current) ? [`the origin has ${current}`] : []
  if (life.phase === 'fresh' && old.length > 0) return [`age ${age} · fresh, but ${old[0]}`, `fresh, but ${old[0]}`, ...old]
  if (life.phase === 'fresh') return [`age ${age} · fresh until ${lifetime}`, `age ${age} of ${lifetime}`]
  if (life.phase === 'must-ask' && life.lifetimeMs > 0 && !life.asksAlways) {
    return [[`age ${age} · past its ${lifetime}, ask first`, ...old].join('; '), `age ${age} · past its ${lifetime}, ask first`, `age ${age}, ask first`]
  }
  return [[copyWords(slot), ...old].join('; '), copyWords(slot)]
}

/** The copy shows something that the origin has no more. */
export const isOld = ({ life }: SlotFrame, current: string): boolean => !!life && life.content !== '' && current !== '' && life.content !== current
