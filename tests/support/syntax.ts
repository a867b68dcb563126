/**
 * Syntax trees of source files, for tests that hold a rule which no linter knows.
 */
import { parseSync } from 'vite'

export interface Syntax {
  readonly type: string
  readonly [key: string]: unknown
}

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Every node of a file, outermost first. */
export function nodesOf(file: string, code: string): Syntax[] {
  return everyNode(parseSync(file, code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).program)
}

/** A node, or each of a list, with all that they consist of. */
export function everyNode(value: unknown): Syntax[] {
  if (Array.isArray(value)) return value.flatMap(everyNode)
  if (!isSyntax(value)) return []
  return [value, ...Object.values(value).flatMap(everyNode)]
}
