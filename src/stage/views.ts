/**
 * The views of the course, a line each: a kind of view in src/cdn/topology that is not here does
 * not compile. The map comes with the first page; the others come with the scenes that want them,
 * as chunks of their own.
 */
import type { View, ViewKind } from '../cdn/topology'
import type { Scene } from '../scene/types'
import { viewsOf } from '../scene/viewOf'
import { type Source, afterwards, atOnce, useSource } from '../ui/source'
import type { StageView } from './defineView'
import { mapView } from './map/mapView'

const VIEWS: Readonly<Record<ViewKind, Source<StageView>>> = {
  map: atOnce(mapView),
  lanes: later(() => import('./lanes/lanesView')),
  lifelines: later(() => import('./lifelines/lifelinesView')),
  life: later(() => import('./life/lifeView')),
  grid: later(() => import('./grid/gridView')),
  disks: later(() => import('./disks/disksView')),
  ring: later(() => import('./ring/ringView')),
  doors: later(() => import('./doors/doorsView')),
  threads: later(() => import('./threads/threadsView')),
  sheet: later(() => import('./sheet/sheetView')),
  crowd: later(() => import('./crowd/crowdView')),
  stamps: later(() => import('./stamps/stampsView')),
  lives: later(() => import('./lives/livesView')),
  layers: later(() => import('./layers/layersView')),
  front: later(() => import('./front/frontView')),
  funnel: later(() => import('./funnel/funnelView')),
  split: later(() => import('./split/splitView')),
  load: later(() => import('./load/loadView')),
  board: later(() => import('./board/boardView')),
  buckets: later(() => import('./buckets/bucketsView')),
}

/** From a module that comes when it is wanted, and calls what it has `view`. */
function later(load: () => Promise<{ readonly view: StageView }>): Source<StageView> {
  return afterwards(async () => (await load()).view)
}

export const viewNow = (kind: ViewKind): StageView | undefined => VIEWS[kind].now()

/** The view of a kind, undefined while it loads. */
export const useView = (kind: ViewKind): StageView | undefined => useSource(VIEWS[kind])

export const loadView = (kind: ViewKind): Promise<StageView> => VIEWS[kind].load()

/** Loads all that the first picture of a view needs; `page` is the page in view, if there is one. */
export async function prepareView(view: View, page: ParentNode | null): Promise<void> {
  await (await loadView(view.kind)).prepare(view, page)
}

/** The same for every view that a scene has in one of its steps. */
export async function prepareViews(scene: Scene, page: ParentNode | null): Promise<void> {
  await Promise.all(viewsOf(scene).map((view) => prepareView(view, page)))
}

/** The source module that a page with this view loads after its entry; none where it comes with the page. */
export function viewModules(kind: ViewKind): readonly string[] {
  return VIEWS[kind].isChunk ? [`src/stage/${kind}/${kind}View.ts`] : []
}
