/**
 * The scene's side of the protocol: says that it is there, and opens a connection for each hello from the page around the frame. Nobody else
 * is answered.
 */
import { learnerEvents } from './learnerEvents'
import type { Player } from '../player/types'
import { eventMessage, fieldsOf, ownMessage, resultMessage } from '../protocol/envelope'
import { WANTS, type Ready, type Want } from '../protocol/events'
import { openConnection } from './connection'
import { sceneState } from './sceneState'

export { tellHeights } from './heights'

/** A page may have several scripts that listen; more than these have forgotten to close theirs. */
const MOST_CONNECTIONS = 8

export interface HostOptions {
  readonly player: Player
  /** Sentences about what the address asks for and does not get. */
  readonly problems: readonly string[]
  /** Only a page of this origin is answered; null: whatever page the frame stands in. */
  readonly origin: string | null
}

/** Listens to the page around the frame; returns the way to stop it. Of no use in a window of its own. */
export function listenToHost({ player, problems, origin }: HostOptions): () => void {
  const connections = new Map<MessagePort, () => void>()
  const end = (port: MessagePort): void => {
    connections.get(port)?.()
    connections.delete(port)
  }
  const listen = ({ source, origin: from, ports, data }: MessageEvent<unknown>): void => {
    const hello = ownMessage(data, 'req')
    const [port] = ports
    if (source !== window.parent || hello?.['type'] !== 'hello' || typeof hello['id'] !== 'number' || !port) return
    if (origin !== null && from !== origin) return
    const wants = wantsOf(hello['data'])
    if (connections.size === MOST_CONNECTIONS) end(connections.keys().next().value!)
    connections.set(port, openConnection({ player, port, wants, onBye: () => end(port) }))
    const { scene } = player.store.getState()
    const ready: Ready = { state: sceneState(player), problems, learner: wants.includes('learner') ? learnerEvents(scene, player.learner.events) : [] }
    port.postMessage(resultMessage(hello['id'], ready))
  }
  window.addEventListener('message', listen)
  // To whomever: it says nothing but that the scene is here.
  window.parent.postMessage(eventMessage('announce', { scene: player.store.getState().scene.slug }), '*')
  return () => {
    window.removeEventListener('message', listen)
    for (const close of connections.values()) close()
  }
}

/** What hello asks for, of what there is; whatever else stands there does not matter. */
function wantsOf(data: unknown): readonly Want[] {
  const want = fieldsOf(data)?.['want']
  return Array.isArray(want) ? (Object.keys(WANTS) as Want[]).filter((one) => want.includes(one)) : []
}
