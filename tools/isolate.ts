/**
 * Makes the engine in which learners' functions run: `npm run isolate`. It is the release build of QuickJS for WebAssembly of
 * the package quickjs-emscripten, made to count its steps (lib/meterWasm). The file is kept (src/cdn/isolate/quickjs.wasm), so
 * that nobody needs the package to run the course; a test makes it again and compares.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Wanted, meterWasm } from './lib/meterWasm.ts'
import { ROOT } from './lib/project.mjs'

export const ENGINE_FILE = join(ROOT, 'src/cdn/isolate/quickjs.wasm')
const LICENSE_FILE = join(ROOT, 'src/cdn/isolate/quickjs.LICENSE')
const PACKAGE = '@jitl/quickjs-wasmfile-release-sync'

/** Exports that are used, as the package's own script names them. */
const EXPORTS = [
  'malloc', 'free', 'QTS_NewRuntime', 'QTS_RuntimeSetMemoryLimit', 'QTS_RuntimeSetMaxStackSize', 'QTS_RuntimeEnableInterruptHandler', 'QTS_NewContext', 'QTS_Eval', 'QTS_Call', 'QTS_NewString',
  'QTS_GetString', 'QTS_GetUndefined', 'QTS_ResolveException', 'QTS_Dump', 'QTS_FreeValuePointer',
] as const
/** What sets the module up, under the name that its own script calls it by without giving it another. */
const SET_UP = 'u'
/** Imports, by what they do there. */
const IMPORTS: Wanted['imports'] = {
  b: 'assertFailed', c: 'fdWrite', d: 'fdClose', e: 'environGet', f: 'environSizesGet', g: 'normalizeModule', h: 'loadModuleSource', i: 'shouldInterrupt', j: 'setTimer', k: 'growMemory', l: 'keepAlive',
  m: 'localTime', n: 'setTimezone', o: 'fdSeek', p: 'now', q: 'abort', r: 'exit', s: 'callFunction', t: 'freeHostRef',
}
/** 5.1 MB belong to its data and its stack; the rest is its heap. */
const PAGES = 128

function home(): string {
  return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
}

/** The bytes of the engine. */
export function makeEngine(): Uint8Array {
  const script = readFileSync(join(home(), 'dist/emscripten-module.browser.mjs'), 'utf8')
  const short = (name: string): string => {
    const found = new RegExp(`[.]_${name}=b[.](\\w+|\\$)[;,]`).exec(script)?.[1]
    if (found === undefined) throw new Error(`${PACKAGE} exports no ${name}`)
    return found
  }
  const exports = Object.fromEntries(EXPORTS.map((name) => [short(name), name.replace('QTS_', '')]))
  return meterWasm(readFileSync(join(home(), 'dist/emscripten-module.wasm')), { pages: PAGES, host: 'host', imports: IMPORTS, exports: { [SET_UP]: 'setUp', ...exports } })
}

export async function main(): Promise<number> {
  const bytes = makeEngine()
  writeFileSync(ENGINE_FILE, bytes)
  writeFileSync(LICENSE_FILE, readFileSync(join(home(), 'LICENSE')))
  console.log(`${ENGINE_FILE}: ${bytes.length} bytes`)
  return 0
}
