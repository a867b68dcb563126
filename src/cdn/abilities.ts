/**
 * What a node at work can do beside receiving depends on its kind: whoever needs it to ask or to own content finds out here.
 */
import type { SimNode } from './network'

export type Client = SimNode & Required<Pick<SimNode, 'ask' | 'click'>>
export type Owner = SimNode & Required<Pick<SimNode, 'resource' | 'owns' | 'deploy'>>

export function canAsk(node: SimNode): node is Client {
  return node.ask !== undefined && node.click !== undefined
}

export function ownsContent(node: SimNode): node is Owner {
  return node.resource !== undefined && node.owns !== undefined && node.deploy !== undefined
}
