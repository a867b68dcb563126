/**
 * What a run consists of is counted with exact operations only. ECMAScript leaves the last bits of sines, logarithms and
 * powers to the engine (§21.3.2, "implementation-approximated"), so browsers may differ there; +, -, *, / and Math.sqrt
 * are IEEE 754's everywhere. A file that needs the others rounds their results and is named here.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { isSyntax, nodesOf } from '../support/syntax'
import type { Syntax } from '../support/syntax'

/** Rooms whose numbers go into a trace. */
const ROOMS = ['src/words', 'src/engine', 'src/trace', 'src/cdn', 'src/scene', 'src/run', 'scenes']

/** These round what they take from it. */
const ROUNDED = ['src/cdn/net/places.ts', 'src/cdn/store/che.ts', 'src/cdn/traffic/poisson.ts', 'src/cdn/traffic/zipf.ts']

const APPROXIMATED = /^(acosh?|asinh?|atan2?|atanh|cbrt|cosh?|expm?1?|hypot|log(1p|10|2)?|pow|sinh?|tanh?)$/

function isNumber(node: unknown): boolean {
  return isSyntax(node) && node.type === 'Literal' && typeof node['value'] === 'number'
}

/** `Math.log` or `**` as it stands there; a power of two that is written out is exact. */
function approximated({ type, object, property, left, right, operator }: Syntax): string | undefined {
  if (type === 'MemberExpression' && isSyntax(object) && object['name'] === 'Math' && isSyntax(property)) {
    const name = String(property['name'])
    return APPROXIMATED.test(name) ? `Math.${name}` : undefined
  }
  const raises = (type === 'BinaryExpression' && operator === '**') || (type === 'AssignmentExpression' && operator === '**=')
  const powerOfTwo = isSyntax(left) && left['value'] === 2 && isNumber(right)
  return raises && !powerOfTwo ? '**' : undefined
}

function found(file: string, code: string): string[] {
  return nodesOf(file, code).flatMap((node) => approximated(node) ?? []).map((what) => `${file}: ${what} differs between engines in its last bits`)
}

function sources(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${room}/${file}`),
  )
}

describe('arithmetic of a run', () => {
  const inFiles = (files: readonly string[]): string[] => files.flatMap((file) => found(file, readFileSync(join(ROOT, file), 'utf8')))

  it('is exact, except where it is rounded', () => {
    const files = sources()
    expect(files.length).toBeGreaterThan(100)
    expect(inFiles(files.filter((file) => !ROUNDED.includes(file)))).toEqual([])
  })

  it.each(ROUNDED)('%s is named for a reason', (file) => expect(inFiles([file])).not.toEqual([]))

  it.each(['Math.log(x)', 'const { a } = f(Math.sin)', 'x ** 2', '2 ** x', 'x **= 2', 'Math.hypot(1, 2)', 'Math.exp(1)', 'Math.expm1(1)'])('%s is found', (code) => {
    expect(found('one.ts', code)).toHaveLength(1)
  })

  it.each(['Math.sqrt(x)', '2 ** 32', 'Math.round(x)', 'x * x', 'mine.log(x)'])('%s is fine', (code) => {
    expect(found('one.ts', code)).toEqual([])
  })
})
