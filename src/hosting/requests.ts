/**
 * What the page around the frame may have the scene do: one handler for each request of the protocol's table, by the commands that the
 * scene's own buttons use.
 */
import { type Player, SPEEDS } from '../player/types'
import { type Given, REQUESTS, type RequestName, type SceneState, dataProblem, isRequest } from '../protocol/requests'
import { type Theme, hostTheme } from '../ui/theme'
import { findLever, parseLeverValue } from '../scene/leverValues'
import { type ResponseMessage, errorMessage, resultMessage } from '../protocol/envelope'
import { goToShare, sceneState } from './sceneState'

/** Said of a request that names something that is not there. */
class Refused extends Error {}

type Handlers = { readonly [N in RequestName]: (player: Player, given: Given<N>) => void }

const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

const HANDLERS: Handlers = {
  getState: () => undefined,
  play: ({ commands }) => commands.play(),
  pause: ({ commands }) => commands.pause(),
  next: ({ commands }) => commands.nextStep(),
  previous: ({ commands }) => commands.previousStep(),
  seek(player, { step, share = 0 }) {
    const { steps } = player.store.getState().scene
    if (!steps[step - 1]) throw new Refused(`there is no step ${step}; the scene has ${steps.length}`)
    player.commands.pause()
    goToShare(player, step - 1, share)
  },
  setLever({ store, commands }, { name, value }) {
    const found = findLever(store.getState().scene, name)
    if ('error' in found) throw new Refused(found.error)
    const parsed = parseLeverValue(name, found.lever, value)
    if ('error' in parsed) throw new Refused(parsed.error)
    commands.setLever(name, parsed.value)
  },
  reset: ({ commands }) => commands.resetLevers(),
  setSpeed({ commands }, { speed }) {
    if (!SPEEDS.some((one) => one === speed)) throw new Refused(`the speed is one of ${SPEEDS.join(', ')}, not ${speed}`)
    commands.setSpeed(speed)
  },
  setTheme(_, { theme }) {
    const known = THEMES.find((one) => one === theme)
    if (!known) throw new Refused(`the theme is one of ${THEMES.join(', ')}, not "${theme.slice(0, 40)}"`)
    hostTheme(known)
  },
}

/** Does what was asked and answers with the state then; what cannot be done is answered with the reason, and changes nothing. */
export function answerTo(player: Player, id: number, type: unknown, data: unknown): ResponseMessage {
  if (!isRequest(type)) return errorMessage(id, 'unsupported', `there are ${Object.keys(REQUESTS).join(', ')}`)
  const problem = dataProblem(type, data)
  if (problem !== undefined) return errorMessage(id, 'invalid', problem)
  try {
    const handler = HANDLERS[type] as (player: Player, given: unknown) => void
    handler(player, data ?? {})
    return resultMessage(id, sceneState(player) satisfies SceneState)
  } catch (error) {
    return errorMessage(id, error instanceof Refused ? 'invalid' : 'failed', error instanceof Error ? error.message : String(error))
  }
}
