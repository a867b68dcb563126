/**
 * What an attacker has spoilt, wherever it is shown: a copy, an answer. An attacker's client declares the text by which its pages
 * are known (NodeSpec.plants).
 */
import type { NodeInfo } from '../run/run.types'

export const isForged = (nodes: readonly NodeInfo[], content: string): boolean =>
  nodes.some(({ plants }) => plants !== undefined && content.includes(plants))
