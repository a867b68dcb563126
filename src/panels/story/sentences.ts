/**
 * How much of a paragraph can be said at a moment: whole sentences, up to the first with a number or a moment that the run has not
 * come to yet. A sentence is in the tense of what has happened, so it is not begun before.
 */
import type { ProseNode } from './parseProse'

/** The nodes before and from the first sentence that must wait. */
export interface Split {
  readonly told: readonly ProseNode[]
  readonly untold: readonly ProseNode[]
}

export function splitAt(nodes: readonly ProseNode[], positionUs: number): Split {
  const waiting = nodes.findIndex((node) => knownAtUs(node) > positionUs)
  if (waiting < 0) return { told: nodes, untold: [] }
  for (let index = waiting - 1; index >= 0; index--) {
    const node = nodes[index]!
    const end = node.kind === 'text' ? lastSentenceEnd(node.text) : 0
    if (node.kind === 'text' && end > 0) {
      return {
        told: [...nodes.slice(0, index), { ...node, text: node.text.slice(0, end) }],
        untold: [{ ...node, text: node.text.slice(end) }, ...nodes.slice(index + 1)].filter(isSomething),
      }
    }
  }
  return { told: [], untold: nodes }
}

/** Whether all of these can be said. */
export function isToldAt(nodes: readonly ProseNode[], positionUs: number): boolean {
  return nodes.every((node) => knownAtUs(node) <= positionUs)
}

function knownAtUs(node: ProseNode): number {
  if (node.kind === 'measured' || node.kind === 'moment') return node.knownAtUs
  return node.kind === 'stress' ? Math.max(-Infinity, ...node.children.map(knownAtUs)) : -Infinity
}

/** Behind the white space after the last full stop; 0 without one. */
function lastSentenceEnd(text: string): number {
  let end = 0
  for (const { 0: stop, index } of text.matchAll(/[.?!]\s+/g)) end = index + stop.length
  return end
}

const isSomething = (node: ProseNode): boolean => node.kind !== 'text' || node.text !== ''
