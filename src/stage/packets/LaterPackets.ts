/**
 * What moves over the pictures: a chunk of its own, because nothing does before the first request.
 */
import { later } from '../../ui/later'

export const LaterPackets = later(async () => (await import('./PacketLayer')).PacketLayer)
