/**
 * The player of one scene: a playhead over the run's trace, commands that move it, and
 * branches that learners' acts make. It draws nothing; `frame` in the store is renewed when
 * something discrete has changed, `onTick` calls back for every picture.
 */
import { countAt, positionOf } from '../trace/position'
import type { Reading } from '../reading/reading'
import type { Scene } from '../scene/types'
import { doAct, moveLever, sendRequest } from './acts'
import { pinnedAt, withoutLevers } from './inputs'
import { linkedActs, seenHash } from './linkedActs'
import { PlayerCore, START_LABEL } from './playerCore'
import { type Ticker, animationTicker } from './ticker'
import { unchanged } from './unchanged'
import { type LinkState, type Player, type PlayerCommands, type PlayerState, SPEEDS } from './types'

export interface PlayerOptions {
  readonly scene: Scene
  readonly link: LinkState
  /** Steps jump to their end instead of playing. */
  readonly reducedMotion: boolean
  /** A step with a prediction waits for it; where no card can be shown it does not. */
  readonly asksFirst?: boolean
  readonly ticker?: Ticker
}

/** Builds the player; throws what run() throws when the scene breaks a rule. */
export function createPlayer({ scene, link, reducedMotion, asksFirst = true, ticker = animationTicker() }: PlayerOptions): Player {
  const core = new PlayerCore(scene, link, ticker, asksFirst)
  const { playhead, store, listeners } = core
  const moves = transport(core, reducedMotion)
  return {
    store,
    commands: { ...moves, ...branches(core), ...marks(core, moves.goToStep) },
    learner: core.learner,
    timeline: () => core.timeline(),
    share: () => playhead.share,
    timeMs: () => Math.max(0, playhead.position) / 1000,
    packets: (out, which = 'main') => core.packets(out, which),
    onTick(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy: () => core.destroy(),
  }
}

type TransportCommands = Pick<
  PlayerCommands,
  'play' | 'pause' | 'toggle' | 'seek' | 'seekShare' | 'goToStep' | 'nextStep' | 'previousStep' | 'stepFrame' | 'setSpeed'
>

function transport(core: PlayerCore, reducedMotion: boolean): TransportCommands {
  const { playhead, scene, store } = core
  const goToStep = (index: number): void => {
    const step = Math.max(0, Math.min(scene.steps.length - 1, index))
    if (!reducedMotion || core.awaitsPrediction(step)) return core.playStep(step)
    core.stop()
    core.goTo(playhead.endOf(step))
  }
  return {
    play: () => core.play(),
    pause: () => core.stop(),
    toggle: () => (core.state.playing ? core.stop() : core.play()),
    seek: (position) => core.goTo(position),
    seekShare: (share) => core.goTo(playhead.positionAtShare(share)),
    goToStep,
    nextStep() {
      if (!reducedMotion || core.state.atStepEnd) return goToStep(playhead.step + 1)
      // Where steps jump, the end of this one comes before the next.
      core.stop()
      core.goTo(playhead.endOf(playhead.step))
    },
    previousStep: () => goToStep(reducedMotion || playhead.isNearStart ? playhead.step - 1 : playhead.step),
    stepFrame: (direction) => stepFrame(core, direction),
    setSpeed: (speed) => store.setState({ speed: SPEEDS.find((one) => one === speed) ?? 1 }),
  }
}

/** To the next record of the trace, or to the one before. */
function stepFrame(core: PlayerCore, direction: 1 | -1): void {
  core.stop()
  const { run } = core.state
  const shown = countAt(run.trace, core.playhead.position)
  const record = direction === 1 ? shown : shown - 2
  if (record < 0) core.goTo(-1)
  else core.goTo(record < run.trace.length ? positionOf(run.trace, record) : run.endUs)
}

type BranchCommands = Pick<
  PlayerCommands,
  'setLever' | 'resetLevers' | 'send' | 'act' | 'setSeed' | 'compareLever' | 'compareBranch' | 'endComparison' | 'goToBranch'
>

function branches(core: PlayerCore): BranchCommands {
  const { playhead, runs, scene } = core
  const branchOf = (id: number): PlayerState['branch'] | undefined => runs.branches.find((one) => one.id === id)
  return {
    setLever: (name, value) => moveLever(core, name, value),
    resetLevers: () => core.show(runs.add(withoutLevers(core.state.branch.inputs), START_LABEL), playhead.position, false),
    send: (client) => sendRequest(core, client),
    act: (name, choice) => doAct(core, name, choice),
    setSeed: (seed) => core.show(runs.add({ ...core.state.branch.inputs, seed }, `Seed ${seed}`), playhead.position, false),
    compareLever(name, value) {
      if (scene.levers[name]) core.commit({ comparison: core.otherRun(core.state.branch, name, value) })
    },
    compareBranch(id) {
      const branch = branchOf(id)
      if (branch) core.commit({ comparison: core.comparisonWith(branch, null) })
    },
    endComparison: () => core.commit({ comparison: null }),
    goToBranch(id) {
      const branch = branchOf(id)
      if (branch) core.show(branch, playhead.position, false)
    },
  }
}

function marks(core: PlayerCore, goToStep: (step: number) => void): Pick<PlayerCommands, 'select' | 'predict' | 'answer' | 'dismissNotice'> {
  const { store, scene, playhead, learner } = core
  return {
    select: (selection) => store.setState({ selection }),
    predict(step, option) {
      store.setState(({ predictions }) => ({ predictions: { ...predictions, [step]: option } }))
      const asked = scene.steps.find(({ id }) => id === step)?.predict
      learner.note({ kind: 'predicted', step, option, right: asked?.answer(unchanged(scene, playhead.step).report) === option })
      // Choose, then watch.
      if (scene.steps[playhead.step]!.id === step && !core.state.playing && !core.state.atStepEnd) goToStep(playhead.step)
    },
    answer(option) {
      store.setState({ answer: option })
      learner.note({ kind: 'answered', option, right: scene.quiz.options[option]?.holds(unchanged(scene, playhead.step).report) ?? false })
    },
    dismissNotice: () => store.setState({ notice: null }),
  }
}

/** What a link to this moment carries. */
export function linkOf(player: Player): LinkState {
  const { scene, run, branch, frame } = player.store.getState()
  return {
    step: scene.steps[frame.step]!.id,
    timeUs: shortest(run, frame.position),
    seed: branch.inputs.seed,
    levers: branch.inputs.levers,
    acts: linkedActs(run),
    ...(branch.inputs.acts.length > 0 ? { saw: seenHash(run, frame.position) } : {}),
  }
}

/** The position in whole ns, unless that would be another moment of the trace. */
function shortest({ trace }: Reading, position: number): number {
  const rounded = Math.round(position * 1000) / 1000
  return countAt(trace, rounded) === countAt(trace, position) ? rounded : position
}

/** Levers that the learner has set, at the moment of the frame. */
export function pinnedOf({ branch, frame }: PlayerState): ReturnType<typeof pinnedAt> {
  return pinnedAt(branch.inputs, Math.max(0, frame.position))
}
