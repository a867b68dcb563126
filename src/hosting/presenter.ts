/**
 * The scene's side of a lesson with a presenter's page in another window: what a page around a frame may ask and hears, over a channel that both windows know.
 */
import type { Player } from '../player/types'
import { eventMessage } from '../protocol/envelope'
import { lessonChannel, lessonOf } from '../protocol/presenting'
import { openConnection } from './connection'

/** In a window of that name; in another one it does nothing. Returns the way to stop it. */
export function listenToPresenter(player: Player, windowName: string): () => void {
  const lesson = lessonOf(windowName)
  if (lesson === undefined) return () => undefined
  const { slug } = player.store.getState().scene
  const port = new BroadcastChannel(lessonChannel(slug, lesson))
  // A presenter who leaves may come back: whoever is there then is answered.
  const close = openConnection({ player, port, wants: [], onBye: () => undefined })
  port.postMessage(eventMessage('announce', { scene: slug }))
  return close
}
