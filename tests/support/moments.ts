/**
 * The moments of a scene that are looked at: of each step one in the middle, with the followed
 * request on its way where there is one, and the end. Each can be a link, so that what a page
 * shows is a function of the address alone.
 */
import { frameAt } from '../../src/frame/frameAt'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets'
import { createPlayer, linkOf } from '../../src/player/createPlayer'
import { type Dilation, dilate } from '../../src/frame/dilation'
import type { Ticker } from '../../src/player/ticker'
import { formatLink } from '../../src/player/urlState'
import type { LeverValues } from '../../src/cdn/levers'
import type { Reading } from '../../src/reading/reading'
import { defaultInputs } from '../../src/run/run'
import type { Scene } from '../../src/scene/types'
import { runOf } from './runOf'

export interface Moment {
  /** From 1. */
  readonly stepNumber: number
  readonly stepId: string
  readonly part: 'mid' | 'end'
  readonly position: number
}

/** A moment as a page can be asked for it. */
export interface LinkedMoment extends Moment {
  /** What a link to it carries, without "#". */
  readonly link: string
  /** Share of the timeline, 0..1. */
  readonly share: number
}

/** Parts of a step's presentation time at which its middle is looked for, the best first. */
const MIDDLES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]

export function momentsOf(played: Reading): readonly Moment[] {
  const dilation = dilate(played)
  return played.scene.steps.flatMap(({ id: stepId }, index) => {
    const step = { stepNumber: index + 1, stepId }
    return [
      { ...step, part: 'mid', position: middleOf(played, dilation, index) },
      { ...step, part: 'end', position: dilation.steps[index]!.end },
    ]
  })
}

/** Asked for by nearly every suite, of scenes whose run takes a second: found once in a worker. */
const linked = new WeakMap<Scene, readonly LinkedMoment[]>()

export function linkedMomentsOf(scene: Scene): readonly LinkedMoment[] {
  const found = linked.get(scene) ?? findLinked(scene)
  linked.set(scene, found)
  return found
}

function findLinked(scene: Scene): readonly LinkedMoment[] {
  const played = runOf(scene)
  const dilation = dilate(played)
  const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: true, ticker: NO_TICKER })
  const moments = momentsOf(played).map((moment) => {
    player.commands.seek(moment.position)
    return { ...moment, link: formatLink(scene, linkOf(player)), share: dilation.toPresentation(moment.position) / dilation.totalMs }
  })
  player.destroy()
  return moments
}

/** The ends of those steps that have a task, where it is met, with its levers from the beginning of the run. */
export function solvedMomentsOf(scene: Scene): readonly { readonly stepId: string; readonly link: string }[] {
  return scene.steps.flatMap(({ id: stepId, challenge }, index) => {
    if (!challenge) return []
    const levers: LeverValues = Object.fromEntries(Object.entries(challenge.solution.levers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    const inputs = { ...defaultInputs(scene), levers }
    const link = { timeUs: dilate(runOf(scene, inputs)).steps[index]!.end, levers, acts: [] }
    return [{ stepId, link: formatLink(scene, linkOf(createPlayer({ scene, link, reducedMotion: true, ticker: NO_TICKER }))) }]
  })
}

/** Nothing plays here. */
const NO_TICKER: Ticker = { start: () => undefined, stop: () => undefined }

/** Where the followed request is in flight; where nothing is followed, just the middle. */
function middleOf(played: Reading, dilation: Dilation, step: number): number {
  const { startMs, endMs } = dilation.steps[step]!
  const positions = MIDDLES.map((share) => dilation.toPosition(startMs + (endMs - startMs) * share))
  return positions.find((position) => followedInFlight(played, position)) ?? positions[0]!
}

function followedInFlight(played: Reading, position: number): boolean {
  const buffer = createPacketBuffer()
  packetsAt(played, position, buffer)
  return frameAt(played, position).spotlight?.done === false && buffer.followed.subarray(0, buffer.length).includes(1)
}
