/**
 * Every scene of the course, found by folder: what the suites of this folder enumerate.
 */
import type { Scene } from '../../src/scene/types'

const modules = import.meta.glob<{ scene: Scene }>('../../scenes/*/scene.ts', { eager: true })

export const SCENES: readonly { readonly folder: string; readonly scene: Scene }[] = Object.entries(modules)
  .map(([path, { scene }]) => ({ folder: path.split('/').at(-2)!, scene }))
  .sort((a, b) => a.scene.number - b.scene.number)
