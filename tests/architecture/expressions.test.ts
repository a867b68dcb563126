/**
 * Every regular expression of src/cdn takes time in proportion to the text, whatever the text is: headers come from outside, and one that
 * goes back and forth freezes the page. They are found in the sources, and a checker proves each.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { isSyntax, nodesOf } from '../support/syntax'

// The checker's own build in JavaScript: it has faster ones for some machines, and says the same with all.
vi.hoisted(() => vi.stubEnv('RECHECK_BACKEND', 'pure'))
const { checkSync } = await import('recheck')

interface Expression {
  readonly pattern: string
  readonly flags: string
}

function expressionsOf(file: string, code: string): { readonly literals: readonly Expression[]; readonly made: number } {
  const nodes = nodesOf(file, code)
  const literals = nodes.flatMap(({ type, regex }) => (type === 'Literal' && isExpression(regex) ? [regex] : []))
  // What is put together at run time nobody can check.
  const made = nodes.filter(({ type, callee }) => (type === 'NewExpression' || type === 'CallExpression') && isSyntax(callee) && callee['name'] === 'RegExp').length
  return { literals, made }
}

const isExpression = (value: unknown): value is Expression => typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value

/** What is wrong with the expressions of a file. */
function problemsOf(file: string, code: string): string[] {
  const { literals, made } = expressionsOf(file, code)
  const slow = literals.flatMap(({ pattern, flags }) => {
    const found = checkSync(pattern, flags, { timeout: null, attackTimeout: null, incubationTimeout: null })
    if (found.status === 'safe') return []
    const why = found.status === 'vulnerable' ? found.complexity.summary : `it could not be checked (${JSON.stringify(found.error)})`
    return [`${file}: /${pattern}/${flags} is ${found.status}: ${why}`]
  })
  return made > 0 ? [...slow, `${file}: an expression is put together at run time`] : slow
}

const FILES = readdirSync(join(ROOT, 'src/cdn'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => `src/cdn/${file.replaceAll('\\', '/')}`)
const SOURCES = FILES.map((file) => ({ file, code: readFileSync(join(ROOT, file), 'utf8') }))

it('the expressions of src/cdn are found', () => {
  expect(SOURCES.flatMap(({ file, code }) => expressionsOf(file, code).literals).length).toBeGreaterThan(60)
})

it.each(SOURCES.filter(({ file, code }) => expressionsOf(file, code).literals.length + expressionsOf(file, code).made > 0))('those of $file are linear', ({ file, code }) => {
  expect(problemsOf(file, code)).toEqual([])
})

describe('the check finds', () => {
  it.each([
    ['an exponential one', 'const x = /(a+)+$/', 'exponential'],
    ['a quadratic one, which begins anew at every space', "export const trimmed = (text: string) => text.replace(/\\s+$/, '')", '2nd degree polynomial'],
    ['a quadratic one of quotes', 'text.split(/"(?:[^"\\\\]|\\\\.)*"/g)', '2nd degree polynomial'],
    ['two that overlap', 'const x: RegExp = /^a*[ab]*$/i', '2nd degree polynomial'],
    ['one in a class', 'class A { readonly #x = [/(?:a|a)*b/] }', 'exponential'],
    ['one that is put together', 'const x = new RegExp(`${a}+`)', 'put together at run time'],
    ['one that is put together by a call', 'const x = RegExp(a)', 'put together at run time'],
  ])('%s', (_, code, words) => expect(problemsOf('planted.ts', code).join()).toContain(words))

  it('nothing in what is linear', () => {
    expect(problemsOf('planted.ts', 'const x = [/^[a-z]+: *$/i, /[ \\t]*/y, "(a+)+$", /(?!\\t)\\p{Cc}/gu]; a / b / c')).toEqual([])
  })
})
