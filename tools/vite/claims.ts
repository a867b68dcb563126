/**
 * Leaves out of the client build what only the author of a scene is told: its claims, to which tests and the headless runner
 * hold it (tests/scenes, tools/sim), and the check of its contract, which it has passed when the pages were made.
 */
import { resolve } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin } from 'vite'

const VALIDATION = resolve(import.meta.dirname, '../../src/scene/validate.ts')
const SCENE_FILE = /\/(?:scenes|tests\/course)\/[^/]+\/[^/]+\.ts$/

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
    // In place of the module: were it only unused, what it imports would still count as wanted by every page.
    load(id) {
      return id === VALIDATION ? 'export const validateScene = () => []' : null
    },
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
