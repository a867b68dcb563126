/**
 * The scenes of the build under test, for suites that enumerate them.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCENES } from '../../../src/app/registry'
import type { Scene } from '../../../src/scene/types'
import { SITES } from '../../../tools/lib/sites.mjs'

export interface BuiltScene {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly scene: Scene
  /** Its module, as the build's manifest names it. */
  readonly module: string
}

export async function builtScenes(): Promise<readonly BuiltScene[]> {
  const found: BuiltScene[] = []
  for (const { number, slug, title, load, module } of SCENES) {
    const scene = await load?.()
    if (scene && module) found.push({ number, slug, title, scene, module })
  }
  return found
}

/** Path of the scene's own script below the root of the site. */
export async function chunkOf({ module, slug }: BuiltScene): Promise<string> {
  const manifest = JSON.parse(await readFile(join(SITES.test.dist, '.vite/manifest.json'), 'utf8')) as Record<string, { file: string }>
  const chunk = manifest[module]
  if (!chunk) throw new Error(`the build has no scene ${slug}`)
  return chunk.file
}
