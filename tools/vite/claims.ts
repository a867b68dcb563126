/**
 * Leaves the claims of the scenes out of the client build: tests and the headless runner hold
 * a scene to them (tests/scenes, tools/sim), readers never ask.
 */
import MagicString from 'magic-string'
import type { Plugin } from 'vite'

const SCENE_FILE = /\/scenes\/[^/]+\/[^/]+\.ts$/

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
}

export function withoutClaims(): Plugin {
  return {
    name: 'cdn:without-claims',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!SCENE_FILE.test(id) || !code.includes('claims')) return null
      const text = new MagicString(code)
      for (const list of claimLists(this.parse(code))) text.overwrite(list.start, list.end, '[]')
      return { code: text.toString(), map: text.generateMap() }
    },
  }
}

/** Every list that is written as the value of `claims`. */
function claimLists(node: unknown): SyntaxNode[] {
  if (Array.isArray(node)) return node.flatMap(claimLists)
  if (!isNode(node)) return []
  const { type, key, value } = node as SyntaxNode & { readonly key?: { readonly name?: string }; readonly value?: unknown }
  if (type === 'Property' && key?.name === 'claims' && isNode(value) && value.type === 'ArrayExpression') return [value]
  return Object.values(node).flatMap(claimLists)
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
