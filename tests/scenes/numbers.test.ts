/**
 * Where the numbers of a scene's sentences come from, read from its source: what is given is declared in the scene and does
 * something there, what is told is read from the run, and a noun beside a number has the form that fits it.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Syntax, everyNode, isSyntax, nodesOf } from '../support/syntax'
import { SCENES } from './scenes'

/** What is known of a run before it is played. */
const KNOWN_BEFORE = new Set(['levers', 'leversIn', 'rttMs', 'floorMs'])
/** Nothing, the one that does not count, and what makes seconds of milliseconds. */
const PLAIN = new Set([0, 1, 1000])
const GIVING = new Set(['given', 'givenCount'])

interface Said {
  /** As it is written. */
  readonly text: string
  readonly how: string
  readonly args: readonly Syntax[]
}

/** A scene's own files, without its tests. */
function sourceOf(home: string) {
  const files = readdirSync(home).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => {
    const code = readFileSync(`${home}/${name}`, 'utf8')
    return { code, nodes: nodesOf(name, code) }
  })
  const nodes = files.flatMap((file) => file.nodes)
  return { files, nodes, said: files.flatMap(({ code, nodes: all }) => all.flatMap((node) => saidBy(node, code))) }
}

/** A call of `say.wait`, `say.given` and their like. */
function saidBy(node: Syntax, code: string): Said[] {
  const { callee } = node
  if (node.type !== 'CallExpression' || !isSyntax(callee) || nameOf(callee['object']) !== 'say') return []
  const args = Array.isArray(node['arguments']) ? node['arguments'].filter(isSyntax) : []
  return [{ text: code.slice(Number(node['start']), Number(node['end'])), how: nameOf(callee['property']), args }]
}

const nameOf = (node: unknown): string => (isSyntax(node) && typeof node['name'] === 'string' ? node['name'] : '')
const isConstant = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name)

/** Members of the run that an expression asks for, in the functions of the scene that it calls, too. */
function asksOf(expression: Syntax, nodes: readonly Syntax[], seen: ReadonlySet<string> = new Set()): string[] {
  return everyNode(expression).flatMap((node) => {
    if (node.type === 'MemberExpression' && nameOf(node['object']) === 'run') return [nameOf(node['property'])]
    const called = node.type === 'CallExpression' ? nameOf(node['callee']) : ''
    const body = called === '' || seen.has(called) ? undefined : bodyOf(called, nodes)
    return body ? asksOf(body, nodes, new Set([...seen, called])) : []
  })
}

function bodyOf(name: string, nodes: readonly Syntax[]): Syntax | undefined {
  const found = nodes.find((node) => (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') && nameOf(node['id']) === name)
  const body = found?.['body'] ?? found?.['init']
  return isSyntax(body) ? body : undefined
}

describe.each(SCENES)('$folder', ({ home }) => {
  const { files, nodes, said } = sourceOf(home)
  const given = said.filter(({ how }) => GIVING.has(how))

  it('gives only numbers that are known before the run', () => {
    const measured = given.filter(({ args: [value] }) => value && asksOf(value, nodes).some((member) => !KNOWN_BEFORE.has(member)))
    expect(measured.map(({ text }) => text)).toEqual([])
  })

  it('writes no number into what it says', () => {
    const typed = said.filter(({ args }) => args.flatMap(everyNode).some((node) => node.type === 'Literal' && typeof node['value'] === 'number' && !PLAIN.has(node['value'])))
    expect(typed.map(({ text }) => text)).toEqual([])
  })

  it('gives only constants that do something in the scene', () => {
    const inSaying = new Set(given.flatMap(({ args }) => args.flatMap(everyNode)).filter(({ type }) => type === 'Identifier').map(({ start, end, name }) => `${String(name)} ${String(start)} ${String(end)}`))
    const names = new Set([...inSaying].map((one) => one.split(' ')[0]!).filter(isConstant))
    const declaredHere = [...names].filter((name) => bodyOf(name, nodes))
    const idle = declaredHere.filter((name) => {
      const uses = nodes.filter((node) => node.type === 'Identifier' && node['name'] === name && !inSaying.has(`${name} ${String(node['start'])} ${String(node['end'])}`))
      // Declared once, perhaps exported and imported: whatever is beyond that uses it.
      const naming = nodes.filter((node) => ['VariableDeclarator', 'ImportSpecifier'].includes(node.type)).flatMap(({ id, imported, local }) => [id, imported, local]).filter((node) => nameOf(node) === name)
      return uses.length <= naming.length
    })
    expect(idle).toEqual([])
  })

  it('counts things with their noun', () => {
    const apart = files.flatMap(({ code }) => [...code.matchAll(/say\.(?:count|given)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\} (\p{Ll}{2,}s)\b/gu)].map(([text]) => text))
    expect(apart.filter((text) => !/ (?:is|was|has|as|this)$/.test(text) && !/say\.given\([^)]*'(?:ms|s|bytes|percent)'\)/.test(text))).toEqual([])
  })
})
