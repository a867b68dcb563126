/**
 * The tasks that go on at this very instant, first in, first out, each with the value it goes
 * on with. A ring: it grows to the most there ever are and allocates nothing after that.
 */
import type { Task } from './process'

/** A power of two, as every later capacity. */
const INITIAL_CAPACITY = 64

export class ReadyQueue {
  #tasks: (Task | null)[] = emptied(INITIAL_CAPACITY, null)
  #values: unknown[] = emptied(INITIAL_CAPACITY, undefined)
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** What the first task goes on with. */
  get firstValue(): unknown {
    return this.#values[this.#head]
  }

  push(task: Task, value: unknown): void {
    if (this.#size === this.#tasks.length) this.#grow()
    const at = (this.#head + this.#size++) & (this.#tasks.length - 1)
    this.#tasks[at] = task
    this.#values[at] = value
  }

  /** Removes the first task, which must be there, and returns it. */
  shift(): Task {
    const at = this.#head
    const task = this.#tasks[at]!
    // What has gone must not be kept alive from here.
    this.#tasks[at] = null
    this.#values[at] = undefined
    this.#head = (at + 1) & (this.#tasks.length - 1)
    this.#size--
    return task
  }

  /** Twice the room, the first task in front. */
  #grow(): void {
    this.#tasks = unrolled(this.#tasks, this.#head).concat(emptied(this.#size, null))
    this.#values = unrolled(this.#values, this.#head).concat(emptied(this.#size, undefined))
    this.#head = 0
  }
}

function emptied<T>(length: number, value: T): T[] {
  return Array.from({ length }, () => value)
}

function unrolled<T>(ring: readonly T[], head: number): T[] {
  return [...ring.slice(head), ...ring.slice(0, head)]
}
