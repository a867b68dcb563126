/**
 * The waterfall of a request for the inspector: a chunk of its own.
 */
import { later } from '../../../ui/later'

export const LaterWaterfall = later(async () => (await import('./Waterfall')).Waterfall)
