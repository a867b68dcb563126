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
  readonly capacity: number
  readonly #scheduler: Scheduler
  readonly #waiters: Task[] = []
  #free: number

  constructor(scheduler: Scheduler, capacity: number, name: string) {
    invariant(Number.isInteger(capacity) && capacity > 0, `${name}: there are ${capacity}, and it takes a whole number of at least one`)
    this.#scheduler = scheduler
    this.capacity = capacity
    this.name = name
    this.#free = capacity
  }

  /** Units that nobody has. */
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

  /** The unit goes to the one that has waited longest; nobody who comes now can be faster. */
  #release(): void {
    const next = this.#waiters.shift()
    if (next) this.#scheduler.wake(next, undefined, this)
    else this.#free++
  }
}
