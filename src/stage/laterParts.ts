/**
 * What the stage does not show on every first picture: the views that few scenes have, and the
 * packets, of which there are none before the first request. Chunks of their own.
 */
import { later } from '../ui/later'

export const LaterLanes = later(async () => (await import('./LanesStage')).LanesStage)
export const LaterLifelines = later(async () => (await import('./LifelinesStage')).LifelinesStage)
export const LaterPackets = later(async () => (await import('./PacketLayer')).PacketLayer)
