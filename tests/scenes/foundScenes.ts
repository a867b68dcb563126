/**
 * Every scene of the course and the test scenes (tests/course), found by folder. Their runs may need more: scenes.ts has it.
 */
import type { Scene } from '../../src/scene/types'

export interface FoundScene {
  readonly folder: string
  /** Path of the folder from the project's root. */
  readonly home: string
  readonly scene: Scene
}

const modules = import.meta.glob<{ scene: Scene }>(['/scenes/*/scene.ts', '/tests/course/*/scene.ts'], { eager: true })

export const FOUND_SCENES: readonly FoundScene[] = Object.entries(modules)
  .map(([path, { scene }]) => {
    const home = path.slice(1).replace(/\/scene\.ts$/, '')
    return { folder: home.split('/').at(-1)!, home, scene }
  })
  .sort((a, b) => a.scene.number - b.scene.number)
