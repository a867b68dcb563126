/**
 * A node's name as sentences need it: users and the edge next door often share the name of
 * their city, and then it takes the kind to tell them apart.
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { Reading } from '../reading/reading'

/** "Frankfurt", or "the edge Sydney" and "the browser in Sydney" where both are called Sydney. */
export function nodeWords({ nodes }: Pick<Reading, 'nodes'>, index: number): string {
  const node = nodes[index]
  if (!node) return ''
  const isAlone = nodes.filter(({ name }) => name === node.name).length === 1
  return isAlone ? node.name : NODE_KINDS[node.kind].called(node.name)
}

/** The same at the beginning of a sentence. */
export function startingWords(run: Reading, index: number): string {
  const words = nodeWords(run, index)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** With its kind, at the beginning of a sentence: "The origin us-east". */
export function fullWords({ nodes }: Pick<Reading, 'nodes'>, index: number): string {
  const { kind, name } = nodes[index]!
  return `The ${NODE_KINDS[kind].word} ${name}`
}
