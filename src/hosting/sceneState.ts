/**
 * A player's moment as the page around the frame hears of it.
 */
import { stepBounds } from '../frame/dilation'
import { leversOf, linkOf } from '../player/createPlayer'
import type { Player } from '../player/types'
import { formatLink } from '../player/urlState'
import type { SceneState } from '../protocol/requests'
import { RunReport } from '../reading/report'
import { formatLeverValue } from '../scene/leverWords'
import { plainProse, sayFor } from '../scene/say'
import { toldOf } from '../scene/told'

export function sceneState(player: Player): SceneState {
  const state = player.store.getState()
  const { scene, run, step, playing, atStepEnd, speed } = state
  const { id, title } = scene.steps[step]!
  const report = new RunReport(run)
  return {
    scene: scene.slug,
    title: scene.title,
    step: step + 1,
    steps: scene.steps.length,
    stepId: id,
    stepTitle: plainProse(title),
    text: plainProse(toldOf(scene.steps[step]!, report, sayFor(report, step)).line),
    share: shareOfStep(player, step),
    playing,
    atEnd: atStepEnd,
    speed,
    levers: leverTexts(player),
    link: formatLink(scene, linkOf(player)),
  }
}

/** Values of all levers as they stand at the moment in view, as links have them. */
export function leverTexts(player: Player): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(leversOf(player.store.getState())).map(([name, value]) => [name, formatLeverValue(value)]))
}

/** Goes to a share of a step. Its ends by their positions: where two steps meet a share of the whole belongs to the earlier one. */
export function goToShare(player: Player, step: number, share: number): void {
  const { commands, store } = player
  const { start, end } = stepBounds(store.getState().run, step)
  if (share <= 0) return commands.seek(start)
  if (share >= 1) return commands.seek(end)
  const { startShare, endShare } = player.timeline().steps[step]!
  commands.seekShare(startShare + share * (endShare - startShare))
}

function shareOfStep(player: Player, step: number): number {
  const { startShare, endShare } = player.timeline().steps[step]!
  const length = endShare - startShare
  return length <= 0 ? 1 : Math.max(0, Math.min(1, (player.share() - startShare) / length))
}
