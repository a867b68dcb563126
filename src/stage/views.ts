/**
 * The views of the course, a line each: a kind of view in src/cdn/topology that is not here does
 * not compile. The map comes with the first page; the others come with the scenes that want them,
 * as chunks of their own.
 */
import type { View, ViewKind } from '../cdn/topology'
import type { StageView } from './defineView'
import { mapView } from './map/mapView'

interface ViewSource {
  /** The view, when its code is here. */
  now(): StageView | undefined
  load(): Promise<StageView>
  readonly isChunk: boolean
}

const VIEWS: Readonly<Record<ViewKind, ViewSource>> = {
  map: atOnce(mapView),
  lanes: afterwards(async () => (await import('./lanes/lanesView')).lanesView),
  lifelines: afterwards(async () => (await import('./lifelines/lifelinesView')).lifelinesView),
  life: afterwards(async () => (await import('./life/lifeView')).lifeView),
  grid: afterwards(async () => (await import('./grid/gridView')).gridView),
}

export const viewNow = (kind: ViewKind): StageView | undefined => VIEWS[kind].now()

export const loadView = (kind: ViewKind): Promise<StageView> => VIEWS[kind].load()

/** Loads all that the first picture of a view needs; `page` is the page in view, if there is one. */
export async function prepareView(view: View, page: ParentNode | null): Promise<void> {
  await (await loadView(view.kind)).prepare(view, page)
}

/** The source module that a page with this view loads after its entry; none where it comes with the page. */
export function viewModules(kind: ViewKind): readonly string[] {
  return VIEWS[kind].isChunk ? [`src/stage/${kind}/${kind}View.ts`] : []
}

function atOnce(view: StageView): ViewSource {
  return { isChunk: false, now: () => view, load: async () => view }
}

function afterwards(fetchView: () => Promise<StageView>): ViewSource {
  let view: StageView | undefined
  return {
    isChunk: true,
    now: () => view,
    load: async () => (view ??= await fetchView()),
  }
}
