/**
 * Before a scene is drawn for the first time: what its first picture needs is taken from the
 * page in view or loaded, so that nothing has to come in afterwards.
 */
import { LaterCards } from '../panels/story/LaterCards'
import { loadInstrument } from '../panels/instruments/instruments'
import type { Scene } from '../scene/types'
import { viewOf } from '../scene/viewOf'
import { LaterPackets } from '../stage/packets/LaterPackets'
import { prepareView, prepareViews } from '../stage/views'
import { LaterActs, LaterCodeLever, LaterHeaderLever, LaterOrderLever } from './laterParts'

/** `moment`: what the address says of the moment to show, if anything. `page`: the one in view; null where there is none. */
export async function prepareScene(scene: Scene, moment: string, page: ParentNode | null): Promise<void> {
  const views = moment ? prepareViews(scene, page) : prepareView(viewOf(scene, 0), page)
  const wanted: Promise<unknown>[] = [views, ...scene.instruments.map(({ kind }) => loadInstrument(kind))]
  if (moment) wanted.push(LaterCards.load(), LaterPackets.load())
  // A picture that lacks a part is still better than none; the part is asked for again in its place.
  await Promise.allSettled(wanted)
}

/** Where levers stand in the first picture: what those of the scene need. */
export async function prepareLevers({ levers, acts }: Scene): Promise<void> {
  const wanted: Promise<unknown>[] = []
  const kinds = new Set(Object.values(levers).map(({ kind }) => kind))
  if (kinds.has('header')) wanted.push(LaterHeaderLever.load())
  if (kinds.has('code')) wanted.push(LaterCodeLever.load())
  if (kinds.has('order')) wanted.push(LaterOrderLever.load())
  if (acts) wanted.push(LaterActs.load())
  await Promise.allSettled(wanted)
}
