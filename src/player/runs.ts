/**
 * Branches and their runs. A branch is its inputs; its run is made when it is first looked at
 * and kept, so that going back to it costs nothing.
 */
import { readingOf } from '../reading/reading'
import { run } from '../run/run'
import type { Inputs } from '../run/run.types'
import type { Reading } from '../reading/reading'
import type { Scene } from '../scene/types'
import { type Dilation, dilate } from './dilation'
import type { Branch } from './types'

export interface PlayedRun {
  readonly run: Reading
  readonly dilation: Dilation
}

/** A run is 24 bytes a record and about as much again for its index; the ones looked at last are kept. */
const MAX_KEPT_RUNS = 12
/** Branches that the learner can go back to. */
const MAX_BRANCHES = 24

export class Runs {
  branches: readonly Branch[] = []
  readonly #scene: Scene
  readonly #played = new Map<string, PlayedRun>()
  #nextId = 1

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** A new branch with these inputs, remembered under its label. */
  add(inputs: Inputs, label: string): Branch {
    const branch = { id: this.#nextId++, inputs, label }
    this.branches = [...this.branches.slice(-(MAX_BRANCHES - 1)), branch]
    return branch
  }

  /** Puts other inputs into a branch: a slider on its way makes one branch, not fifty. */
  replace(branch: Branch, inputs: Inputs, label: string): Branch {
    const changed = { ...branch, inputs, label }
    this.branches = this.branches.map((one) => (one.id === branch.id ? changed : one))
    return changed
  }

  play(inputs: Inputs): PlayedRun {
    const key = JSON.stringify(inputs)
    let played = this.#played.get(key)
    if (played) {
      this.#played.delete(key)
    } else {
      const made = readingOf(this.#scene, run(this.#scene, inputs))
      played = { run: made, dilation: dilate(made) }
    }
    this.#played.set(key, played)
    const oldest = this.#played.keys().next().value
    if (this.#played.size > MAX_KEPT_RUNS && oldest !== undefined) this.#played.delete(oldest)
    return played
  }
}
