/**
 * The player of one scene: a playhead over the run's trace, commands that move it, and
 * branches that learners' acts make. It draws nothing; `frame` in the store is renewed when
 * something discrete has changed, `onTick` calls back for every picture.
 */
import { createStore } from 'zustand/vanilla'
import type { LeverValue } from '../cdn/topology'
import { frameAt } from '../frame/frameAt'
import { packetsAt } from '../frame/packets'
import { countAt, positionOf } from '../frame/position'
import { leverWords } from '../scene/leverValues'
import type { Act, Inputs } from '../scene/run.types'
import type { Scene } from '../scene/types'
import { formatCount } from '../scene/units'
import { comparisonPosition } from './comparison'
import { pinnedAt, sameLever, withAct, withLeverThroughout, withoutLevers } from './inputs'
import { Playhead } from './playhead'
import { Runs } from './runs'
import { type Ticker, animationTicker } from './ticker'
import { timelineOf } from './timeline'
import { type Branch, type LinkState, type Player, type PlayerState, SPEEDS, type Timeline } from './types'

export interface PlayerOptions {
  readonly scene: Scene
  readonly link: LinkState
  /** Steps jump to their end instead of playing. */
  readonly reducedMotion: boolean
  readonly ticker?: Ticker
}

const NO_PREDICTIONS: Readonly<Record<string, number>> = {}
const START_LABEL = 'As the scene plays it'

