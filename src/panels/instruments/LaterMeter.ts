/**
 * Bytes, memory and wrong answers: a chunk of its own, for the scenes about what a cache keeps.
 */
import { later } from '../../ui/later'

export const LaterMeter = later(async () => (await import('./Meter')).Meter)
