/**
 * The playhead, the store and the branches of one scene, kept in step with each other. It
 * moves and remembers; what a learner's act means is in acts.ts.
 */
import { type StoreApi, createStore } from 'zustand/vanilla'
import { frameAt } from '../frame/frameAt'
import { requestMessages } from '../frame/requestMessages'
import { packetsAt } from '../frame/packets'
import type { PacketBuffer } from '../frame/types'
import { RunReport } from '../reading/report'
import type { RunProgress } from '../run/run'
import { untrue } from '../scene/told'
import type { Scene } from '../scene/types'
import { Branches } from './branches'
import { comparisonPosition } from './comparison'
import { type Against, type Found, type Goal, type Wish, againstOf, runsFor } from './goal'
import { movesLever } from './inputs'
import { seenHash, spanOf } from './linkedActs'
import { LearnerLog } from './learner'
import { noteProgress } from './learnt'
import { Making, pursue } from './making'
import { type Opened, startPosition } from './opening'
import { OtherRuns } from './otherRuns'
import { Playhead } from './playhead'
import { AGAIN_LABEL, ANOTHER_RUN, LINK_LABEL, OTHER_LABEL, START_LABEL } from './runLabels'
import type { Runs } from './runs'
import type { PlayedRun } from './runs.types'
import type { Ticker } from './ticker'
import { timelineOf } from './timeline'
import type { LinkState, Player, PlayerState, Timeline } from './types'

export interface CoreParts {
  readonly scene: Scene
  readonly link: LinkState
  readonly opened: Opened
  readonly runs: Runs
  readonly ticker: Ticker
  readonly asksFirst: boolean
}

export class PlayerCore {
  readonly store: StoreApi<PlayerState>
  readonly playhead: Playhead
  readonly branches = new Branches()
  readonly scene: Scene
  readonly listeners = new Set<() => void>()
  readonly learner = new LearnerLog()
  readonly others: OtherRuns
  readonly #runs: Runs
  readonly #ticker: Ticker
  readonly #asksFirst: boolean
  #timeline: { of: object; value: Timeline } | null = null
  /** `deeds`: what has been pressed while the run is on its way; it is done when the run is there. */
  #sought: { readonly goal: Goal; readonly making: Making<Found>; readonly deeds: readonly (() => void)[] } | null = null

