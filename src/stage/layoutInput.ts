/**
 * What a layout is made from, and what it depends on: topology, levers that change the topology,
 * and size. Run and frame are new objects far more often than that.
 */
import type { LayoutInput, Room } from './viewModule'
import type { Moment } from '../frame/moment'

/** Completes the input of a layout: the nodes and links that take part in the room there is. */
export function layoutInput<V, P>(given: Omit<LayoutInput<V, P>, 'nodes' | 'links' | 'isActive'>): LayoutInput<V, P> {
  const { run, frame } = given
  return {
    ...given,
    nodes: run.nodes.filter((node) => frame.nodes[node.index]!.active),
    links: run.links,
    isActive: (link) => frame.links[link.index]!.active,
  }
}

/** Equal keys, equal layouts; `own` is what the view's layout depends on beside these. */
export function layoutKey({ run, frame }: Moment, { width, height, density, reserved }: Room, own: string): string {
  const active = (items: readonly { active: boolean }[]): string => items.map((item) => (item.active ? 1 : 0)).join('')
  const room = [width, height, density, ...Object.values(reserved ?? {})]
  return [run.scene.slug, own, active(frame.nodes), active(frame.links), ...room].join(' ')
}
