/**
 * What a page of the production build loads, read from Vite's manifest and the written pages.
 * It measures; the budget is in tools/checkWeight.ts.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

export interface ScenePage {
  readonly number: number
  readonly slug: string
  /** The page itself: its words, its first picture and its styles. Nothing else is needed to see it. */
  readonly page: string
  /** Script that the page loads before the learner does anything. */
  readonly files: readonly string[]
  /** Script of the engine of learners' functions, which it loads as well where its scene has one; none else. */
  readonly engine: readonly string[]
  /** What it loads beyond that where code and levers stand beside the stage: the first always, the others where the scene has such levers and acts. */
  readonly side: readonly (readonly string[])[]
}

/** Loaded by every scene page, on the way from the entry to the scene. */
const ROUTE_CHUNK = 'src/app/scene/openScene.tsx'
/** Loaded by scenes that have functions of learners. */
const ENGINE_CHUNK = 'src/cdn/isolate/openIsolates.ts'
/** Loaded by a wide window. */
const SIDE_CHUNKS = ['src/app/scene/SidePart.tsx', 'src/screen/HeaderLeverPart.tsx', 'src/screen/CodeLeverPart.tsx', 'src/panels/levers/OrderControl.tsx', 'src/panels/levers/ActButtons.tsx']
const SCENE_KEY = /^scenes\/(\d+)-([^/]+)\/scene\.ts$/

/** Every scene page of a build, in the order of the course. */
export function scenePages(dist: string): ScenePage[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const pages = Object.keys(manifest).flatMap((key) => {
    const match = SCENE_KEY.exec(key)
    if (!match) return []
    const [, number, slug] = match as unknown as [string, string, string]
    const html = pageOf(dist, slug)
    const entries = Object.keys(manifest).filter((one) => html.includes(manifest[one]!.file))
    const files = closure(manifest, [...entries, ROUTE_CHUNK, key]).filter(isScript)
    const side = SIDE_CHUNKS.map((chunk) => closure(manifest, [chunk]).filter((file) => isScript(file) && !files.includes(file)))
    const engine = keysOf(manifest, [key]).some((one) => manifest[one]!.dynamicImports?.includes(ENGINE_CHUNK)) ? closure(manifest, [ENGINE_CHUNK]).filter((file) => isScript(file) && !files.includes(file)) : []
    return [{ number: Number(number), slug, page: join('s', slug, 'index.html'), files, engine, side }]
  })
  return pages.sort((a, b) => a.number - b.number)
}

/** Bytes on the wire, from a host that compresses as well as it can. */
export function brotliBytes(dist: string, file: string): number {
  return brotliCompressSync(readFileSync(join(dist, file))).length
}

/** All files of the build with one of these endings, relative to it. */
export function builtFiles(dist: string, ...endings: readonly string[]): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => endings.some((ending) => file.endsWith(ending)))
}

function pageOf(dist: string, slug: string): string {
  const file = join(dist, 's', slug, 'index.html')
  if (!existsSync(file)) throw new Error(`scene ${slug} is in the build, but its page s/${slug}/index.html was not written`)
  return readFileSync(file, 'utf8')
}

/** The files of these modules and of everything they import at once. */
function closure(manifest: Manifest, keys: readonly string[]): string[] {
  return [...new Set(keysOf(manifest, keys).map((key) => manifest[key]!.file))]
}

function keysOf(manifest: Manifest, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...seen]
}

function isScript(file: string): boolean {
  return file.endsWith('.js')
}
