/**
 * The land drawings that the scenes' views need, by view. A prerendered page carries the one
 * of its picture, which is taken from there; others load when they are wanted. A virtual id
 * must be written out, so a new centre is a new line here. What a drawing is: tools/vite/land.ts.
 */
import type world80 from 'virtual:land/natural-earth/-80'
import { invariant } from '../../engine/invariant'
import type { MapView } from './projection'

export type LandDrawing = Pick<typeof world80, 'path' | 'graticule' | 'scale' | 'translate'>

const LOADERS: Readonly<Record<string, () => Promise<{ default: LandDrawing }>>> = {
  'natural-earth/-80': () => import('virtual:land/natural-earth/-80'),
  'distance/-77.49,39.04': () => import('virtual:land/distance/-77.49,39.04'),
}
const loaded = new Map<string, LandDrawing>()

/** The name of the drawing that lies under a map. */
export function landViewOf(view: MapView): string {
  return view.kind === 'world' ? `natural-earth/${view.centre}` : `distance/${view.from.join(',')}`
}

/** The drawing, when it is there already. */
export function landNow(view: string): LandDrawing | undefined {
  return loaded.get(view)
}

/** Loads the drawing; afterwards landNow has it. A view that comes later brings its own `load`. */
export async function loadLand(view: string, load = LOADERS[view]): Promise<LandDrawing> {
  const known = loaded.get(view)
  invariant(known || load, `src/stage/map/land.ts has no drawing for ${view}; add a line for it`)
  const drawing = known ?? (await load!()).default
  loaded.set(view, drawing)
  return drawing
}

/** What a page must say of a drawing beside its two paths, for harvestLand. */
export function landMarks(view: string, { scale, translate }: LandDrawing) {
  return { 'data-land': view, 'data-scale': scale, 'data-translate': translate.join(' ') }
}

/** Takes the drawings from the maps of a page, before something else is drawn in their place. */
export function harvestLand(source: ParentNode): void {
  for (const { dataset, children } of source.querySelectorAll<SVGElement>('[data-land]')) {
    const [graticule, path] = [...children].map((line) => line.getAttribute('d'))
    const [x = NaN, y = NaN] = (dataset['translate'] ?? '').split(' ').map(Number)
    if (graticule && path) loaded.set(dataset['land']!, { graticule, path, scale: Number(dataset['scale']), translate: [x, y] })
  }
}
