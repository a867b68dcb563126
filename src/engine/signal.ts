/**
 * A place to wait until something happens. It keeps no count: what is fired while nobody waits is
 * lost. For things that are handed out one at a time see resource.ts.
 */
import type { Scheduler, Task, Waitable } from './process'

/**
 * Yield it to wait; the result is the value it is fired with. Waiters go on first come, first served.
 *
 *     const arrived = new Signal('the copy')
 *     const copy = yield arrived          // in one process
 *     arrived.fire(kernel, copy)          // in another
 */
export class Signal implements Waitable {
  readonly name: string
  readonly onTasks = false
  readonly #waiters: Task[] = []

  constructor(name = 'a signal') {
    this.name = name
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiters.length
  }

  begin(task: Task, scheduler: Scheduler): void {
    this.#waiters.push(task)
    scheduler.hold(task, this)
  }

  /** Wakes everything that waits, in the order it came. */
  fire(scheduler: Scheduler, value?: unknown): void {
    for (const task of this.#waiters.splice(0)) scheduler.wake(task, value)
  }

  /**
   * Wakes the one that has waited longest, if any does. A wake-up is not lost to a task that is
   * cancelled before it goes on: the next one has it, as with Java's notify (JLS 17.2.4).
   */
  fireOne(scheduler: Scheduler, value?: unknown): void {
    const task = this.#waiters.shift()
    if (task) scheduler.wake(task, value, this)
  }

  leave(task: Task, scheduler: Scheduler): void {
    const at = this.#waiters.indexOf(task)
    if (at >= 0) this.#waiters.splice(at, 1)
    else this.fireOne(scheduler, task.value)
  }
}
