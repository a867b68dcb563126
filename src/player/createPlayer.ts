/**
 * The player of one scene: a playhead over the run's trace, commands that move it, and
 * branches that learners' acts make. It draws nothing; `frame` in the store is renewed when
 * something discrete has changed, `onTick` calls back for every picture.
 */
import type { LeverValues } from '../cdn/levers'
import { invariant } from '../engine/invariant'
import { countAt } from '../trace/position'
import type { Reading } from '../reading/reading'
import { RunReport } from '../reading/report'
import type { Inputs } from '../run/run.types'
import { leversInForce } from '../scene/leversInForce'
import type { Scene } from '../scene/types'
import { doAct, moveLever, sendRequest } from './acts'
import type { Wish } from './goal'
import { pinnedAt, undone } from './inputs'
import { stepBounds } from '../frame/dilation'
import type { Frame } from '../frame/types'
import { asLinked } from './linkedTime'
import { afreshUs, linkedActs, seenHash } from './linkedActs'
import { Making, type OnProgress, after, pursue } from './making'
import { nextPicture } from './nextPicture'
import { type Opened, opening } from './opening'
import { PlayerCore } from './playerCore'
import { START_LABEL } from './runLabels'
import { type Elsewhere, Runs } from './runs'
import { SelfStart } from './selfStart'
import { type Ticker, animationTicker } from './ticker'
import { type Branch, type LinkState, type Player, type PlayerCommands, type PlayerState, SPEEDS } from './types'

export interface PlayerOptions {
  readonly scene: Scene
  readonly link: LinkState
  /** Steps jump to their end instead of playing. */
  readonly reducedMotion: boolean
  /** A step with a prediction waits for it; where no card can be shown it does not. */
  readonly asksFirst?: boolean
  readonly ticker?: Ticker
}

export interface OpenOptions extends PlayerOptions {
  readonly elsewhere: Elsewhere
  /** Where some of its runs are at hand already (Runs.prepare); it closes them with the player. */
  readonly runs?: Runs | undefined
  /** How far the first run is, when it is a long one. */
  readonly onProgress?: OnProgress
}

/** Builds the player, with every run made here and at once; throws what run() throws when the scene breaks a rule. */
export function createPlayer(options: PlayerOptions): Player {
  const player = build(options, new Runs(options.scene))
  invariant(!(player instanceof Making), 'without another thread every run is at hand')
  return player
}

/** Builds the player: at once, or when its first run is there, if that is a long one. Long runs are made on another thread. */
export function openPlayer(options: OpenOptions): Player | Making<Player> {
  return build(options, options.runs ?? new Runs(options.scene, options.elsewhere), options.onProgress)
}

function build({ scene, link, reducedMotion, asksFirst = true, ticker = animationTicker() }: PlayerOptions, runs: Runs, onProgress?: OnProgress): Player | Making<Player> {
  const opened = pursue(opening(scene, link), (inputs) => runs.play(inputs, onProgress))
  const make = (found: Opened): Player => playerOf(new PlayerCore({ scene, link, opened: found, runs, ticker, asksFirst }), reducedMotion)
  return opened instanceof Making ? untilMade(after(opened, make), () => runs.close()) : make(opened)
}

/** Stopped before it is there, it leaves nothing behind; afterwards stopping does nothing. */
function untilMade<T>(making: Making<T>, cleanUp: () => void): Making<T> {
  let isMade = false
  const result = making.result.finally(() => {
    isMade = true
  })
  return new Making(result, () => {
    if (isMade) return
    making.stop()
    cleanUp()
  })
}

