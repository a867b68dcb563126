/**
 * The map: nodes where their cities are, on the world or on the lens where distance from the
 * origin is time.
 */
import { CITIES } from '../../cdn/net/places'
import type { ViewOf } from '../../cdn/topology'
import { invariant } from '../../engine/invariant'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import type { Moment } from '../../frame/moment'
import { originOfFrame } from '../../frame/originAt'
import { resultsAt } from '../../frame/results'
import { harvestLand, landViewOf, loadLand } from './land'
import { layoutMap } from './mapLayout'
import { MapPicture } from './MapPicture'
import type { MapView } from './projection'

export const mapView = defineView({
  kind: 'map',
  labelsPackets: true,
  project: (moment, view) => ({ view: projectionOf(moment, view), results: resultsAt(moment.run, moment.frame) }),
  layout: ({ now, ...input }) => layoutMap({ ...input, view: now.view }),
  keep: ({ view }) => (view.kind === 'distance' ? `${view.kind} ${view.from.join(' ')}` : view.kind),
  Picture: MapPicture,
  sentence: (moment) => `Map: ${whoIsThere(moment)}`,
  async prepare({ centre }, page) {
    if (page) harvestLand(page)
    await loadLand(landViewOf({ kind: 'world', centre }))
  },
})

/** How the places of this moment come onto the picture. */
function projectionOf({ run, frame }: Moment, { lens, centre }: ViewOf<'map'>): MapView {
  if (lens?.(frame.levers) !== 'distance') return { kind: 'world', centre }
  const { city } = run.nodes[originOfFrame({ run, frame })]!
  invariant(city, 'the distance lens is centred on the origin of those who ask, so that origin needs a city')
  return { kind: 'distance', from: CITIES[city].at }
}
