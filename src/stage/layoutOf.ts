/**
 * From a run and a frame to the layout of the picture: which view, which nodes, how large.
 * The key says when a layout can be kept: it changes with topology and size, not with time.
 */
import { CITIES } from '../cdn/net/places'
import { invariant } from '../engine/invariant'
import type { Frame } from '../frame/types'
import type { Run } from '../scene/run.types'
import type { Density, Size } from './density'
import type { Box } from './geometry'
import { layoutLanes } from './lanesLayout'
import type { LanesLayout } from './lanesLayout'
import { layoutMap } from './mapLayout'
import type { MapLayout } from './mapLayout'
import type { MapView } from './projection'

export type Layout = ({ readonly kind: 'map' } & MapLayout) | ({ readonly kind: 'lanes' } & LanesLayout)

export function layoutKey(run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): string {
  const { view } = run.scene.topology
  const lens = view.kind === 'map' ? (view.lens?.(frame.levers) ?? 'world') : view.kind
  const active = (items: readonly { active: boolean }[]): string => items.map((item) => (item.active ? 1 : 0)).join('')
  const room = [size.width, size.height, density, ...Object.values(reserved ?? {})]
  return [run.scene.slug, lens, active(frame.nodes), active(frame.links), ...room].join(' ')
}

/** The layout of a map or of lanes; lifelines change with every frame and lay themselves out. */
export function layoutOf(run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): Layout {
  const { view } = run.scene.topology
  invariant(view.kind !== 'lifelines', 'lifelines are laid out by the frame, see lifelinesLayout.ts')
  const nodes = run.nodes.filter((node) => frame.nodes[node.index]!.active)
  const { links } = run
  const isActive = (link: { index: number }): boolean => frame.links[link.index]!.active
  const common = { ...size, density, nodes, links, isActive, reserved }
  if (view.kind === 'lanes') return { kind: 'lanes', ...layoutLanes({ ...common, lanes: view.lanes }) }
  return { kind: 'map', ...layoutMap({ ...common, view: mapViewOf(run, frame) }) }
}

function mapViewOf(run: Run, frame: Frame): MapView {
  const { view } = run.scene.topology
  invariant(view.kind === 'map', 'only a map has a projection')
  if (view.lens?.(frame.levers) !== 'distance') return { kind: 'world', centre: view.centre }
  const origin = run.nodes.find((node) => node.kind === 'origin')
  invariant(origin?.city, 'the distance lens is centred on the origin, so the origin needs a city')
  return { kind: 'distance', from: CITIES[origin.city].at }
}
