/**
 * Finds the scenes that exist, by folder, without loading them: each is a chunk of its own
 * and comes when it is asked for. A folder that is not in the contents is listed after them.
 */
import type { Scene } from '../scene/types'
import { CONTENTS } from './contents'
import type { PlannedScene } from './contents'

type SceneModule = { readonly scene: Scene }

const ofTheCourse = import.meta.glob<SceneModule>('../../scenes/*/scene.ts')
/** Scenes that only the suites see (tests/course): in Vite's mode "test", never in what is published. */
const ofTests = import.meta.env.MODE === 'test' ? import.meta.glob<SceneModule>('../../tests/course/*/scene.ts') : {}

const FOLDER = /\/(\d+)-([a-z0-9-]+)\/scene\.ts$/

export interface SceneEntry extends PlannedScene {
  /** Loads the scene; null when it is not built yet. */
  readonly load: (() => Promise<Scene>) | null
  /** Path of its module from the project's root, as the build names it; null when it is not built yet. */
  readonly module: string | null
}

type Built = Pick<SceneEntry, 'number'> & { readonly load: () => Promise<Scene>; readonly module: string }

function builtScenes(): Map<string, Built> {
  const found = new Map<string, Built>()
  for (const [path, load] of Object.entries({ ...ofTheCourse, ...ofTests })) {
    const match = FOLDER.exec(path)
    if (!match) continue
    found.set(match[2]!, { number: Number(match[1]), load: () => ready(load), module: path.replace('../../', '') })
  }
  return found
}

/** The scene with all that its runs need. */
async function ready(load: () => Promise<SceneModule>): Promise<Scene> {
  const { scene } = await load()
  await scene.needs?.()
  return scene
}

function titleFromSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function listEntries(): readonly SceneEntry[] {
  const built = builtScenes()
  const planned = CONTENTS.map((one) => ({ ...one, load: built.get(one.slug)?.load ?? null, module: built.get(one.slug)?.module ?? null }))
  const known = new Set(CONTENTS.map((one) => one.slug))
  const others = [...built]
    .filter(([slug]) => !known.has(slug))
    .map(([slug, one]) => ({ ...one, slug, title: titleFromSlug(slug), question: '' }))
    .sort((a, b) => a.number - b.number)
  return [...planned, ...others]
}

export const SCENES: readonly SceneEntry[] = listEntries()

export function findScene(slug: string): SceneEntry | undefined {
  return SCENES.find((one) => one.slug === slug)
}

/** The nearest built scene before (-1) or after (1) this one. */
export function neighbour(slug: string, direction: 1 | -1): SceneEntry | null {
  const at = SCENES.findIndex((one) => one.slug === slug)
  for (let i = at + direction; at >= 0 && i >= 0 && i < SCENES.length; i += direction) {
    const entry = SCENES[i]!
    if (entry.load) return entry
  }
  return null
}
