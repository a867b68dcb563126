/**
 * Fixtures that break the rules of the project, one tree for each tool. A file says in its
 * first lines what it breaks: `// breaks: <rule>` or `// breaks: <rule>: <start of the message>`.
 * The trees are copied out of the project, so that the tools see them as a project of their own.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onTestFinished } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'

export interface Fault {
  readonly file: string
  readonly rule: string
  readonly message: string
}

/** Copies a tree to a folder of its own, with these files of the project beside it; gone after the test. */
export function copyTree(name: string, ...configs: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), `fixtures-${name}-`))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(join(ROOT, 'tests/architecture/fixtures', name), root, { recursive: true })
  for (const config of configs) cpSync(join(ROOT, config), join(root, config))
  return root
}

/** What the files of a tree say they break. */
export function announcedFaults(root: string): Fault[] {
  return filesOf(root).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').matchAll(/^\/\/ breaks: ([^:\n]+)(?:: (.*))?$/gm)
    return [...lines].map(([, rule = '', message = '']) => ({ file, rule, message }))
  })
}

/** Files that say they break nothing: the near miss of a rule. */
export function harmlessFiles(root: string): string[] {
  return filesOf(root).filter((file) => readFileSync(join(root, file), 'utf8').startsWith('// breaks nothing'))
}

/** Announced faults that are not among the found ones. */
export function missedFaults(announced: readonly Fault[], found: readonly Fault[]): Fault[] {
  return announced.filter(
    (want) => !found.some((one) => one.file === want.file && one.rule === want.rule && one.message.startsWith(want.message)),
  )
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}
