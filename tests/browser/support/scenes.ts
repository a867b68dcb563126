/**
 * The scenes of the build under test, for suites that enumerate them.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCENES } from '../../../src/app/registry'
import type { Scene } from '../../../src/scene/types'
import { ROOT } from '../../../tools/lib/project.mjs'

export interface BuiltScene {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly scene: Scene
}

export async function builtScenes(): Promise<readonly BuiltScene[]> {
  const found: BuiltScene[] = []
  for (const { number, slug, title, load } of SCENES) {
    const scene = await load?.()
    if (scene) found.push({ number, slug, title, scene })
  }
  return found
}

/** Path of the scene's own script below the root of the site. */
export async function chunkOf(slug: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'dist/.vite/manifest.json'), 'utf8')) as Record<string, { file: string }>
  const key = Object.keys(manifest).find((one) => one.startsWith('scenes/') && one.endsWith(`-${slug}/scene.ts`))
  if (!key) throw new Error(`the build has no scene ${slug}`)
  return manifest[key]!.file
}
