/**
 * Every scene of the course and the test scenes (tests/course), found by folder. Their runs may need more: scenes.ts has it.
 * With VITE_SCENE only those with it in their folder's name: suites run scenes already to say what tests they have.
 */
import type { Scene } from '../../src/scene/types'

export interface FoundScene {
  readonly folder: string
  /** Path of the folder from the project's root. */
  readonly home: string
  readonly scene: Scene
}

const modules = import.meta.glob<{ scene: Scene }>(['/scenes/*/scene.ts', '/tests/course/*/scene.ts'], { eager: true })

/** Part of a folder's name, when only such scenes are asked for. */
export const WANTED = import.meta.env['VITE_SCENE'] as string | undefined

export const FOUND_SCENES: readonly FoundScene[] = Object.entries(modules)
  .map(([path, { scene }]) => {
    const home = path.slice(1).replace(/\/scene\.ts$/, '')
    return { folder: home.split('/').at(-1)!, home, scene }
  })
  .filter(({ folder }) => folder.includes(WANTED ?? ''))
  .sort((a, b) => a.scene.number - b.scene.number)

if (FOUND_SCENES.length === 0) throw new Error(`no scene's folder has "${WANTED}" in its name`)