  constructor({ scene, link, opened: { inputs, played }, runs, ticker, asksFirst }: CoreParts) {
    this.#asksFirst = asksFirst
    this.scene = scene
    this.#ticker = ticker
    this.#runs = runs
    this.others = new OtherRuns(scene, runs)
    const changed = Object.keys(link.levers).length + link.acts.length > 0
    const branch = this.branches.add(inputs, changed ? LINK_LABEL : START_LABEL)
    this.playhead = new Playhead(played, startPosition(scene, link, played))
    this.store = createStore<PlayerState>(() => ({
      scene,
      run: played.run,
      frame: frameAt(played.run, this.playhead.position),
      branch,
      branches: this.branches.all,
      comparison: null,
      computing: null,
      failure: null,
      playing: false,
      speed: 1,
      step: this.playhead.step,
      atStepEnd: this.playhead.atStepEnd,
      selection: null,
      predictions: {},
      reached: [],
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
    if (this.#whenThere(() => this.play())) return this.commit({ playing: true })
    const { atStepEnd, step } = this.playhead
    const last = this.scene.steps.length - 1
    if (atStepEnd) return this.playStep(Math.min(step + 1, last), step < last)
    this.commit({ playing: true })
    this.#ticker.start((elapsedMs) => this.#tick(elapsedMs))
  }

  stop(): void {
    this.#whenThere(() => this.stop())
    this.#ticker.stop()
    this.commit({ playing: false })
  }

  goTo(position: number): void {
    this.#whenThere(() => this.goTo(position))
    this.playhead.seek(position)
    this.commit()
  }

  /**
   * Plays a step from its beginning. A step that asks for a prediction waits for it there, and one with a task does where a learner `comes`
   * to it: it is read, and levers are set, before anything runs.
   */
  playStep(step: number, comes = false): void {
    if (this.#whenThere(() => this.playStep(step, comes))) return this.#look(this.playhead.startOf(step))
    const plays = !(comes && this.scene.steps[step]!.challenge) && !this.awaitsPrediction(step)
    this.#ticker.stop()
    if (!this.isSettled(step)) return this.#playAgain(step, 'start', plays)
    this.#look(this.playhead.startOf(step))
    if (plays) this.play()
  }

  /** To the end of a step, as if it had been played. */
  endStep(step: number): void {
    if (this.#whenThere(() => this.endStep(step))) return this.#look(this.playhead.endOf(step))
    this.stop()
    if (!this.isSettled(step)) return this.#playAgain(step, 'end', false)
    this.goTo(this.playhead.endOf(step))
  }

  /** Whether the learner's levers have stood in a step of the run in view as they do at its end. */
  isSettled(step: number): boolean {
    return !movesLever(this.state.run.inputs, ...spanOf(this.state.run, step))
  }

  #playAgain(step: number, at: 'start' | 'end', playing: boolean): void {
    this.show({ inputs: this.state.branch.inputs, again: { step, at }, label: AGAIN_LABEL, into: null, position: this.playhead.position, playing })
  }

  /** The step asks what will happen and has not been told. Where levers have made its words untrue it asks nothing. */
  awaitsPrediction(step: number): boolean {
    const { id, predict } = this.scene.steps[step]!
    return this.#asksFirst && predict !== undefined && this.state.predictions[id] === undefined && this.says(step)
  }

  /** Whether a step says of the run in view what it was written to say. */
  says(step: number): boolean {
    return untrue(this.scene.steps[step]!, new RunReport(this.state.run)) === undefined
  }

  /** The run in view, or the one that will be: what the learner does next is done to that. */
  get latest(): Pick<Wish, 'inputs' | 'into' | 'position'> {
    const { branch } = this.state
    return this.#sought?.goal.wish ?? { inputs: branch.inputs, into: branch, position: this.playhead.position }
  }

  /** Shows a run. A comparison by lever follows it: the traffic stays the same on both sides. */
  show(wish: Wish): void {
    this.#seek({ wish, against: this.#against })
  }

  /** Puts another run beside the one in view; null ends it. */
  compare(against: Against | null): void {
    this.#seek({ wish: this.#sought?.goal.wish ?? null, against })
  }

  stopComputing(): void {
    const { making, deeds = [] } = this.#sought ?? {}
    making?.stop()
    this.#sought = null
    // What waited for it shows as playing.
    if (deeds.length > 0) this.stop()
    this.store.setState({ computing: null })
  }

  /** See Player. */
  messages(request: number): ReturnType<Player['messages']> {
    const { run, branch } = this.state
    return run.requests.isFollowed(request) ? requestMessages(run, request) : this.#runs.messages(branch.inputs, request)
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
    const { id } = this.scene.steps[this.playhead.step]!
    if (this.learner.has('met', id) && !this.state.reached.includes(id)) this.store.setState({ reached: [...this.state.reached, id] })
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
    this.#sought?.making.stop()
    this.#runs.close()
    this.#ticker.stop()
    this.listeners.clear()
  }

  /** Keeps what was pressed for the run that is on its way; false when what is in view is what was meant. */
  #whenThere(deed: () => void): boolean {
    if (!this.#sought?.goal.wish) return false
    this.#sought = { ...this.#sought, deeds: [...this.#sought.deeds, deed] }
    return true
  }

  #look(position: number): void {
    this.#ticker.stop()
    this.playhead.seek(position)
    this.commit({ playing: false })
  }

  #tick(elapsedMs: number): void {
    const ended = this.playhead.advance(elapsedMs * this.state.speed)
    if (ended) this.#look(this.playhead.position)
    else if (this.playhead.commitIsDue(elapsedMs)) this.commit()
    else this.#emit()
  }

  #emit(): void {
    for (const listener of this.listeners) listener()
  }

  #otherPosition(comparison: PlayedRun): number {
    return comparisonPosition(this.playhead, comparison)
  }

  get #against(): Against | null {
    return this.#sought ? this.#sought.goal.against : againstOf(this.state.comparison)
  }

  /** What is in view stays until all runs of the goal are at hand: at once, where they are small. */
  #seek(goal: Goal): void {
    this.#sought?.making.stop()
    this.#sought = null
    const { inputs } = this.state.branch
    try {
      const found = pursue(runsFor(this.scene, goal, inputs), (wanted) => this.#runs.play(wanted, (progress) => this.#tell(goal, progress)))
      if (!(found instanceof Making)) return this.#arrive(goal, found)
      this.#sought = { goal, making: found, deeds: [] }
      this.#tell(goal, { timeUs: 0, requests: 0 })
      found.result.then(
        (runs) => this.#sought?.goal === goal && this.#arrive(goal, runs),
        (error: unknown) => this.#sought?.goal === goal && this.#fail(error),
      )
    } catch (error) {
      this.#fail(error)
    }
  }

  #tell(goal: Goal, { timeUs, requests }: Pick<RunProgress, 'timeUs' | 'requests'>): void {
    if (this.#sought?.goal !== goal) return
    const { run, branch } = this.state
    const { label, inputs } = goal.wish ?? { label: OTHER_LABEL, inputs: branch.inputs }
    this.store.setState({ computing: { label, inputs, requests, share: Math.min(1, timeUs / Math.max(1, run.endUs)) } })
  }

  #arrive({ wish }: Goal, { played, comparison }: Found): void {
    const deeds = this.#sought?.deeds ?? []
    this.#sought = null
    if (!wish || !played) return this.commit({ comparison, computing: null })
    const { label, into, again, playing } = wish
    const { inputs } = played
    const position = again ? played.dilation.steps[again.step]![again.at] : wish.position
    const branch = into?.inputs === inputs ? into : into ? this.branches.replace(into, inputs, label) : this.branches.add(inputs, label)
    this.playhead.load(played, position)
    this.commit({ branch, branches: this.branches.all, run: played.run, selection: null, playing, comparison, computing: null })
    if (playing) this.#ticker.start((elapsedMs) => this.#tick(elapsedMs))
    else this.#ticker.stop()
    for (const deed of deeds) deed()
  }

  #fail(error: unknown): void {
    this.#sought = null
    this.stop()
    this.store.setState({ computing: null, failure: error instanceof Error ? error : new Error(String(error)) })
  }
}
