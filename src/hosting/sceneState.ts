/**
 * A player's moment as the page around the frame hears of it.
 */
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

/** Share of the whole timeline at which this share of a step lies. */
export function wholeShare(player: Player, step: number, share: number): number {
  const { startShare, endShare } = player.timeline().steps[step]!
  return startShare + Math.max(0, Math.min(1, share)) * (endShare - startShare)
}

function shareOfStep(player: Player, step: number): number {
  const { startShare, endShare } = player.timeline().steps[step]!
  const length = endShare - startShare
  return length <= 0 ? 1 : Math.max(0, Math.min(1, (player.share() - startShare) / length))
}
