/**
 * What a layout is made from, and when it can be kept: it changes with topology, levers that
 * change the topology, and size, not with time.
 */
import type { Frame } from '../frame/types'
import type { LinkInfo, NodeInfo, Run } from '../run/run.types'
import type { Density, Size } from './draw/density'
import type { Box } from './draw/geometry'

export interface LayoutInput extends Size {
  readonly density: Density
  readonly nodes: readonly NodeInfo[]
  readonly links: readonly LinkInfo[]
  readonly isActive: (link: LinkInfo) => boolean
  readonly reserved: Box | undefined
}

/** Makes the layout of one kind of view. */
export type LayoutMaker<T> = (run: Run, frame: Frame, input: LayoutInput) => T

export function layoutKey(run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): string {
  const { view } = run.scene.topology
  const lens = view.kind === 'map' ? (view.lens?.(frame.levers) ?? 'world') : view.kind
  const active = (items: readonly { active: boolean }[]): string => items.map((item) => (item.active ? 1 : 0)).join('')
  const room = [size.width, size.height, density, ...Object.values(reserved ?? {})]
  return [run.scene.slug, lens, active(frame.nodes), active(frame.links), ...room].join(' ')
}

/** The nodes and links that take part, in the room there is. */
export function layoutInput(run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): LayoutInput {
  return {
    ...size,
    density,
    nodes: run.nodes.filter((node) => frame.nodes[node.index]!.active),
    links: run.links,
    isActive: (link) => frame.links[link.index]!.active,
    reserved,
  }
}
