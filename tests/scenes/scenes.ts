/**
 * Every scene of the course and the test scene (tests/course), found by folder: what the suites of this folder enumerate.
 */
import type { Scene } from '../../src/scene/types'

export interface FoundScene {
  readonly folder: string
  /** Path of the folder from the project's root. */
  readonly home: string
  readonly scene: Scene
}

const modules = import.meta.glob<{ scene: Scene }>(['/scenes/*/scene.ts', '/tests/course/*/scene.ts'], { eager: true })

export const SCENES: readonly FoundScene[] = Object.entries(modules)
  .map(([path, { scene }]) => {
    const home = path.slice(1).replace(/\/scene\.ts$/, '')
    return { folder: home.split('/').at(-1)!, home, scene }
  })
  .sort((a, b) => a.scene.number - b.scene.number)
