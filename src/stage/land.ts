/**
 * The land drawings that the scenes' views need, by view. A virtual id must be written out,
 * so a new centre is a new line here; the one that the first page shows is in its bundle, the
 * others load when they are wanted. What a drawing is: tools/vite/land.ts.
 */
import world80 from 'virtual:land/natural-earth/-80'
import { invariant } from '../engine/invariant'

export type LandDrawing = typeof world80

const LOADERS: Readonly<Record<string, () => Promise<{ default: LandDrawing }>>> = {
  'distance/-77.49,39.04': () => import('virtual:land/distance/-77.49,39.04'),
}
const loaded = new Map<string, LandDrawing>([['natural-earth/-80', world80]])

/** The drawing, when it is there already. */
export function landNow(view: string): LandDrawing | undefined {
  return loaded.get(view)
}

/** Loads the drawing; afterwards landNow has it. */
export async function loadLand(view: string): Promise<LandDrawing> {
  const load = LOADERS[view]
  const known = loaded.get(view)
  invariant(known || load, `src/stage/land.ts has no drawing for ${view}; add a line for it`)
  const drawing = known ?? (await load!()).default
  loaded.set(view, drawing)
  return drawing
}
