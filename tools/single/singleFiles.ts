/**
 * The scripts that one scene needs, out of a build for any folder: all that its page imports, at once or later, and its threads, but no other scene. Each
 * names the others as tools/single/loader.mjs finds them.
 */
import { init, parse } from 'es-module-lexer'
import MagicString from 'magic-string'
import type { SingleFile } from './loader.mjs'

export interface Assets {
  readonly names: ReadonlySet<string>
  read(name: string): Promise<Uint8Array>
}

const TYPES: Readonly<Record<string, string>> = { wasm: 'application/wasm', json: 'application/json' }
/** How the registry of scenes names one, in front of its import. */
const SCENE = /scenes\/\d\d-([\w-]+)\/scene\.ts["'`]:\(\)=>(?:[\w$]+\(\(\)=>)?$/
const LONGEST_NAME = 120
/** Files that are no imports: threads, and WebAssembly. */
const BESIDE = /["'`]([\w.-]+\.(?:js|wasm))["'`]/g

/** `starts`: names of scripts and other files. Throws where scripts import each other in a circle, of which no first one can be made. */
export async function singleFiles(assets: Assets, starts: readonly string[], slug: string): Promise<Readonly<Record<string, SingleFile>>> {
  await init
  const files: Record<string, SingleFile> = {}
  const imports = new Map<string, readonly string[]>()
  const queue = [...starts]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (files[name]) continue
    const bytes = await assets.read(name)
    if (!name.endsWith('.js')) {
      files[name] = { base64: Buffer.from(bytes).toString('base64'), type: TYPES[name.split('.').at(-1)!] ?? 'application/octet-stream' }
      continue
    }
    const { script, atOnce, later } = rewritten(Buffer.from(bytes).toString('utf8'), name, slug, assets.names)
    files[name] = { script }
    imports.set(name, atOnce)
    queue.push(...atOnce, ...later)
  }
  for (const name of imports.keys()) refuseCircles(name, imports, [])
  return files
}

interface Rewritten {
  readonly script: string
  readonly atOnce: readonly string[]
  readonly later: readonly string[]
}

function rewritten(code: string, name: string, slug: string, names: ReadonlySet<string>): Rewritten {
  const text = new MagicString(code)
  const [atOnce, later]: [string[], string[]] = [[], []]
  const [found] = parse(code)
  for (const one of found) {
    if (one.type === 'import-meta') {
      text.overwrite(one.importStart, one.importEnd + '.url'.length, `single.at(${JSON.stringify(name)})`)
      continue
    }
    const file = fileOf(one.specifier)
    if (file === undefined || !names.has(file)) throw new Error(`${name} imports ${code.slice(one.importStart, one.importEnd)}, which is not in the build`)
    if (one.type !== 'dynamic') {
      text.overwrite(one.start - 1, one.end + 1, `"single:${file}"`)
      atOnce.push(file)
      continue
    }
    text.overwrite(one.importStart, one.importEnd, `import(single.url("${file}"))`)
    const scene = SCENE.exec(code.slice(Math.max(0, one.importStart - LONGEST_NAME), one.importStart))?.[1]
    if (scene === undefined || scene === slug) later.push(file)
  }
  const imported = new Set(found.map((one) => (one.type === 'import-meta' ? undefined : fileOf(one.specifier))))
  for (const [, beside] of code.matchAll(BESIDE)) if (names.has(beside!) && !imported.has(beside)) later.push(beside!)
  return { script: text.toString(), atOnce, later }
}

const fileOf = (specifier: string | undefined): string | undefined => specifier?.split('/').at(-1)

function refuseCircles(name: string, imports: ReadonlyMap<string, readonly string[]>, above: readonly string[]): void {
  if (above.includes(name)) throw new Error(`scripts import each other in a circle: ${[...above, name].join(', ')}`)
  for (const one of imports.get(name) ?? []) refuseCircles(one, imports, [...above, name])
}
