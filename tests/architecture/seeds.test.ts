/**
 * No property has a seed of its own: it would be tried with the same values in every fuzzed round, and a failure in one
 * could not be seen again by its seed. What has failed once is pinned as an example.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { everyNode, isSyntax, nodesOf } from '../support/syntax'
import type { Syntax } from '../support/syntax'

/** Where the seed of all properties is set. */
const SETUP = 'tests/support/seed.ts'
const PROPERTIES = ['assert', 'check', 'sample', 'statistics']

/** "assert" of `fc.assert(...)`. */
function calledOfFastCheck({ type, callee }: Syntax): string | undefined {
  if (type !== 'CallExpression' || !isSyntax(callee) || callee.type !== 'MemberExpression') return undefined
  const { object, property } = callee
  const isFastCheck = isSyntax(object) && object['name'] === 'fc'
  return isFastCheck && isSyntax(property) ? String(property['name']) : undefined
}

/** What lets a property choose its own values, in a file that uses fast-check. */
function escapes(file: string, code: string): string[] {
  const nodes = nodesOf(file, code)
  const imports = nodes.filter(
    ({ type, source, importKind }) =>
      type === 'ImportDeclaration' && importKind !== 'type' && isSyntax(source) && source['value'] === 'fast-check',
  )
  if (imports.length === 0) return []
  const named = imports.flatMap(({ specifiers }) => everyNode(specifiers)).filter(({ type, importKind }) => type === 'ImportSpecifier' && importKind !== 'type')
  const found = named.map(() => 'is imported by its parts: write fc.assert, so that this test sees it')
  for (const node of nodes) {
    const called = calledOfFastCheck(node)
    if (called === 'configureGlobal') found.push('configures fast-check for all')
    if (called === undefined || !PROPERTIES.includes(called)) continue
    const [, options] = node['arguments'] as Syntax[]
    if (options === undefined || (called === 'sample' && options.type !== 'ObjectExpression')) continue
    if (options.type !== 'ObjectExpression') found.push('has options that this test cannot read')
    for (const one of (options['properties'] ?? []) as Syntax[]) {
      if (one.type !== 'Property') found.push('has options that this test cannot read')
      else if (isSyntax(one['key']) && one['key']['name'] === 'seed') found.push('has a seed of its own')
    }
  }
  return found.map((sentence) => `${file}: fast-check ${sentence}`)
}

function testFiles(): string[] {
  return ['src', 'tests'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('fixtures'))
      .map((file) => `${folder}/${file}`),
  )
}

describe('seeds of properties', () => {
  it('are the one that is set for all', () => {
    expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['FUZZ_SEED'] ?? 9111))
    const files = testFiles().map((file) => ({ file, code: readFileSync(join(ROOT, file), 'utf8') }))
    expect(files.filter(({ code }) => code.includes('fc.assert(')).length).toBeGreaterThan(25)
    expect(files.filter(({ file }) => file !== SETUP).flatMap(({ file, code }) => escapes(file, code))).toEqual([])
  })

  it.each([
    ["import fc from 'fast-check'; fc.assert(p, { numRuns: 3, seed: 4 })", 'a seed of its own'],
    ["import fc from 'fast-check'; it('x', async () => { await fc.check(p, { seed }) })", 'a seed of its own'],
    ["import fc from 'fast-check'; fc.sample(numbers, { seed: 1 })", 'a seed of its own'],
    ["import fc from 'fast-check'; fc.assert(p, options)", 'cannot read'],
    ["import fc from 'fast-check'; fc.assert(p, { ...options })", 'cannot read'],
    ["import { assert } from 'fast-check'; assert(p, { seed: 4 })", 'by its parts'],
    ["import fc from 'fast-check'; fc.configureGlobal({ seed: 4 })", 'for all'],
  ])('%s is found', (code, sentence) => {
    expect(escapes('one.test.ts', code).join()).toContain(sentence)
  })

  it.each([
    "import fc from 'fast-check'; fc.assert(p, { numRuns: 3, examples: [[1]] })",
    "import fc from 'fast-check'; fc.sample(numbers, 500)",
    "import type { Arbitrary } from 'fast-check'; const world = { seed: 1 }",
  ])('%s is fine', (code) => {
    expect(escapes('one.test.ts', code)).toEqual([])
  })
})
