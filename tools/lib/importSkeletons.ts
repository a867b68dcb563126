/**
 * Copies a source tree with nothing but its imports. dependency-cruiser reads TypeScript 7
 * only through swc, which it starts without JSX and which does not tell it types from values.
 * So it gets files that say the same in what it understands: a type that is imported becomes
 * `let t: import('./a')`. It judges nothing.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { ROOT } from './project.mjs'

const SOURCE = /\.(ts|tsx|mjs)$/
/** Files that are imported and import nothing themselves. */
const LEAF = /\.(css|json|svg|woff2)$/

/** Paths of all source files under these files and folders, relative to the root, with `/`. */
export function sourceFiles(root: string, parts: readonly string[], ignored: readonly string[]): string[] {
  return listFiles(root, parts, ignored).filter((file) => SOURCE.test(file))
}

/** Writes the skeletons of a tree into `target`, beside this project's packages. */
export function writeSkeletons(root: string, target: string, parts: readonly string[], ignored: readonly string[]): void {
  rmSync(target, { recursive: true, force: true })
  for (const file of listFiles(root, parts, ignored)) {
    if (!SOURCE.test(file) && !LEAF.test(file)) continue
    mkdirSync(dirname(join(target, file)), { recursive: true })
    writeFileSync(join(target, file), SOURCE.test(file) ? skeleton(readFileSync(join(root, file), 'utf8'), file) : '')
  }
  cpSync(join(ROOT, 'package.json'), join(target, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(target, 'node_modules'), 'dir')
}

/** The imports of one file, a line each. */
export function skeleton(code: string, file: string): string {
  const { module } = parseSync(file, code)
  const lines = module.staticImports.map(({ moduleRequest, entries }) =>
    line(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType)),
  )
  for (const { entries } of module.staticExports) {
    const from = entries.filter((entry) => entry.moduleRequest)
    if (from[0]?.moduleRequest) lines.push(line(from[0].moduleRequest.value, from.every((entry) => entry.isType)))
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const request = code.slice(moduleRequest.start, moduleRequest.end)
    if (/^['"]/.test(request)) lines.push(`import(${JSON.stringify(withoutQuery(request.slice(1, -1)))})`)
  }
  return [...lines.map((text, index) => text.replace('#', String(index))), 'export {}', ''].join('\n')
}

function line(specifier: string, typesOnly: boolean): string {
  const quoted = JSON.stringify(withoutQuery(specifier))
  return typesOnly ? `let t#: import(${quoted})` : `import ${quoted}`
}

/** Vite reads what follows the question mark; to the import graph it is the same file. */
function withoutQuery(specifier: string): string {
  return specifier.replace(/\?.*$/, '')
}

function listFiles(root: string, parts: readonly string[], ignored: readonly string[]): string[] {
  const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => parts.includes(entry.name))
  const files = entries.flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => relative(root, join(one.parentPath, one.name)).replaceAll('\\', '/'))
      : [entry.name],
  )
  return files.filter((file) => !ignored.some((folder) => file.startsWith(folder)))
}
