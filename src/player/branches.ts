/**
 * Branches: the runs that the learner has seen, by their inputs, to go back to.
 */
import type { Inputs } from '../run/run.types'
import type { Branch } from './types'

/** Branches that the learner can go back to. */
const MAX_BRANCHES = 24

export class Branches {
  all: readonly Branch[] = []
  #nextId = 1

  /** A new branch with these inputs, remembered under its label. */
  add(inputs: Inputs, label: string): Branch {
    const branch = { id: this.#nextId++, inputs, label }
    this.all = [...this.all.slice(-(MAX_BRANCHES - 1)), branch]
    return branch
  }

  /** Puts other inputs into a branch: a slider on its way makes one branch, not fifty. */
  replace(branch: Branch, inputs: Inputs, label: string): Branch {
    const changed = { ...branch, inputs, label }
    this.all = this.all.map((one) => (one.id === branch.id ? changed : one))
    return changed
  }
}
