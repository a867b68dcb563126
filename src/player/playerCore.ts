/**
 * The playhead, the store and the branches of one scene, kept in step with each other. It
 * moves and remembers; what a learner's act means is in acts.ts.
 */
import { type StoreApi, createStore } from 'zustand/vanilla'
import type { LeverValue } from '../cdn/levers'
import { frameAt } from '../frame/frameAt'
import { packetsAt } from '../frame/packets'
import type { PacketBuffer } from '../frame/types'
import { leverWords } from '../scene/leverWords'
import type { Inputs } from '../run/run.types'
import type { Scene } from '../scene/types'
import { comparisonPosition } from './comparison'
import { withLeverThroughout } from './inputs'
import { seenHash, timedActs } from './linkedActs'
import { LearnerLog } from './learner'
import { noteProgress } from './learnt'
import { Playhead } from './playhead'
import { type PlayedRun, Runs } from './runs'
import type { Ticker } from './ticker'
import { timelineOf } from './timeline'
import type { Branch, Comparison, LinkState, PlayerState, Timeline } from './types'

export const START_LABEL = 'As the scene plays it'

/** Said when a link tells that its author saw something else. */
const ANOTHER_RUN =
  'This is not the run that the link was made for: the scene has changed since. What was done stands at the same times of its steps, and may do something else now.'

export class PlayerCore {
  readonly store: StoreApi<PlayerState>
  readonly playhead: Playhead
  readonly runs: Runs
  readonly scene: Scene
  readonly listeners = new Set<() => void>()
  readonly learner = new LearnerLog()
  readonly #ticker: Ticker
  readonly #asksFirst: boolean
  #timeline: { of: object; value: Timeline } | null = null

  constructor(scene: Scene, link: LinkState, ticker: Ticker, asksFirst: boolean) {
    this.#asksFirst = asksFirst
    this.scene = scene
    this.#ticker = ticker
    this.runs = new Runs(scene)
    const start = { seed: link.seed ?? scene.seed, levers: link.levers }
    const inputs: Inputs = { ...start, acts: timedActs(scene, start, link.acts, (some) => this.runs.play(some).run) }
    const changed = Object.keys(link.levers).length + link.acts.length > 0
    const branch = this.runs.add(inputs, changed ? 'As the link has it' : START_LABEL)
    const played = this.runs.play(inputs)
    this.playhead = new Playhead(played, startPosition(scene, link, played))
    this.store = createStore<PlayerState>(() => ({
      scene,
      run: played.run,
      frame: frameAt(played.run, this.playhead.position),
      branch,
      branches: this.runs.branches,
      comparison: null,
      playing: false,
      speed: 1,
      step: this.playhead.step,
      atStepEnd: this.playhead.atStepEnd,
      selection: null,
      predictions: {},
      answer: null,
      notice: link.saw === undefined || link.saw === seenHash(played.run, this.playhead.position) ? null : ANOTHER_RUN,
    }))
    noteProgress(this.learner, this.state)
  }

  get state(): PlayerState {
    return this.store.getState()
  }

  /** Plays on; at a step's end the next one begins, and the last one again. */
  play(): void {
    const { playhead, scene } = this
    if (playhead.atStepEnd) return this.playStep(Math.min(playhead.step + 1, scene.steps.length - 1))
    this.commit({ playing: true })
    this.#ticker.start((elapsedMs) => this.#tick(elapsedMs))
  }

  stop(): void {
    this.#ticker.stop()
    this.commit({ playing: false })
  }

  goTo(position: number): void {
    this.playhead.seek(position)
    this.commit()
  }

  /** Plays a step from its beginning. A step that asks for a prediction waits for it there. */
  playStep(step: number): void {
    this.#ticker.stop()
    this.playhead.seek(this.playhead.startOf(step))
    this.commit({ playing: false })
    if (!this.awaitsPrediction(step)) this.play()
  }

  /** The step asks what will happen and has not been told. */
  awaitsPrediction(step: number): boolean {
    const { id, predict } = this.scene.steps[step]!
    return this.#asksFirst && predict !== undefined && this.state.predictions[id] === undefined
  }

  /** Shows a branch with the playhead at a position. */
  show(branch: Branch, position: number, playing: boolean): void {
    const played = this.runs.play(branch.inputs)
    this.playhead.load(played, position)
    this.commit({ branch, branches: this.runs.branches, run: played.run, selection: null, playing, comparison: this.#compareAgain(branch) })
    if (playing) this.#ticker.start((elapsedMs) => this.#tick(elapsedMs))
    else this.#ticker.stop()
  }

  /** The branch's run with one lever at another value, all else the same. */
  otherRun(branch: Branch, name: string, value: LeverValue): Comparison {
    const lever = this.scene.levers[name]!
    const inputs = withLeverThroughout(branch.inputs, name, value)
    return this.comparisonWith({ id: 0, inputs, label: `${lever.label}: ${leverWords(lever, value)}` }, { name, value })
  }

  comparisonWith(branch: Branch, lever: Comparison['lever']): Comparison {
    const { run } = this.runs.play(branch.inputs)
    return { branch, run, frame: frameAt(run, 0), lever }
  }

  /** Changes the store and renews its frames from the playhead. */
  commit(changes: Partial<PlayerState> = {}): void {
    const { comparison, run } = { ...this.state, ...changes }
    this.store.setState({
      ...changes,
      frame: frameAt(run, this.playhead.position),
      step: this.playhead.step,
      atStepEnd: this.playhead.atStepEnd,
      comparison: comparison && { ...comparison, frame: frameAt(comparison.run, this.#otherPosition(comparison)) },
    })
    this.playhead.committed()
    noteProgress(this.learner, this.state)
    this.#emit()
  }

  timeline(): Timeline {
    const { run } = this.state
    if (this.#timeline?.of !== run) this.#timeline = { of: run, value: timelineOf(run, this.playhead.dilation) }
    return this.#timeline.value
  }

  packets(out: PacketBuffer, which: 'main' | 'other'): void {
    const { run, comparison } = this.state
    if (which === 'other' && comparison) packetsAt(comparison.run, this.#otherPosition(comparison), out)
    else packetsAt(run, this.playhead.position, out)
  }

  destroy(): void {
    this.#ticker.stop()
    this.listeners.clear()
  }

  #tick(elapsedMs: number): void {
    const ended = this.playhead.advance(elapsedMs * this.state.speed)
    if (ended) this.stop()
    else if (this.playhead.commitIsDue(elapsedMs)) this.commit()
    else this.#emit()
  }

  #emit(): void {
    for (const listener of this.listeners) listener()
  }

  #otherPosition(comparison: Comparison): number {
    return comparisonPosition(this.playhead, this.runs.play(comparison.branch.inputs))
  }

  /** A comparison by lever follows the branch in view: the traffic stays the same on both sides. */
  #compareAgain(branch: Branch): Comparison | null {
    const { comparison } = this.state
    return comparison?.lever ? this.otherRun(branch, comparison.lever.name, comparison.lever.value) : comparison
  }
}

/** Where a link points: its time, else the beginning of its step, else the beginning. */
function startPosition(scene: Scene, link: LinkState, { dilation }: PlayedRun): number {
  if (link.timeUs !== undefined) return link.timeUs
  return dilation.steps[Math.max(0, scene.steps.findIndex(({ id }) => id === link.step))]!.start
}
