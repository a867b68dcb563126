/**
 * One end of a channel to the page around the frame, or to a presenter's: answers what comes in, and tells what happens in the scene until it is closed.
 */
import { learnerEvents } from './learnerEvents'
import type { Player, PlayerState } from '../player/types'
import type { EventData, EventName, Want } from '../protocol/events'
import { eventMessage, ownMessage } from '../protocol/envelope'
import { watchHeight } from './heights'
import { answerTo } from './requests'
import { leverTexts, sceneState } from './sceneState'

export interface ConnectionOptions {
  readonly player: Player
  readonly port: MessagePort | BroadcastChannel
  readonly wants: readonly Want[]
  /** Calls back when the page has said that it is done. */
  readonly onBye: () => void
}

/** Opens it; returns the way to close it. */
export function openConnection({ player, port, wants, onBye }: ConnectionOptions): () => void {
  const tell = <N extends EventName>(type: N, data: EventData[N]): void => port.postMessage(eventMessage(type, data))
  const listen = ({ data }: MessageEvent<unknown>): void => {
    const asked = ownMessage(data, 'req')
    if (asked?.['type'] === 'bye') return onBye()
    // Without a number an answer would lead nowhere.
    if (asked && typeof asked['id'] === 'number') port.postMessage(answerTo(player, asked['id'], asked['type'], asked['data']))
  }
  port.addEventListener('message', listen as EventListener)
  if ('start' in port) port.start()
  const stops = [watchState(player, tell), ...(wants.includes('learner') ? [watchLearner(player, tell)] : []), ...(wants.includes('resize') ? [watchHeight((height) => tell('resize', { height }))] : [])]
  return () => {
    for (const stop of stops) stop()
    port.close()
  }
}

type Tell = <N extends EventName>(type: N, data: EventData[N]) => void

function watchState(player: Player, tell: Tell): () => void {
  let levers = leverTexts(player)
  const changed = (state: PlayerState, before: PlayerState): void => {
    if (state.failure && !before.failure) tell('error', { message: state.failure.message })
    if (state.step !== before.step) tell('step', sceneState(player))
    if (state.playing !== before.playing) tell(state.playing ? 'playing' : 'paused', sceneState(player))
    if (state.atStepEnd && (!before.atStepEnd || state.step !== before.step)) tell('ended', sceneState(player))
    const now = leverTexts(player)
    for (const [name, value] of Object.entries(now)) if (levers[name] !== value) tell('lever', { name, value })
    levers = now
  }
  return player.store.subscribe(changed)
}

function watchLearner({ learner, store }: Player, tell: Tell): () => void {
  return learner.subscribe(() => {
    const event = learnerEvents(store.getState().scene, learner.events).at(-1)
    if (event && learner.events.at(-1)?.kind !== 'reached') tell(event.type, event.data)
  })
}
