/**
 * What a learner does to a run: a lever moved, a request sent. Each makes a branch of its own,
 * with everything before the act as it was.
 */
import type { LeverValue } from '../cdn/topology'
import { leverWords } from '../scene/leverValues'
import type { Act } from '../run/run.types'
import { formatCount } from '../words/format'
import { sameLever, withAct } from './inputs'
import type { PlayerCore } from './playerCore'

/** Moves of one lever closer than this are one move (ms of presentation). */
const SAME_MOVE_MS = 1500

export function moveLever(core: PlayerCore, name: string, value: LeverValue): void {
  const lever = core.scene.levers[name]
  if (!lever) return
  const act: Act = { atUs: leverTime(core, name), kind: 'lever', name, value }
  apply(core, act, `${lever.label}: ${leverWords(lever, value)}`)
}

export function sendRequest(core: PlayerCore, client: string): void {
  const node = core.scene.topology.nodes.find(({ id, kind }) => id === client && kind === 'client')
  if (node) apply(core, { atUs: nextUs(core), kind: 'send', client }, `${node.name} asks`)
}

function apply(core: PlayerCore, act: Act, words: string): void {
  const { branch } = core.state
  const inputs = withAct(branch.inputs, act)
  const label = `${words} at ${formatCount(Math.round(act.atUs / 1000))} ms`
  // A slider on its way moves the same lever at the same time again: still one branch.
  const again = branch.inputs.acts.some((one) => sameLever(one, act))
  const next = again ? core.runs.replace(branch, inputs, label) : core.runs.add(inputs, label)
  core.show(next, Math.min(core.playhead.position, act.atUs), true)
}

/**
 * Acts happen at the playhead. At the end of a step nothing is left to act on, so the lever is
 * moved at the step's beginning, unless the learner has sent requests in it. A lever that was
 * moved just now is still the same move.
 */
function leverTime(core: PlayerCore, name: string): number {
  const { playhead } = core
  const { branch, atStepEnd } = core.state
  const startUs = Math.max(0, Math.ceil(playhead.startOf(playhead.step)))
  const last = branch.inputs.acts.at(-1)
  if (last?.kind === 'lever' && last.name === name && last.atUs >= startUs && playhead.sinceMs(last.atUs) < SAME_MOVE_MS) return last.atUs
  const sentHere = branch.inputs.acts.some(({ atUs, kind }) => kind === 'send' && atUs >= startUs)
  return atStepEnd && !sentHere ? startUs : nextUs(core)
}

/** The first µs of which nothing has been shown; of the playhead's own some records may have been (see frame/position). */
function nextUs({ playhead }: PlayerCore): number {
  return Math.ceil(Math.max(0, playhead.position)) + 1
}
