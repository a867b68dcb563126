/**
 * Leaves out of the client build what only the author of a scene is told: its claims, to which tests and the headless runner
 * hold it (tests/scenes, tools/sim), and the check of its contract, which it has passed when the pages were made. A claim that
 * says something `instead` stays, without its text: the page asks it what to show.
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
  readonly [field: string]: unknown
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
      for (const list of claimLists(this.parse(code))) text.overwrite(list.start, list.end, `[${list.elements.flatMap((one) => keptClaim(one, code)).join(', ')}]`)
      return { code: text.toString(), map: text.generateMap() }
    },
  }
}

/** Every list that is written as the value of `claims`. */
function claimLists(node: unknown): (SyntaxNode & { readonly elements: readonly unknown[] })[] {
  if (Array.isArray(node)) return node.flatMap(claimLists)
  if (!isNode(node)) return []
  const { key, value } = node
  if (node.type === 'Property' && isName(key, 'claims') && isNode(value) && value.type === 'ArrayExpression' && Array.isArray(value['elements'])) {
    return [{ ...value, elements: value['elements'] }]
  }
  return Object.values(node).flatMap(claimLists)
}

/** The source of a claim that the page needs, without its text; nothing for any other. */
function keptClaim(claim: unknown, code: string): string[] {
  if (!isNode(claim) || claim.type !== 'ObjectExpression' || !Array.isArray(claim['properties'])) return []
  const fields = claim['properties'].filter(isNode)
  if (!fields.some(({ key }) => isName(key, 'instead'))) return []
  return [`{ ${fields.filter(({ key }) => !isName(key, 'text')).map(({ start, end }) => code.slice(start, end)).join(', ')} }`]
}

function isName(key: unknown, name: string): boolean {
  return isNode(key) && key['name'] === name
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