/** Builds the player; throws what run() throws when the scene breaks a rule. */
export function createPlayer({ scene, link, reducedMotion, ticker = animationTicker() }: PlayerOptions): Player {
  const runs = new Runs(scene)
  const inputs: Inputs = { seed: link.seed ?? scene.seed, levers: link.levers, acts: link.acts }
  const branch = runs.add(inputs, Object.keys(link.levers).length + link.acts.length > 0 ? 'As the link has it' : START_LABEL)
  const first = runs.play(inputs)
  const playhead = new Playhead(first, startPosition(scene, link, first))
  const store = createStore<PlayerState>(() => ({
    scene,
    run: first.run,
    frame: frameAt(first.run, playhead.position),
    branch,
    branches: runs.branches,
    comparison: null,
    playing: false,
    speed: 1,
    step: playhead.step,
    atStepEnd: playhead.atStepEnd,
    selection: null,
    predictions: NO_PREDICTIONS,
    notice: null,
  }))
  const listeners = new Set<() => void>()
  let timeline: { of: object; value: Timeline } | null = null

  function emit(): void {
    for (const listener of listeners) listener()
  }

  /** Renews the frames of the store from the playhead. */
  function commit(changes: Partial<PlayerState> = {}): void {
    const { comparison, run } = { ...store.getState(), ...changes }
    store.setState({
      ...changes,
      frame: frameAt(run, playhead.position),
      step: playhead.step,
      atStepEnd: playhead.atStepEnd,
      comparison: comparison && {
        ...comparison,
        frame: frameAt(comparison.run, comparisonPosition(playhead, runs.play(comparison.branch.inputs))),
      },
    })
    playhead.committed()
    emit()
  }

  function tick(elapsedMs: number): void {
    const { speed } = store.getState()
    const ended = playhead.advance(elapsedMs * speed)
    if (ended) stop()
    else if (playhead.commitIsDue(elapsedMs)) commit()
    else emit()
  }

  function stop(): void {
    ticker.stop()
    commit({ playing: false })
  }

  function play(): void {
    if (playhead.atStepEnd) {
      const { step } = playhead
      playhead.seek(playhead.startOf(step + 1 < scene.steps.length ? step + 1 : step))
    }
    commit({ playing: true })
    ticker.start(tick)
  }

  /** Shows another branch; the playhead stays unless a position is given. */
  function show(branch: Branch, position: number, playing: boolean): void {
    const played = runs.play(branch.inputs)
    playhead.load(played, position)
    const { comparison } = store.getState()
    commit({ branch, branches: runs.branches, run: played.run, selection: null, playing, comparison: comparison && refreshed(comparison) })
    if (playing) ticker.start(tick)
    else ticker.stop()
  }

  function refreshed(comparison: NonNullable<PlayerState['comparison']>): PlayerState['comparison'] {
    const { name, value } = comparison.lever ?? {}
    return name === undefined || value === undefined ? comparison : otherRun(name, value)
  }

  function otherRun(name: string, value: LeverValue): PlayerState['comparison'] {
    const lever = scene.levers[name]!
    const inputs = withLeverThroughout(store.getState().branch.inputs, name, value)
    const branch: Branch = { id: 0, inputs, label: `${lever.label}: ${leverWords(lever, value)}` }
    const { run } = runs.play(inputs)
    return { branch, run, frame: frameAt(run, 0), lever: { name, value } }
  }

  function act(make: (atUs: number) => Act, words: string): void {
    const state = store.getState()
    const atUs = actTime(state)
    const made = make(atUs)
    const inputs = withAct(state.branch.inputs, made)
    const label = `${words} at ${formatCount(Math.round(atUs / 1000))} ms`
    const again = state.branch.inputs.acts.some((one) => sameLever(one, made)) && state.branch.id > 1
    const branch = again ? runs.replace(state.branch, inputs, label) : runs.add(inputs, label)
    // Position and act: everything up to the playhead is the same in both runs.
    show(branch, Math.min(playhead.position, atUs), true)
  }

  /**
   * Acts happen at the playhead. At the end of a step there is nothing left to act on, so a
   * lever is moved at the step's beginning, unless the learner has sent requests in it.
   */
  function actTime({ branch, atStepEnd }: PlayerState): number {
    const startUs = Math.max(0, Math.ceil(playhead.startOf(playhead.step)))
    const actedHere = branch.inputs.acts.some(({ atUs, kind }) => kind === 'send' && atUs >= startUs)
    return atStepEnd && !actedHere ? startUs : Math.floor(Math.max(0, playhead.position)) + 1
  }

  function goTo(position: number): void {
    playhead.seek(position)
    commit()
  }

  function goToStep(index: number): void {
    const step = Math.max(0, Math.min(scene.steps.length - 1, index))
    if (reducedMotion) {
      ticker.stop()
      playhead.seek(playhead.endOf(step))
      return commit({ playing: false })
    }
    playhead.seek(playhead.startOf(step))
    commit({ playing: true })
    ticker.start(tick)
  }

  function stepFrame(direction: 1 | -1): void {
    const { run } = store.getState()
    stop()
    const count = countAt(run.trace, playhead.position)
    const next = direction === 1 ? count : count - 2
    goTo(next < 0 ? -1 : next >= run.trace.length ? run.endUs : positionOf(run.trace, next))
  }

  return {
    store,
    commands: {
      play,
      pause: stop,
      toggle: () => (store.getState().playing ? stop() : play()),
      seek: goTo,
      seekShare: (share) => goTo(playhead.positionAtShare(share)),
      goToStep,
      nextStep: () => goToStep(playhead.step + 1),
      previousStep: () => goToStep(playhead.isNearStart ? playhead.step - 1 : playhead.step),
      stepFrame,
      setSpeed: (speed) => store.setState({ speed: SPEEDS.find((one) => one === speed) ?? 1 }),
      setLever(name, value) {
        const lever = scene.levers[name]
        if (lever) act((atUs) => ({ atUs, kind: 'lever', name, value }), `${lever.label}: ${leverWords(lever, value)}`)
      },
      resetLevers() {
        const inputs = withoutLevers(store.getState().branch.inputs)
        show(runs.add(inputs, START_LABEL), playhead.position, false)
      },
      send(client) {
        const node = scene.topology.nodes.find(({ id }) => id === client)
        const atUs = Math.floor(Math.max(0, playhead.position)) + 1
        if (node) act(() => ({ atUs, kind: 'send', client }), `${node.name} asks`)
      },
      setSeed(seed) {
        show(runs.add({ ...store.getState().branch.inputs, seed }, `Seed ${seed}`), playhead.position, false)
      },
      compareLever(name, value) {
        if (scene.levers[name]) commit({ comparison: otherRun(name, value) })
      },
      compareBranch(id) {
        const branch = runs.branches.find((one) => one.id === id)
        if (!branch) return
        const { run } = runs.play(branch.inputs)
        commit({ comparison: { branch, run, frame: frameAt(run, 0), lever: null } })
      },
      endComparison: () => commit({ comparison: null }),
      goToBranch(id) {
        const branch = runs.branches.find((one) => one.id === id)
        if (branch) show(branch, playhead.position, false)
      },
      select: (selection) => store.setState({ selection }),
      predict: (step, option) => store.setState(({ predictions }) => ({ predictions: { ...predictions, [step]: option } })),
      dismissNotice: () => store.setState({ notice: null }),
    },
    timeline() {
      const { run } = store.getState()
      if (timeline?.of !== run) timeline = { of: run, value: timelineOf(run, playhead.dilation) }
      return timeline.value
    },
    share: () => playhead.share,
    timeMs: () => Math.max(0, playhead.position) / 1000,
    packets(out, which = 'main') {
      const { run, comparison } = store.getState()
      if (which === 'main' || !comparison) return packetsAt(run, playhead.position, out)
      packetsAt(comparison.run, comparisonPosition(playhead, runs.play(comparison.branch.inputs)), out)
    },
    onTick(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy() {
      ticker.stop()
      listeners.clear()
    },
  }
}

/** Where a link points: its time, else the beginning of its step, else the beginning. */
function startPosition(scene: Scene, link: LinkState, played: ReturnType<Runs['play']>): number {
  if (link.timeUs !== undefined) return link.timeUs
  const step = scene.steps.findIndex(({ id }) => id === link.step)
  return played.dilation.steps[Math.max(0, step)]!.start
}

/** What a link to this moment carries. */
export function linkOf(player: Player): LinkState {
  const { scene, branch, frame } = player.store.getState()
  return {
    step: scene.steps[frame.step]!.id,
    timeUs: frame.position,
    seed: branch.inputs.seed,
    levers: branch.inputs.levers,
    acts: branch.inputs.acts,
  }
}

/** Levers that the learner has set, at the moment of the frame. */
export function pinnedOf({ branch, frame }: PlayerState): Readonly<Record<string, LeverValue>> {
  return pinnedAt(branch.inputs, Math.max(0, frame.position))
}
