/**
 * The map of a run at a moment: its projection follows the lens, its cities the topology.
 */
import { CITIES } from '../../cdn/net/places'
import { invariant } from '../../engine/invariant'
import type { Frame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import type { LayoutMaker } from '../layoutInput'
import { type MapLayout, layoutMap } from './mapLayout'
import type { MapView } from './projection'

export const mapOf: LayoutMaker<MapLayout> = (run, frame, input) => layoutMap({ ...input, view: mapViewOf(run, frame) })

function mapViewOf(run: Run, frame: Frame): MapView {
  const { view } = run.scene.topology
  invariant(view.kind === 'map', 'only a map has a projection')
  if (view.lens?.(frame.levers) !== 'distance') return { kind: 'world', centre: view.centre }
  const origin = run.nodes.find((node) => node.kind === 'origin')
  invariant(origin?.city, 'the distance lens is centred on the origin, so the origin needs a city')
  return { kind: 'distance', from: CITIES[origin.city].at }
}