function playerOf(core: PlayerCore, reducedMotion: boolean): Player {
  const { playhead, store, listeners } = core
  const selfStart = new SelfStart(playhead)
  const moves = transport(core, selfStart, reducedMotion)
  return {
    store,
    commands: { ...moves, ...branches(core), ...marks(core, selfStart, moves.goToStep) },
    learner: core.learner,
    timeline: () => core.timeline(),
    unchanged: () => core.others.unchanged(),
    other: (inputs, pause) => core.others.other(inputs, pause),
    isSettled: (step) => core.isSettled(step),
    messages: (request) => core.messages(request),
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

function transport(core: PlayerCore, selfStart: SelfStart, reducedMotion: boolean): TransportCommands {
  const { playhead, scene, store } = core
  const goToStep = (index: number): void => {
    const step = Math.max(0, Math.min(scene.steps.length - 1, index))
    if (!reducedMotion || core.awaitsPrediction(step)) return core.playStep(step, true)
    core.endStep(step)
  }
  return {
    play: () => core.play(),
    pause: () => core.stop(),
    toggle: () => {
      if (!core.state.playing) core.play()
      else if (!selfStart.takesPress(core.state.speed)) core.stop()
    },
    seek: (position) => core.goTo(position),
    seekShare: (share) => core.goTo(playhead.positionAtShare(share)),
    goToStep,
    nextStep() {
      if (!reducedMotion || core.state.atStepEnd) return goToStep(playhead.step + 1)
      // Where steps jump, the end of this one comes before the next.
      core.endStep(playhead.step)
    },
    previousStep: () => goToStep(reducedMotion || playhead.isNearStart ? playhead.step - 1 : playhead.step),
    stepFrame: (direction) => {
      core.stop()
      core.goTo(nextPicture(core.state.run, playhead.position, direction))
    },
    setSpeed: (speed) => store.setState({ speed: SPEEDS.find((one) => one === speed) ?? 1 }),
  }
}


type BranchCommands = Pick<
  PlayerCommands,
  'setLever' | 'resetLevers' | 'playAgain' | 'send' | 'act' | 'setSeed' | 'compareLever' | 'compareBranch' | 'endComparison' | 'goToBranch' | 'stopComputing'
>

function branches(core: PlayerCore): BranchCommands {
  const branchOf = (id: number): Branch | undefined => core.branches.all.find((one) => one.id === id)
  const showAnew = (inputs: Inputs, label: string, more?: Pick<Wish, 'again'>): void => core.show({ inputs, label, into: null, position: core.latest.position, playing: false, ...more })
  // Where other things are done steps begin at other times: the one on view stays on view.
  const playAgain = (inputs: Inputs, label: string): void => showAnew(inputs, label, { again: { step: core.playhead.step, at: 'start' } })
  return {
    setLever: (name, value) => moveLever(core, name, value),
    resetLevers: () => playAgain(undone(core.latest.inputs), START_LABEL),
    playAgain,
    send: (client) => sendRequest(core, client),
    act: (name, choice) => doAct(core, name, choice),
    setSeed: (seed) => showAnew({ ...core.latest.inputs, seed }, `Seed ${seed}`),
    compareLever(name, value) {
      if (core.scene.levers[name]) core.compare({ lever: { name, value } })
    },
    compareBranch(id) {
      const branch = branchOf(id)
      if (branch) core.compare({ branch })
    },
    endComparison: () => core.compare(null),
    goToBranch(id) {
      const branch = branchOf(id)
      if (branch) core.show({ ...branch, into: branch, position: core.playhead.position, playing: false })
    },
    stopComputing: () => core.stopComputing(),
  }
}

function marks(core: PlayerCore, selfStart: SelfStart, goToStep: (step: number) => void): Pick<PlayerCommands, 'select' | 'predict' | 'answer' | 'dismissNotice'> {
  const { store, scene, playhead, learner } = core
  /** Judged by the scene as it plays by itself, which may have to be run first. */
  const judge = (note: (report: RunReport) => void): void => {
    const report = core.others.unchanged()
    if (report instanceof Promise) void report.then(note)
    else note(report)
  }
  return {
    select: (selection) => store.setState({ selection }),
    predict(step, option) {
      const asking = scene.steps.findIndex(({ id }) => id === step)
      if (asking < 0 || !core.says(asking)) return
      store.setState(({ predictions }) => ({ predictions: { ...predictions, [step]: option } }))
      const asked = scene.steps[asking]!.predict
      const seen = new RunReport(core.state.run)
      judge((report) => {
        if (asked && asked.answer(seen) === asked.answer(report)) learner.note({ kind: 'predicted', step, option, right: asked.answer(report) === option })
      })
      // Choose, then watch.
      if (playhead.step === asking && !core.state.playing && !core.state.atStepEnd) {
        goToStep(playhead.step)
        selfStart.begin()
      }
    },
    answer(option) {
      store.setState({ answer: option })
      judge((report) => learner.note({ kind: 'answered', option, right: scene.quiz.options[option]?.holds(report) ?? false }))
    },
    dismissNotice: () => store.setState({ notice: null }),
  }
}

/** What a link to this moment carries. */
export function linkOf(player: Player): LinkState {
  const { scene, run, branch, frame } = player.store.getState()
  return {
    step: scene.steps[frame.step]!.id,
    ...(frame.position === stepBounds(run, frame.step).start ? {} : { timeUs: shortest(run, frame) }),
    seed: branch.inputs.seed,
    levers: branch.inputs.levers,
    acts: linkedActs(run),
    ...(branch.inputs.acts.length > 0 ? { saw: seenHash(run, frame.position) } : {}),
  }
}

/** The position in whole ns, unless that would be another µs, another moment of the trace, or no longer the end of its step. */
function shortest(run: Reading, { position, step }: Frame): number {
  const rounded = Math.round(position * 1000) / 1000
  const end = asLinked(stepBounds(run, step).end)
  const isSame =
    Math.ceil(rounded) === Math.ceil(position) && countAt(run.trace, rounded) === countAt(run.trace, position) && (rounded >= end) === (position >= end)
  return isSame ? rounded : position
}

/** Levers that the learner has set, at the moment of the frame; also those of a run that is still being made. */
export function pinnedOf({ branch, frame, run, computing }: PlayerState): LeverValues {
  const positionUs = Math.max(0, frame.position)
  const sinceUs = afreshUs(run, positionUs)
  return computing ? pinnedAt(computing.inputs, Infinity, sinceUs) : pinnedAt(branch.inputs, positionUs, sinceUs)
}

/** Where the levers stand: as in the frame, or where they were put for the run that is being made. */
export function leversOf(state: PlayerState): LeverValues {
  return state.computing ? leversInForce(state.scene, state.frame.levers, pinnedOf(state)) : state.frame.levers
}
