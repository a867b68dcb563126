/**
 * Runs and where they are made: a small one here and at once, a long one on another thread. Which is which is found by
 * trying (docs/decisions/016-long-runs-are-found-by-trying.md). What was made is kept, so that going back to it costs nothing.
 */
import { requestMessages } from '../frame/requestMessages'
import type { RequestMessage } from '../frame/requestMessages.types'
import { type Reading, readingOf } from '../reading/reading'
import { indexParts } from '../reading/indexColumns'
import { adoptIndex } from '../reading/traceIndex'
import { RunInProgress } from '../run/run'
import type { Inputs, Run } from '../run/run.types'
import type { Scene } from '../scene/types'
import { SimulationError } from '../engine/invariant'
import { dilationOf } from '../frame/dilation'
import { type OnProgress, Making, type Wants, after, pursue } from './making'
import type { PagePort } from './remote/protocol'
import type { RemoteRuns } from './remote/remoteRuns'
import type { PlayedRun } from './runs.types'

/** The runs that were looked at last are kept: so many, and no more than with so many records in all (50 bytes each, its index included). */
const MAX_KEPT_RUNS = 12
const MAX_KEPT_RECORDS = 10_000_000

/**
 * Events of a run before the first pause while a page begins; from pause to pause there are twice as many, up to the most.
 * On a phone an event takes half a millisecond when its code runs for the first time, and a hundredth of that later.
 */
const FIRST_SLICE = 16
const MOST_SLICE = 128

/** The thread that makes long runs, and which they are. */
export interface Elsewhere {
  /** Starts it. */
  readonly connect: () => Promise<PagePort>
  /** Events of a run that the page makes by itself. */
  readonly atOnce: number
}

export class Runs {
  readonly #scene: Scene
  /** null: every run is made here, however long it takes. */
  #elsewhere: Elsewhere | null
  #remote: Promise<RemoteRuns> | null = null
  /** The one that was looked at last comes last. */
  readonly #played: Map<string, PlayedRun>
  #isLong = false

  constructor(scene: Scene, elsewhere: Elsewhere | null = null, played = new Map<string, PlayedRun>()) {
    this.#scene = scene
    this.#elsewhere = elsewhere
    this.#played = played
  }

  /** For the next player of the scene: what one of them has made, the other has at hand. Each closes its own thread. */
  next(): Runs {
    return new Runs(this.#scene, this.#elsewhere, this.#played)
  }

  /** The run of these inputs; equal inputs, equal runs. */
  play(inputs: Inputs, onProgress: OnProgress = () => undefined): PlayedRun | Making<PlayedRun> {
    const key = JSON.stringify(inputs)
    const kept = this.#played.get(key)
    if (kept) return this.#keep(key, kept)
    const made = this.#make(inputs, undefined, (reading) => reading, (remote) => remote.run(inputs, onProgress))
    const played = (run: Reading): PlayedRun => this.#keep(key, { run, dilation: dilationOf(run) })
    return made instanceof Making ? after(made, played) : played(made)
  }

  /**
   * Makes the runs that `wants` asks for, so that play() has them at hand: in slices, with a pause after each. One that is
   * too long for this thread is left to play().
   */
  async prepare(wants: Wants<unknown>, pause: () => Promise<void>): Promise<void> {
    let step = wants.next()
    while (!step.done) {
      const played = await this.#inSlices(step.value, pause)
      if (!played) return
      step = wants.next(played)
    }
  }

  /** Waits until play() has what `wants` asks for, wherever that is made; throws what a run throws. */
  async made(wants: Wants<unknown>, onProgress?: OnProgress): Promise<void> {
    const making = pursue(wants, (inputs) => this.play(inputs, onProgress))
    if (making instanceof Making) await making.result
  }

  async #inSlices(inputs: Inputs, pause: () => Promise<void>): Promise<PlayedRun | null> {
    const key = JSON.stringify(inputs)
    const kept = this.#played.get(key)
    if (kept) return this.#keep(key, kept)
    if (this.#elsewhere && this.#isLong) return null
    const making = new RunInProgress(this.#scene, inputs)
    let made: Run | null = null
    let slice = FIRST_SLICE
    for (let events = 0; !made && events < (this.#elsewhere?.atOnce ?? Infinity); ) {
      await pause()
      made = making.advance(slice)
      events += slice
      slice = Math.min(MOST_SLICE, slice * 2)
    }
    this.#isLong = made === null
    if (!made) return null
    const run = readingOf(this.#scene, made)
    const parts = indexParts(run)
    let part = parts.next()
    while (!part.done) {
      await pause()
      part = parts.next()
    }
    adoptIndex(run, part.value)
    await pause()
    const dilation = dilationOf(run)
    await pause()
    return this.#keep(key, { run, dilation })
  }

  /** The messages of one request of that run, with their headers: a run keeps those of its followed requests only, so it is made again. */
  messages(inputs: Inputs, request: number): readonly RequestMessage[] | Making<readonly RequestMessage[]> {
    return this.#make(inputs, request, (reading) => requestMessages(reading, request), (remote) => remote.messages(inputs, request))
  }

  /** Ends its thread; a run that is asked for afterwards begins another one. */
  close(): void {
    this.#remote?.then((remote) => remote.close(), () => undefined)
    this.#remote = null
  }

  #make<T>(inputs: Inputs, keep: number | undefined, read: (reading: Reading) => T, ask: (remote: RemoteRuns) => Making<T>): T | Making<T> {
    const here = this.#tryHere(inputs, keep)
    if (here) return read(here)
    const made = after(new Making(this.#reach(), () => undefined), ask)
    // Without the other thread the page stands still until the run is made, and has it all the same.
    const result = made.result.catch((error: unknown) => {
      if (error instanceof SimulationError) throw error
      this.#elsewhere = null
      return read(this.#tryHere(inputs, keep)!)
    })
    return new Making(result, made.stop)
  }

  /** null when it is too long to be made at once and can be made elsewhere. A scene whose last run was long is not tried. */
  #tryHere(inputs: Inputs, keep: number | undefined): Reading | null {
    if (this.#elsewhere && this.#isLong) return null
    const made = new RunInProgress(this.#scene, inputs, { keep }).advance(this.#elsewhere?.atOnce ?? Infinity)
    this.#isLong = made === null
    return made && readingOf(this.#scene, made)
  }

  #reach(): Promise<RemoteRuns> {
    return (this.#remote ??= Promise.all([import('./remote/remoteRuns'), this.#elsewhere!.connect()]).then(([{ RemoteRuns: Remote }, port]) => new Remote(this.#scene, port)))
  }

  #keep(key: string, played: PlayedRun): PlayedRun {
    // One that has turned out small, after a lever say, is tried here the next time.
    this.#isLong &&= played.run.trace.length > (this.#elsewhere?.atOnce ?? 0) / 2
    this.#played.delete(key)
    this.#played.set(key, played)
    let records = 0
    for (const [place, [old, { run }]] of [...this.#played].reverse().entries()) {
      records += run.trace.length
      if (place > 0 && (place >= MAX_KEPT_RUNS || records > MAX_KEPT_RECORDS)) this.#played.delete(old)
    }
    return played
  }
}
