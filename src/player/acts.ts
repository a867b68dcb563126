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
  const waits = core.scene.steps[core.playhead.step]!.challenge !== undefined && (waitsAtStart(core.state) || isPlayedOut(core))
  apply(core, { atUs: leverTime(core, name, waits), kind: 'lever', name, value }, waits)
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

/** `waits`: a task waits at its beginning, when it is new and when it has been tried; one lever after the other is set there, and Play begins. */
function apply(core: PlayerCore, act: Act, waits = false): void {
  const { into, position, inputs: done } = core.latest
  // At a step's beginning the levers that were moved in it are set already.
  const [, endUs] = spanOf(core.state.run, core.playhead.step)
  const inputs = act.kind === 'lever' && act.atUs < position ? settled(done, act.atUs, endUs) : done
  const label = `${actWords(core.scene, act)} at ${formatCount(Math.round(act.atUs / 1000))} ms`
  // A slider on its way moves the same lever at the same time again: still one branch.
  const again = inputs.acts.some((one) => sameLever(one, act))
  // A lever stands where it was put at once: what is pressed before the next picture goes on from there.
  const shown = act.kind === 'lever' && !core.state.atStepEnd ? act.atUs : Math.min(position, act.atUs)
  const wish = { inputs: withAct(inputs, act), label, into: again ? into : null, position: shown, playing: !waits }
  core.show(waits ? { ...wish, again: { step: core.playhead.step, at: 'start' } } : wish)
}

/**
 * Acts happen at the playhead; while a task waits, at the step's beginning. At the end of a step nothing is left to act on, so the lever is
 * moved at the step's beginning, unless the learner has sent requests or acted in it. A lever that was
 * moved just now is still the same move.
 */
function leverTime(core: PlayerCore, name: string, waits: boolean): number {
  const { playhead } = core
  const { acts } = core.latest.inputs
  const startUs = Math.max(spanOf(core.state.run, playhead.step)[0], Math.ceil(playhead.startOf(playhead.step)))
  const last = acts.at(-1)
  if (last?.kind === 'lever' && last.name === name && last.atUs >= startUs && playhead.sinceMs(last.atUs) < SAME_MOVE_MS) return last.atUs
  return waits || isPlayedOut(core) ? startUs : nextUs(core)
}

/** The step has ended, and the learner has sent nothing in it and done nothing: it can be played once more as a whole. */
function isPlayedOut({ playhead, latest, state }: PlayerCore): boolean {
  const startUs = Math.ceil(playhead.startOf(playhead.step))
  return state.atStepEnd && !latest.inputs.acts.some(({ atUs, kind }) => kind !== 'lever' && atUs >= startUs)
}

/**
 * The first µs of which nothing has been shown; of the playhead's own some records may have been (see frame/position). At the end of a step that is the last one in
 * which it rests: what is done there is seen there, and the step goes on.
 */
function nextUs({ playhead, state }: PlayerCore): number {
  const nextUs = Math.ceil(Math.max(0, playhead.position)) + 1
  const [, endUs] = spanOf(state.run, playhead.step)
  return state.atStepEnd ? Math.min(nextUs, endUs - 1) : nextUs
}
