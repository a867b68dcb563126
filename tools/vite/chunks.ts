/**
 * Which modules share a chunk. Two come as wholes, because many small chunks compress badly:
 * "course" is what every scene page loads, "base" what pages without a scene need of it, too.
 * A scene's own modules and parts that come later the bundler keeps apart by itself.
 */
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
const SHELL = resolve(ROOT, 'src/app/main.tsx')
const SCENE_PAGE = resolve(ROOT, 'src/app/scene/openScene.tsx')
/** Asked for where a scene is open, from a dialog that all pages have: it does not make what it draws with a part of all of them. */
const SAVES = resolve(ROOT, 'src/app/dialogs/saves.ts')
const SCENE = /\/(?:scenes|tests\/course)\/[^/]+\/scene\.ts$/

type Graph = (id: string) => { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null

export function chunks(): Plugin {
  const chunkOf = new Map<string, string>()
  return {
    name: 'cdn:chunks',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: (id) => chunkOf.get(id) ?? null }] } } } },
    }),
    buildEnd() {
      chunkOf.clear()
      const graph: Graph = (id) => this.getModuleInfo(id)
      const elsewhere = reached(SHELL, graph, (id) => id !== SCENE_PAGE && id !== SAVES && !SCENE.test(id))
      const ofScenes = [...this.getModuleIds()].filter((id) => SCENE.test(id)).map((id) => reached(id, graph))
      const everyScene = [...(ofScenes[0] ?? [])].filter((id) => ofScenes.every((ids) => ids.has(id)))
      for (const id of [...reached(SCENE_PAGE, graph), ...everyScene]) chunkOf.set(id, elsewhere.has(id) ? 'base' : 'course')
      for (const id of reached(SHELL, graph)) chunkOf.set(id, 'base')
      // An entry starts something when it is loaded, so it is in no chunk that others load.
      for (const entry of [SHELL, SCENE_PAGE]) chunkOf.delete(entry)
    },
  }
}

/** A module and all that it imports, directly or not: at once, and with `later` also what it may import later. */
function reached(root: string, graph: Graph, later?: (id: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    const { importedIds = [], dynamicallyImportedIds = [] } = graph(id) ?? {}
    importedIds.forEach(visit)
    if (later) dynamicallyImportedIds.filter(later).forEach(visit)
  }
  visit(root)
  return found
}
