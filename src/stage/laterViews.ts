/**
 * The views that come with the scenes that want them: chunks of their own.
 */
import { later } from '../ui/later'

export const LaterLanes = later(async () => (await import('./lanes/LanesStage')).LanesStage)
export const LaterGrid = later(async () => (await import('./grid/GridStage')).GridStage)
export const LaterLife = later(async () => (await import('./life/LifeStage')).LifeStage)
export const LaterLifelines = later(async () => (await import('./lifelines/LifelinesStage')).LifelinesStage)
