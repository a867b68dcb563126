/**
 * The waterfall of a request: a chunk of its own, for the scenes about the inside of a request
 * and for the inspector.
 */
import { later } from '../../ui/later'

export const LaterFrameWaterfall = later(async () => (await import('./FrameWaterfall')).FrameWaterfall)
export const LaterWaterfall = later(async () => (await import('./Waterfall')).Waterfall)
