/**
 * Every rule and every sentence of .oxlintrc.json is triggered once by a fixture: a linter that
 * has gone quiet turns red.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, bin, run } from '../../tools/lib/project.mjs'
import type { Fault } from './fixtureTree.ts'
import { announcedFaults, copyTree, harmlessFiles, missedFaults } from './fixtureTree.ts'

interface Diagnostic {
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly filename: string
}
type Rules = Record<string, unknown>
interface Config {
  readonly rules: Rules
  readonly overrides: readonly { readonly rules: Rules }[]
}

const config = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as Config
const ruleSets = [config.rules, ...config.overrides.map(({ rules }) => rules)]

async function lint(root: string): Promise<Fault[]> {
  const { output } = await run(bin('oxlint', '--format=json'), { cwd: root, capture: true })
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] }
  return diagnostics.map(({ code, message, help, filename }) => ({
    file: filename,
    rule: code.replace(/^.*\((.*)\)$/, '$1'),
    // Our own sentence is the help of a restricted import or property, and the end of the message for a global.
    message: code.endsWith('(no-restricted-globals)') ? message.replace(/^Unexpected use of '[^']*'\. /, '') : (help ?? message),
  }))
}

function sentences(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(sentences)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (key === 'message' ? [String(one)] : sentences(one)))
}

it('finds every fault, says every sentence, and nothing about harmless files', async () => {
  const root = copyTree('lint', '.oxlintrc.json')
  const found = await lint(root)
  const announced = announcedFaults(root)
  expect(missedFaults(announced, found)).toEqual([])
  expect(found.filter(({ file }) => harmlessFiles(root).includes(file))).toEqual([])
  const said = found.map(({ message }) => message)
  expect([...new Set(ruleSets.flatMap(sentences))].filter((sentence) => !said.includes(sentence))).toEqual([])
  const active = ruleSets.flatMap((rules) => Object.keys(rules).filter((name) => rules[name] !== 'off'))
  const names = new Set(active.map((name) => name.replace(/^.*\//, '')))
  expect([...names].filter((name) => !announced.some(({ rule }) => rule === name))).toEqual([])
})
