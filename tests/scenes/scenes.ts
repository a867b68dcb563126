/**
 * Every scene, with all that its runs need: what the suites of this folder enumerate.
 */
import { FOUND_SCENES, type FoundScene } from './foundScenes'

await Promise.all(FOUND_SCENES.map(({ scene }) => scene.needs?.()))

export const SCENES: readonly FoundScene[] = FOUND_SCENES
