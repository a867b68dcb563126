/**
 * What a page of the production build loads, read from Vite's manifest and the written pages.
 * It measures; the budget is in tools/checkWeight.ts.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly assets?: readonly string[]
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
  /** Script of the thread that makes long runs, with this scene in it, and of the way there: loaded where a run of the scene is long. */
  readonly thread: readonly string[]
  /** Script of the sign that says how far the first run is: loaded where the thread is slower than a reader's patience, so on some machines. */
  readonly sign: readonly string[]
  /** What it loads beyond that where code and levers stand beside the stage: the first always, the others where the scene has such levers and acts. */
  readonly side: readonly (readonly string[])[]
}

/** Loaded by every scene page, on the way from the entry to the scene. */
const ROUTE_CHUNK = 'src/app/scene/openScene.tsx'
/** Loaded by scenes that have functions of learners. */
const ENGINE_CHUNK = 'src/cdn/isolate/openIsolates.ts'
/** Loaded when a run is too long for the page. */
const THREAD_CHUNKS = ['src/app/runPort.ts', 'src/player/remote/remoteRuns.ts']
/** Loaded when the thread takes its time with the first run (src/app/scene/withSign.ts). */
const SIGN_CHUNK = 'src/screen/OpeningSign.tsx'
/** What a worker's first file loads at once (src/app/runWorker.ts). */
const SERVICE = /\/runService-/
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
    const thread = threadOf(dist, manifest, slug).filter((file) => !files.includes(file))
    const sign = closure(manifest, [SIGN_CHUNK]).filter((file) => isScript(file) && !files.includes(file))
    return [{ number: Number(number), slug, page: join('s', slug, 'index.html'), files, engine, thread, sign, side }]
  })
  return pages.sort((a, b) => a.number - b.number)
}

/** The thread is a build of its own, which the manifest does not tell of: what it begins with, and its scenes, are files that nothing else knows. */
function threadOf(dist: string, manifest: Manifest, slug: string): string[] {
  const known = new Set(Object.values(manifest).map(({ file }) => file))
  const workers = THREAD_CHUNKS.flatMap((chunk) => manifest[chunk]?.assets ?? []).filter(isScript)
  if (workers.length === 0) return []
  const own = builtFiles(dist, '.js').filter((file) => file.startsWith('assets/') && !known.has(file) && (SERVICE.test(file) || readFileSync(join(dist, file), 'utf8').includes(slug)))
  return [...closure(manifest, THREAD_CHUNKS).filter(isScript), ...imported(dist, [...workers, ...own])]
}

/** These files and all that they import at once. */
function imported(dist: string, files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, name] of readFileSync(join(dist, file), 'utf8').matchAll(/\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) visit(join(dirname(file), name!))
  }
  files.forEach(visit)
  return [...seen]
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
