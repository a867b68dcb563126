/**
 * Before a scene is drawn for the first time: what its first picture needs is taken from the
 * page in view or loaded, so that nothing has to come in afterwards.
 */
import { LaterCards } from '../panels/story/LaterCards'
import { loadInstrument } from '../panels/instruments/instruments'
import type { Scene } from '../scene/types'
import { LaterPackets } from '../stage/packets/LaterPackets'
import { prepareView } from '../stage/views'
import { LaterHeaderLever } from './laterParts'

/** `moment`: what the address says of the moment to show, if anything. */
export async function prepareScene({ topology: { view }, instruments, levers }: Scene, moment: string): Promise<void> {
  const wanted: Promise<unknown>[] = [prepareView(view, document), ...instruments.map(({ kind }) => loadInstrument(kind))]
  if (Object.values(levers).some(({ kind }) => kind === 'header')) wanted.push(LaterHeaderLever.load())
  if (moment) wanted.push(LaterCards.load(), LaterPackets.load())
  // A picture that lacks a part is still better than none; the part is asked for again in its place.
  await Promise.allSettled(wanted)
}
