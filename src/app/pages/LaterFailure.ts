/**
 * The page in place of a scene that has stopped: a chunk of its own.
 */
import { later } from '../../ui/later'

export const LaterFailure = later(async () => (await import('./SceneFailure')).SceneFailure)
