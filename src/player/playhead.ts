/**
 * Where the playhead is: a position in one run, its presentation time, and the step whose end
 * it may not pass by itself.
 */
import { clampPosition, stepOfCount } from '../frame/frameAt'
import { countAt } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import type { Dilation } from '../frame/dilation'
import { asLinked } from './linkedTime'
import type { PlayedRun } from './runs.types'

/** React hears of a change this often at most (ms), and of mere progress less often. */
const COMMIT_MS = 110
const PROGRESS_MS = 220
/** "Previous" within this time of a step's start goes to the step before (ms of presentation). */
const NEAR_START_MS = 800
const TOLERANCE_MS = 1e-6

export class Playhead {
  position: number
  step = 0
  #played: PlayedRun
  #presentationMs = 0
  #sinceCommitMs = 0
  #committedCount = -1

  constructor(played: PlayedRun, position: number) {
    this.#played = played
    this.position = position
    this.load(played, position)
  }

  get dilation(): Dilation {
    return this.#played.dilation
  }

  /** The step has been played to its end. */
  get atStepEnd(): boolean {
    return this.#presentationMs >= this.dilation.steps[this.step]!.endMs - TOLERANCE_MS
  }

  get isNearStart(): boolean {
    return this.#presentationMs - this.dilation.steps[this.step]!.startMs < NEAR_START_MS
  }

  /** Presentation time as a share of the whole. */
  get share(): number {
    return this.dilation.totalMs === 0 ? 0 : this.#presentationMs / this.dilation.totalMs
  }

  /** Presentation time from a position to the playhead. */
  sinceMs(position: number): number {
    return this.#presentationMs - this.dilation.toPresentation(position)
  }

  startOf(step: number): number {
    return this.dilation.steps[step]!.start
  }

  endOf(step: number): number {
    return this.dilation.steps[step]!.end
  }

  positionAtShare(share: number): number {
    return this.dilation.toPosition(Math.max(0, Math.min(1, share)) * this.dilation.totalMs)
  }

  load(played: PlayedRun, position: number): void {
    this.#played = played
    this.seek(position)
  }

  seek(position: number): void {
    const { run } = this.#played
    const there = clampPosition(run, position)
    // A link to the beginning of a step names the step alone.
    this.position = this.dilation.steps.some(({ start }) => start === there) ? there : asLinked(there)
    this.step = stepOfCount(indexOf(run), countAt(run.trace, this.position))
    const { startMs, endMs, end } = this.dilation.steps[this.step]!
    // A link may lead to a ns before the end, which is then a part of a millisecond of presentation: it is the end all the same.
    this.#presentationMs = this.position >= asLinked(end) ? endMs : Math.max(startMs, Math.min(endMs, this.dilation.toPresentation(this.position)))
  }

  /** Goes on by presentation time; true when the step's end is reached. */
  advance(presentationMs: number): boolean {
    const { endMs, end } = this.dilation.steps[this.step]!
    this.#presentationMs = Math.min(endMs, this.#presentationMs + presentationMs)
    this.position = asLinked(this.atStepEnd ? end : this.dilation.toPosition(this.#presentationMs))
    return this.atStepEnd
  }

  /** Whether the store should hear of the playhead's way now. */
  commitIsDue(elapsedMs: number): boolean {
    this.#sinceCommitMs += elapsedMs
    if (this.#sinceCommitMs < COMMIT_MS) return false
    return this.#sinceCommitMs >= PROGRESS_MS || countAt(this.#played.run.trace, this.position) !== this.#committedCount
  }

  committed(): void {
    this.#sinceCommitMs = 0
    this.#committedCount = countAt(this.#played.run.trace, this.position)
  }
}
