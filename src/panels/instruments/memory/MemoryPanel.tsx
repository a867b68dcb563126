/**
 * Memory as a meter; where there are more edges than lines have room for, with a cell for each.
 */
import { later } from '../../../ui/later'
import { MOST_LINES } from '../../../frame/manyPlaces'
import type { PanelProps } from '../instrumentModule'
import { Meter } from '../meter/Meter'
import { type HeldAt, memoryText } from './memoryText'

/** A chunk of its own: few scenes have so many edges. */
const LaterHeat = later(async () => (await import('./MemoryHeat')).MemoryHeat)

export function MemoryPanel({ reading, options, compact, ...rest }: PanelProps<'memory', readonly HeldAt[]>) {
  if (reading.length <= MOST_LINES || compact) return <Meter text={memoryText(reading, options.maxBytes)} compact={compact} />
  return <LaterHeat reading={reading} options={options} compact={compact} {...rest} />
}
