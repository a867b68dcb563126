/**
 * What the player knows and what it can be told. The playhead itself moves sixty times a
 * second and is not in this state; `frame` is renewed when something discrete has changed,
 * ten times a second at most.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { OutcomeName } from '../trace/traceKinds'
import type { Frame, PacketBuffer } from '../frame/types'
import type { RequestMessage } from '../frame/requestMessages.types'
import type { Deed, Inputs } from '../run/run.types'
import type { Reading } from '../reading/reading'
import type { Scene } from '../scene/types'
import type { RunReport } from '../reading/report'
import type { LearnerLog } from './learner'
import type { Making } from './making'
import type { PlayedRun } from './runs.types'

export const SPEEDS = [0.125, 0.25, 0.5, 1, 2, 4, 8] as const

/** One run that the learner has seen, with the words that tell it from the others. */
export interface Branch {
  readonly id: number
  readonly label: string
  readonly inputs: Inputs
}

export type Selection =
  | { readonly kind: 'request'; readonly request: number }
  | { readonly kind: 'slot'; readonly node: number; readonly slot: number }
  /** All that a cache holds. */
  | { readonly kind: 'cache'; readonly node: number }
  /** The way that a client's packets go. */
  | { readonly kind: 'way'; readonly client: number }
  /** A point of the map, as cdn/net/spot writes it. */
  | { readonly kind: 'spot'; readonly place: string }

/** The run in view, or the one that it is compared with. */
export type ComparedSide = 'main' | 'other'

/** The other run of a comparison, at the same moment. */
export interface Comparison extends PlayedRun {
  readonly branch: Branch
  readonly frame: Frame
  /** The lever that makes the difference; null when two branches are compared. */
  readonly lever: { readonly name: string; readonly value: LeverValue } | null
}

/** A run that is being made elsewhere; what is in view stays there until it comes. */
export interface Computing {
  /** What it will be called. */
  readonly label: string
  /** What it is made from: levers stand where they were put, although the run in view does not know. */
  readonly inputs: Inputs
  /** How much of its virtual time is done, 0 to 1, by the length of the run in view. */
  readonly share: number
  /** Requests that its users have sent so far. */
  readonly requests: number
}

export interface PlayerState {
  readonly scene: Scene
  readonly run: Reading
  readonly frame: Frame
  readonly branch: Branch
  readonly branches: readonly Branch[]
  readonly comparison: Comparison | null
  /** null when all that was asked for is in view. */
  readonly computing: Computing | null
  /** What a run was ended by; the scene cannot go on from there. */
  readonly failure: Error | null
  readonly playing: boolean
  readonly speed: number
  readonly step: number
  /** The step has been played to its end. */
  readonly atStepEnd: boolean
  readonly selection: Selection | null
  /** Index of the chosen option by step id. */
  readonly predictions: Readonly<Record<string, number>>
  /** Ids of the steps whose task was done: once done it stays so. */
  readonly reached: readonly string[]
  /** Index of the option that was last chosen as the answer to the scene's question. */
  readonly answer: number | null
  /** A sentence about something that was not as expected (a malformed link, say). */
  readonly notice: string | null
}

export interface PlayerCommands {
  play(): void
  pause(): void
  toggle(): void
  /** Moves the playhead to a position in µs of virtual time. */
  seek(positionUs: number): void
  /** To a share 0..1 of the timeline as it is drawn. */
  seekShare(share: number): void
  goToStep(index: number): void
  nextStep(): void
  previousStep(): void
  /** One event forwards (1) or back (-1): the next moment at which something else is to be seen. */
  stepFrame(direction: 1 | -1): void
  setSpeed(speed: number): void
  setLever(name: string, value: LeverValue): void
  /** As the scene plays it: no lever is set, and requests and acts of the learner are gone, too. */
  resetLevers(): void
  /** The step on view from its beginning, in the run of other inputs: a branch with this label. */
  playAgain(inputs: Inputs, label: string): void
  send(client: string): void
  /** Does what the scene declares among its acts under this name; with one of its options, where it has some. */
  act(name: string, choice?: string): void
  setSeed(seed: number): void
  /** Side by side with the same traffic and this lever at another value; null ends it. */
  compareLever(name: string, value: LeverValue): void
  compareBranch(id: number): void
  endComparison(): void
  goToBranch(id: number): void
  /** Gives up what is being computed: the run in view stays, and levers go back to where they stand in it. */
  stopComputing(): void
  select(selection: Selection | null): void
  predict(step: string, option: number): void
  /** Answers the scene's question. */
  answer(option: number): void
  dismissNotice(): void
}

/** The part of the state that a link carries. */
export interface LinkState {
  readonly step?: string
  readonly timeUs?: number
  readonly seed?: number
  readonly levers: LeverValues
  readonly acts: readonly LinkedAct[]
  /** Hash of what the link's author had seen; a link without acts has none, nor had those of earlier versions. */
  readonly saw?: string
  /** The page plays when it has opened. */
  readonly plays?: boolean
}

/**
 * An act as links carry it: by the step in which it was done and the time since that began, so
 * that it stays in its place when an earlier step is edited. Without a step, as in links of
 * earlier versions, by the time since the run began.
 */
export type LinkedAct = Deed & { readonly step?: string; readonly sinceUs: number }

/** How the run is laid out on the transport's line; shares run from 0 to 1 of its length. */
export interface Timeline {
  /** One per step. */
  readonly steps: readonly { readonly startShare: number; readonly endShare: number }[]
  /** One per answered request, in time order; thinned to at most 400. */
  readonly marks: readonly { readonly share: number; readonly outcome: OutcomeName; readonly request: number }[]
  /** What the learner did, in the order of time. */
  readonly acts: readonly { readonly share: number; readonly label: string }[]
}

/** What the app hands around: the store, the commands, and the parts that move every frame. */
export interface Player {
  readonly store: StoreApi<PlayerState>
  readonly commands: PlayerCommands
  /** What the learner has done here so far, and what comes next. */
  readonly learner: LearnerLog
  timeline(): Timeline
  /**
   * The scene as it plays by itself, without anything that the learner has done: what fixed sentences are judged by (the
   * quiz and its reason, a prediction and its reason, the takeaway). The run in view is not asked, because its levers may
   * make those sentences false.
   */
  unchanged(): RunReport | Promise<RunReport>
  /** Whether the learner moved no lever in the middle of a step of the run in view, so that its task can be judged. */
  isSettled(step: number): boolean
  /** The run of other inputs, made in slices with a pause after each, and on another thread where it is long. What is in view stays. */
  other(inputs: Inputs, pause: () => Promise<void>): Promise<Reading>
  /** Messages of a request of the run in view, with their headers; later when the run must be made again for them. */
  messages(request: number): readonly RequestMessage[] | Making<readonly RequestMessage[]>
  /** Share of the timeline at the playhead, exact, for imperative drawing. */
  share(): number
  /** Virtual time at the playhead (ms), for imperative drawing. */
  timeMs(): number
  /** Fills the buffer with the messages in flight at the playhead, of the run in view or of the other one. */
  packets(out: PacketBuffer, which?: ComparedSide): void
  /** Calls back after every change of the playhead; returns the way to stop it. */
  onTick(listener: () => void): () => void
  destroy(): void
}
