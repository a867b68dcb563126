/**
 * The tone of a slot in every picture: that of its state, and of asking when its copy may never
 * be served without.
 */
import type { SlotFrame, Tone } from '../../frame/types'

const TONES: Readonly<Record<SlotFrame['state'], Tone>> = { empty: 'plain', filling: 'miss', fresh: 'hit', stale: 'stale' }

export function slotTone({ state, life }: SlotFrame): Tone {
  return state === 'fresh' && life?.asksAlways ? 'revalidated' : TONES[state]
}
