/**
 * `npm run check:weight`: holds the production build to its budget. The first scene's page, each
 * further scene, nothing that belongs to the build, nothing from elsewhere. Build first.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENTS } from '../src/app/contents.ts'
import { ROOT } from './lib/project.mjs'
import { brotliBytes, builtFiles, scenePages } from './lib/pageWeight.ts'

/** Brotli, bytes: what is needed to see a scene's page, its first picture and its styles included. */
export const SEEN_BYTES = 43_500
/** Brotli, bytes: what the first scene's page loads before anything is done. docs/decisions/006 says where they go. */
export const FIRST_PAGE_BYTES = 132_200
/** Brotli, bytes: what a wide window loads beyond that, to show code and levers beside the stage. */
export const SIDE_BYTES = 14_700
/** Brotli, bytes: the engine of learners' functions and the script that opens it, which a scene with such a lever fetches before it can be run (docs/decisions/034). */
export const ENGINE_BYTES = 210_000
/** Brotli, bytes: what the page of a further scene loads beyond that, its picture and what it shares with others included. */
export const SCENE_BYTES = 44_500
/** Brotli, bytes: the same of the course's last scene, which has the levers, the layers and the faults of all others in its one page. */
export const LAST_SCENE_BYTES = 60_500

/** Brotli, bytes: the thread that makes long runs, with the last scene in it, whose first run is one, and the sign that says how far it is. */
export const THREAD_BYTES = 75_000

/** Strings that survive minification and tell that a library is inside. */
const UNWANTED: readonly (readonly [string, RegExp])[] = [
  ['shiki (listings are tokenised by tools/vite/listings)', /ShikiError|vscode-textmate|oniguruma/i],
  ['topojson (maps are drawn by tools/vite/land)', /\[(\w+) ?< ?0 ?\? ?~\1 ?: ?\1\]|"Topology"/],
  ['d3 as a whole (import single modules)', /__data__|__transition\b/],
  ['framer-motion as a whole (use framer-motion/dom)', /whileInView|layoutDependency/],
]
/** The scene that uses what all others have built; its first run is long. */
export const LAST = CONTENTS.at(-1)!.slug
/** Ways to fetch something from another host. Links that a reader may follow are not among them. */
const FOREIGN: readonly (readonly [ending: string, RegExp])[] = [
  ['.html', /<(?:script|img|iframe|source|link(?![^>]*rel="?canonical))\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^"' >]+/gi],
  ['.css', /(?:url\(|@import\s*)["']?(?:https?:)?\/\/[^"') ]+/gi],
  ['.js', /\b(?:fetch|import|Worker|WebSocket|EventSource|sendBeacon)\(\s*["'`](?:https?|wss?):[^"'`]+/g],
]

export interface WeightReport {
  readonly rows: readonly { readonly what: string; readonly bytes: number; readonly limit: number }[]
  readonly faults: readonly string[]
}

export function weigh(dist: string): WeightReport {
  const pages = scenePages(dist)
  const [first] = pages
  if (!first) return { rows: [], faults: ['the build has no scene: nothing could be weighed'] }
  const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + brotliBytes(dist, file), 0)
  const engine = [...builtFiles(dist, '.wasm'), ...new Set(pages.flatMap((page) => page.engine))]
  const last = pages.find(({ slug }) => slug === LAST)
  const rows = [
    { what: `first page /s/${first.slug}/`, bytes: weightOf(first.files), limit: FIRST_PAGE_BYTES },
    ...pages.slice(1).map(({ number, slug, files }) => ({
      what: `scene ${number} ${slug}`, bytes: weightOf(files.filter((file) => !first.files.includes(file))), limit: limitOf(slug),
    })),
    ...(engine.length > 0 ? [{ what: 'engine with script', bytes: weightOf(engine), limit: ENGINE_BYTES }] : []),
    ...(last && last.thread.length > 0 ? [{ what: 'thread of long runs', bytes: weightOf([...last.thread, ...last.sign]), limit: THREAD_BYTES }] : []),
    { what: 'code and levers beside the stage, at most', bytes: Math.max(...pages.map(({ side }) => weightOf([...new Set(side.flat())]))), limit: SIDE_BYTES },
    { what: 'the page itself, at most', bytes: Math.max(...pages.map(({ page }) => brotliBytes(dist, page))), limit: SEEN_BYTES },
  ]
  const heavy = rows.filter((row) => row.bytes > row.limit).map((row) => `${row.what} is ${row.bytes - row.limit} bytes over its budget`)
  return { rows, faults: [...heavy, ...unwanted(dist), ...foreign(dist)] }
}

const limitOf = (slug: string): number => (slug === LAST ? LAST_SCENE_BYTES : SCENE_BYTES)

function unwanted(dist: string): string[] {
  return builtFiles(dist, '.js').flatMap((file) => {
    const code = readFileSync(join(dist, file), 'utf8')
    return UNWANTED.filter(([, marker]) => marker.test(code)).map(([name]) => `${file} contains ${name}`)
  })
}

function foreign(dist: string): string[] {
  return FOREIGN.flatMap(([ending, pattern]) =>
    builtFiles(dist, ending).flatMap((file) => {
      const found = readFileSync(join(dist, file), 'utf8').match(pattern) ?? []
      return found.map((text) => `${file} fetches from elsewhere: ${text}`)
    }),
  )
}

export function main(): number {
  const { rows, faults } = weigh(join(ROOT, 'dist'))
  for (const { what, bytes, limit } of rows) {
    console.log(`${what.padEnd(48)} ${String(bytes).padStart(8)} B of ${String(limit).padStart(8)} B brotli`)
  }
  const [script = 0, ...others] = rows.map(({ bytes }) => bytes)
  const [side = 0, seen = 0] = others.slice(-2)
  console.log(`Until the first page answers, with its words: ${script + seen} B on a phone, ${script + side + seen} B in a wide window; fonts come beside.`)
  for (const fault of faults) console.log(`FAIL ${fault}`)
  return faults.length === 0 ? 0 : 1
}
