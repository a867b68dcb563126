/**
 * A counted resource with a queue: workers of an origin, connections, permits. It does not know
 * what a unit is; a bound on the queue is the caller's business (`waiting`).
 */
import { invariant } from './invariant'
import type { Process, Scheduler, Task, Waitable } from './process'

/**
 * So many units, handed out first come, first served. A waiter that is cancelled or interrupted
 * leaves the queue, and a unit that it had been given but did not take goes to the next.
 *
 *     const workers = new Resource(kernel, 1, 'a worker')
 *     yield* workers.use(waitUs(8000))   //  0 ms: has the worker until 8 ms
 *     yield* workers.use(waitUs(8000))   //  in another process, 1 ms: waits until 8 ms, then works until 16 ms
 */
export class Resource implements Waitable {
  readonly name: string
  readonly onTasks = false
  readonly #scheduler: Scheduler
  readonly #waiters: Task[] = []
  #capacity: number
  #free: number

  constructor(scheduler: Scheduler, capacity: number, name: string) {
    invariant(Number.isInteger(capacity) && capacity > 0, `${name}: there are ${capacity}, and it takes a whole number of at least one`)
    this.#scheduler = scheduler
    this.#capacity = capacity
    this.name = name
    this.#free = capacity
  }

  /** How many there are, handed out or not. */
  get capacity(): number {
    return this.#capacity
  }

  /** There are more or fewer from now on. Who has a unit keeps it, also when there are more in use than there are for a while. */
  resize(capacity: number): void {
    this.#free += capacity - this.#capacity
    this.#capacity = capacity
    this.#handOut()
  }

  /** Units that nobody has; below 0 when more are in use than there are. */
  get free(): number {
    return this.#free
  }

  /** Tasks in the queue. */
  get waiting(): number {
    return this.#waiters.length
  }

  /** Runs the process with a unit, which is free again when the process has returned, failed or been ended. */
  *use<T>(process: Process<T>): Process<T> {
    yield this
    try {
      return yield* process
    } finally {
      this.#release()
    }
  }

  begin(task: Task): void {
    if (this.#free > 0) {
      this.#free--
      return
    }
    this.#waiters.push(task)
    this.#scheduler.hold(task, this)
  }

  leave(task: Task): void {
    const at = this.#waiters.indexOf(task)
    if (at >= 0) this.#waiters.splice(at, 1)
    else this.#release()
  }

  #release(): void {
    this.#free++
    this.#handOut()
  }

  /** What is free goes to those that have waited longest; nobody who comes now can be faster. */
  #handOut(): void {
    while (this.#free > 0 && this.#waiters.length > 0) {
      this.#free--
      this.#scheduler.wake(this.#waiters.shift()!, undefined, this)
    }
  }
}
