/** Runs that are asked of and not shown: the scene as it plays by itself, and others that a part wants to read. */
import type { Reading } from '../reading/reading'
import { RunReport } from '../reading/report'
import { defaultInputs } from '../run/run'
import type { Inputs } from '../run/run.types'
import type { Scene } from '../scene/types'
import { Making, type Wants } from './making'
import type { Runs } from './runs'

export class OtherRuns {
  readonly #scene: Scene
  readonly #runs: Runs
  #unchanged: RunReport | Promise<RunReport> | null = null

  constructor(scene: Scene, runs: Runs) {
    this.#scene = scene
    this.#runs = runs
  }

  /** See Player. */
  unchanged(): RunReport | Promise<RunReport> {
    if (this.#unchanged) return this.#unchanged
    const made = this.#runs.play(defaultInputs(this.#scene))
    if (!(made instanceof Making)) return (this.#unchanged = new RunReport(made.run))
    return (this.#unchanged = made.result.then(({ run }) => (this.#unchanged = new RunReport(run))))
  }

  /** See Player. */
  async other(inputs: Inputs, pause: () => Promise<void>): Promise<Reading> {
    await this.#runs.prepare((function* (): Wants<void> { yield inputs })(), pause)
    const made = this.#runs.play(inputs)
    return (made instanceof Making ? await made.result : made).run
  }
}
