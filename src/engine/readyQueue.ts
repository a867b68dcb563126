/**
 * The tasks that go on at this very instant, first in, first out. A ring: it grows to the most
 * there ever are and allocates nothing after that.
 */
import type { Task } from './process'

/** A power of two, as every later capacity. */
const INITIAL_CAPACITY = 64

export class ReadyQueue {
  #tasks: (Task | null)[] = empty(INITIAL_CAPACITY)
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  push(task: Task): void {
    if (this.#size === this.#tasks.length) this.#grow()
    this.#tasks[(this.#head + this.#size++) & (this.#tasks.length - 1)] = task
  }

  /** Removes the first task, which must be there, and returns it. */
  shift(): Task {
    const task = this.#tasks[this.#head]!
    // What has gone must not be kept alive from here.
    this.#tasks[this.#head] = null
    this.#head = (this.#head + 1) & (this.#tasks.length - 1)
    this.#size--
    return task
  }

  /** Twice the room, the first task in front. */
  #grow(): void {
    this.#tasks = [...this.#tasks.slice(this.#head), ...this.#tasks.slice(0, this.#head), ...empty(this.#size)]
    this.#head = 0
  }
}

function empty(length: number): (Task | null)[] {
  return Array.from({ length }, () => null)
}
