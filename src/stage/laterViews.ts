/**
 * The views that come with the scenes that want them: chunks of their own.
 */
import { later } from '../ui/later'

export const LaterLanes = later(async () => (await import('./LanesStage')).LanesStage)
export const LaterGrid = later(async () => (await import('./GridStage')).GridStage)
export const LaterLife = later(async () => (await import('./LifeStage')).LifeStage)
export const LaterLifelines = later(async () => (await import('./LifelinesStage')).LifelinesStage)
