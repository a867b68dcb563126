/**
 * A node's name as sentences need it: users and the edge next door often share the name of
 * their city, and then it takes the kind to tell them apart.
 */
import type { Reading } from '../reading/reading'

/** "Frankfurt", or "the edge Sydney" and "the browser in Sydney" where both are called Sydney. */
export function nodeWords({ nodes }: Reading, index: number): string {
  const node = nodes[index]
  if (!node) return ''
  const isAlone = nodes.filter(({ name }) => name === node.name).length === 1
  if (isAlone || node.kind === 'origin' || node.kind === 'resolver') return node.name
  return node.kind === 'edge' ? `the edge ${node.name}` : `the browser in ${node.name}`
}

/** The same at the beginning of a sentence. */
export function startingWords(run: Reading, index: number): string {
  const words = nodeWords(run, index)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
