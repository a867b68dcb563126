/**
 * The scene's side of the protocol: says that it is there, and opens a connection for each hello from the page around the frame. Nobody else
 * is answered.
 */
import { learnerEvents } from './learnerEvents'
import type { Player } from '../player/types'
import { eventMessage, fieldsOf, ownMessage, resultMessage } from '../protocol/envelope'
import { WANTS, type Ready, type Want } from '../protocol/events'
import { openConnection } from './connection'
import { tellHeights } from './heights'
import { listenToPresenter } from './presenter'
import { sceneState } from './sceneState'

/** A page may have several scripts that listen; more than these have forgotten to close theirs. */
const MOST_CONNECTIONS = 8

export interface HostOptions {
  readonly player: Player
  /** Sentences about what the address asks for and does not get. */
  readonly problems: readonly string[]
  /** Only a page of this origin is answered; '': whatever page the frame stands in. */
  readonly origin: string
  /** Messages about heights for pages that speak another language. */
  readonly resize: 'none' | 'canvas' | 'embedly'
}

/** Listens to the page around the frame, in a window of its own to a presenter's page, if it has one; returns the way to stop it. */
export function listenToHost({ player, problems, origin, resize }: HostOptions): () => void {
  if (window.parent === window) return listenToPresenter(player, window.name)
  const connections = new Map<MessagePort, () => void>()
  const end = (port: MessagePort): void => {
    connections.get(port)?.()
    connections.delete(port)
  }
  const listen = ({ source, origin: from, ports, data }: MessageEvent<unknown>): void => {
    const hello = ownMessage(data, 'req')
    const [port] = ports
    if (source !== window.parent || hello?.['type'] !== 'hello' || typeof hello['id'] !== 'number' || !port) return
    if (origin !== '' && from !== origin) return
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
  const stopHeights = resize === 'none' ? undefined : tellHeights(resize, origin || '*')
  return () => {
    window.removeEventListener('message', listen)
    stopHeights?.()
    for (const close of connections.values()) close()
  }
}

/** What hello asks for, of what there is; whatever else stands there does not matter. */
function wantsOf(data: unknown): readonly Want[] {
  const want = fieldsOf(data)?.['want']
  return Array.isArray(want) ? (Object.keys(WANTS) as Want[]).filter((one) => want.includes(one)) : []
}
