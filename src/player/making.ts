/**
 * Things that are at hand or on their way. Whoever wants several runs, one after the other, writes a generator that yields
 * the inputs of each and is handed the run: it goes through at once where every run is small, and waits where one is long.
 */
import type { RunProgress } from '../run/run'
import type { Inputs } from '../run/run.types'
import type { PlayedRun } from './runs.types'

export type OnProgress = (progress: RunProgress) => void

/** Something that is being made elsewhere. */
export class Making<T> {
  /** Stays open for ever when it was stopped. */
  readonly result: Promise<T>
  /** Nobody wants it any more. */
  readonly stop: () => void

  constructor(result: Promise<T>, stop: () => void) {
    this.result = result
    this.stop = stop
  }
}

/** Yields inputs, is given their runs, and returns what it was after. */
export type Wants<T> = Generator<Inputs, T, PlayedRun>
export type Play = (inputs: Inputs) => PlayedRun | Making<PlayedRun>

/** What `wants` returns: at once when every run is, else later. */
export function pursue<T>(wants: Wants<T>, play: Play): T | Making<T> {
  return goOn(wants, play, wants.next())
}

function goOn<T>(wants: Wants<T>, play: Play, from: IteratorResult<Inputs, T>): T | Making<T> {
  let step = from
  while (!step.done) {
    const made = play(step.value)
    if (made instanceof Making) return after(made, (played) => goOn(wants, play, wants.next(played)))
    step = wants.next(made)
  }
  return step.value
}

/** What `next` makes of a thing when it has come; stopping stops whichever of the two is being made. */
export function after<T, R>(first: Making<T>, next: (value: T) => R | Making<R>): Making<R> {
  let stop: (() => void) | null = first.stop
  const result = first.result.then((value) => {
    if (!stop) return new Promise<R>(() => undefined)
    const made = next(value)
    if (!(made instanceof Making)) return made
    stop = made.stop
    return made.result
  })
  return new Making(result, () => {
    stop?.()
    stop = null
  })
}
