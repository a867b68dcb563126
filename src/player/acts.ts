/**
 * What a learner does to a run: a lever moved, a request sent, an act of the
 * scene done. Each makes a branch of its own,
 * with everything before the act as it was.
 */
import { takesChoice } from '../scene/actWith'
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { LeverValue } from '../cdn/levers'
import { actWords } from './actWords'
import type { Act } from '../run/run.types'
import { formatCount } from '../words/format'
import { sameLever, settled, withAct } from './inputs'
import { spanOf } from './linkedActs'
import type { PlayerCore } from './playerCore'
import { waitsAtStart } from './standing'

/** Moves of one lever closer than this are one move (ms of presentation). */
const SAME_MOVE_MS = 1500

export function moveLever(core: PlayerCore, name: string, value: LeverValue): void {
  const lever = core.scene.levers[name]
  if (!lever) return
  if (core.scene.steps[core.playhead.step]!.challenge && waitsAtStart(core.state)) return setBefore(core, name, value)
  apply(core, { atUs: leverTime(core, name), kind: 'lever', name, value })
}

/** A task waits at its beginning: one lever after the other is set there, and Play begins. */
function setBefore(core: PlayerCore, name: string, value: LeverValue): void {
  const { inputs, into, position } = core.latest
  const { step } = core.playhead
  const act: Act = { atUs: spanOf(core.state.run.steps, step)[0], kind: 'lever', name, value }
  const again = inputs.acts.some((one) => sameLever(one, act))
  core.show({ inputs: withAct(inputs, act), label: labelOf(core, act), into: again ? into : null, again: { step, at: 'start' }, position, playing: false })
}

export function sendRequest(core: PlayerCore, client: string): void {
  const node = core.scene.topology.nodes.find(({ id, kind }) => id === client && NODE_KINDS[kind].asks)
  if (node) apply(core, { atUs: nextUs(core), kind: 'send', client })
}

/** Does what the scene declares, at the playhead, with one of the act's options where it has some. */
export function doAct(core: PlayerCore, name: string, choice?: string): void {
  const act = core.scene.acts?.[name]
  if (!act || !takesChoice(act, choice)) return
  apply(core, { atUs: nextUs(core), kind: 'do', name, ...(choice === undefined ? {} : { choice }) })
}

function apply(core: PlayerCore, act: Act): void {
  const { into, position, inputs: done } = core.latest
  // At a step's beginning the levers that were moved in it are set already.
  const [, endUs] = spanOf(core.state.run.steps, core.playhead.step)
  const inputs = act.kind === 'lever' && act.atUs < position ? settled(done, act.atUs, endUs) : done
  // A slider on its way moves the same lever at the same time again: still one branch.
  const again = inputs.acts.some((one) => sameLever(one, act))
  // A lever stands where it was put at once: what is pressed before the next picture goes on from there.
  const shown = act.kind === 'lever' && !core.state.atStepEnd ? act.atUs : Math.min(position, act.atUs)
  core.show({ inputs: withAct(inputs, act), label: labelOf(core, act), into: again ? into : null, position: shown, playing: true })
}

function labelOf(core: PlayerCore, act: Act): string {
  return `${actWords(core.scene, act)} at ${formatCount(Math.round(act.atUs / 1000))} ms`
}

/**
 * Acts happen at the playhead. At the end of a step nothing is left to act on, so the lever is
 * moved at the step's beginning, unless the learner has sent requests or acted in it. A lever that was
 * moved just now is still the same move.
 */
function leverTime(core: PlayerCore, name: string): number {
  const { playhead } = core
  const { acts } = core.latest.inputs
  const startUs = Math.max(0, Math.ceil(playhead.startOf(playhead.step)))
  const last = acts.at(-1)
  if (last?.kind === 'lever' && last.name === name && last.atUs >= startUs && playhead.sinceMs(last.atUs) < SAME_MOVE_MS) return last.atUs
  const doneHere = acts.some(({ atUs, kind }) => kind !== 'lever' && atUs >= startUs)
  return core.state.atStepEnd && !doneHere ? startUs : nextUs(core)
}

/** The first µs of which nothing has been shown; of the playhead's own some records may have been (see frame/position). */
function nextUs({ playhead }: PlayerCore): number {
  return Math.ceil(Math.max(0, playhead.position)) + 1
}
