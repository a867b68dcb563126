/**
 * `npm run check:boundaries`: holds the import graph to .dependency-cruiser.mjs. It also checks
 * that every source file was looked at: a cruiser that cannot read the files finds no fault.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, bin, run } from './lib/project.mjs'
import { sourceFiles, writeSkeletons } from './lib/importSkeletons.ts'

const PARTS = ['src', 'scenes', 'tests', 'tools', 'bench', 'vite.config.ts', 'vitest.config.ts', '.dependency-cruiser.mjs']
const IGNORED = ['tests/architecture/fixtures/', 'tools/templates/']

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly comment: string
}

interface CruiseResult {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[]
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string; comment: string }[] }
  }
}

/** What a tree does that the rules forbid. Throws when the cruiser did not see every file. */
export async function findViolations(root: string): Promise<Violation[]> {
  const target = mkdtempSync(join(tmpdir(), 'boundaries-'))
  try {
    writeSkeletons(root, target, PARTS, IGNORED)
    const files = sourceFiles(root, PARTS, IGNORED)
    const result = await cruise(target, files)
    const seen = new Set(result.modules.map((module) => module.source))
    const unseen = files.filter((file) => !seen.has(file))
    if (files.length === 0 || unseen.length > 0) {
      throw new Error(`dependency-cruiser missed ${unseen.length} of ${files.length} source files, such as ${unseen[0]}`)
    }
    const comments = new Map(result.summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]))
    return result.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map((one) => one.name).join(' -> ') : to,
      comment: comments.get(rule.name) ?? '',
    }))
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}

async function cruise(target: string, files: readonly string[]): Promise<CruiseResult> {
  const config = join(ROOT, '.dependency-cruiser.mjs')
  const { output } = await run(bin('depcruise', '--config', config, '--output-type', 'json', ...files), { cwd: target, capture: true })
  try {
    return JSON.parse(output) as CruiseResult
  } catch {
    throw new Error(`dependency-cruiser failed:\n${output}`)
  }
}

export async function main(): Promise<number> {
  const violations = await findViolations(ROOT)
  for (const { rule, from, to, comment } of violations) console.log(`${rule}: ${from} -> ${to}\n  ${comment}`)
  return violations.length === 0 ? 0 : 1
}
