/**
 * What a simulated process is, what it may yield, and the Task that carries it. A process is a
 * generator that yields effects; the kernel resumes it with the effect's result. What can be
 * waited for beside time, calls and tasks has files of its own: signal, resource, all, race, timeout.
 */
import { CancelledError, SimulationError, invariant } from './invariant'

/** A generator over virtual time that returns T. */
export type Process<T> = Generator<Effect, T, any>

/** What a process may yield: a wait in µs, a process that it calls, or what begins by itself (Spawn, a Task, a Signal ...). */
export type Effect = number | Process<unknown> | Startable

/** An effect that begins by itself: it holds the task, or leaves its result in `task.value` and the task goes on at once. */
export interface Startable {
  begin(task: Task, scheduler: Scheduler): void
}

/** Something that can keep a task waiting. */
export interface Waitable extends Startable {
  /** What is waited for, as in "request #3 waits for a worker at us-east". */
  readonly name: string
  /** The wait is over when other tasks end: those are what keeps it. */
  readonly onTasks: boolean
  /** The task waits no longer: it was cancelled or interrupted. What it had been given and did not yet take is given to the next. */
  leave(task: Task, scheduler: Scheduler): void
}

/** A task that waits for something that somebody must bring about. */
export interface Waiting {
  /** The request that the task works for; -1 when it is none's. */
  readonly request: number
  readonly waitsFor: Waitable
}

/** Who learns that a task has ended. */
export interface Listener {
  taskEnded(task: Task, scheduler: Scheduler): void
}

/** What effects ask of the kernel. "Wakes" means: behind the work that is already due at this instant. */
export interface Scheduler {
  /** Starts a process now; `listener` learns of its end. */
  spawn(process: Process<unknown>, request?: number, listener?: Listener): Task
  /** The task waits until somebody wakes it. */
  hold(task: Task, until: Waitable): void
  /** Wakes a task with the result of its wait. `giver` is told by leave() if the task ends before it could take it. */
  wake(task: Task, value: unknown, giver?: Waitable): void
  /** Wakes a task with an error that is thrown into it. */
  wakeToThrow(task: Task, error: unknown): void
  /** Ends a task from outside; see Kernel.cancel. */
  cancel(task: Task): void
}

/** The states of a task. From Returned on it has ended, and stays as it is. */
export const TaskState = { Due: 0, DueToThrow: 1, Sleeping: 2, Waiting: 3, Running: 4, Returned: 5, Failed: 6, Cancelled: 7 } as const
export type TaskState = (typeof TaskState)[keyof typeof TaskState]

/**
 * A process that was started, with its calls. A task is due (now, in its turn), sleeps (until a
 * time that is set), waits (until somebody else wakes it) or runs, until it has ended: it
 * returned, it failed, or it was cancelled.
 *
 * A process that yields a task waits for its end, and goes on with what it returned; the error of
 * a failed task is thrown into it, and a CancelledError if the task was cancelled. The fields
 * belong to the kernel; others read `ended` and `request`.
 */
export class Task implements Waitable, Listener {
  state: TaskState = TaskState.Due
  /** The request that this task works for now; -1 when it is none's. */
  request: number
  /** Its number among the sleepers of the kernel's event queue. */
  readonly slot: number
  /** The process that runs; null when the task has ended. */
  top: Process<unknown> | null
  /** Callers of `top`, innermost last; null until it calls somebody, as most tasks never do. */
  stack: Process<unknown>[] | null = null
  /** What it goes on with while it is due; what it returned or failed with after its end. */
  value: unknown = undefined
  /** What it waits for, or what has given it `value`. */
  waitsFor: Waitable | null = null
  /** Who learns of its end; null while there is nobody. */
  listeners: Listener[] | null

  constructor(process: Process<unknown>, request: number, slot: number, listener: Listener | undefined) {
    this.top = process
    this.request = request
    this.slot = slot
    this.listeners = listener ? [listener] : null
  }

  get ended(): boolean {
    return this.state >= TaskState.Returned
  }

  get name(): string {
    return 'another task'
  }

  get onTasks(): boolean {
    return true
  }

  /** What is thrown into those who wait for a task that did not return. */
  get failure(): unknown {
    return this.state === TaskState.Cancelled ? new CancelledError() : this.value
  }

  /** Another task waits for the end of this one. */
  begin(waiter: Task, scheduler: Scheduler): void {
    invariant(waiter !== this, 'a task waits for its own end, which cannot come')
    if (this.state === TaskState.Returned) waiter.value = this.value
    else if (this.ended) scheduler.wakeToThrow(waiter, this.failure)
    else {
      ;(this.listeners ??= []).push(waiter)
      scheduler.hold(waiter, this)
    }
  }

  leave(waiter: Task): void {
    const { listeners } = this
    const at = listeners?.indexOf(waiter) ?? -1
    if (at >= 0) listeners!.splice(at, 1)
  }

  /** The task that this one waited for has ended. */
  taskEnded(other: Task, scheduler: Scheduler): void {
    // Another listener of the same end may have ended this task a moment ago.
    if (this.waitsFor !== other) return
    if (other.state === TaskState.Returned) scheduler.wake(this, other.value)
    else scheduler.wakeToThrow(this, other.failure)
  }
}

/** Starts a process beside the one that yields this; the result is its Task. */
export class Spawn implements Startable {
  readonly #process: Process<unknown>
  readonly #request: number | undefined

  /** `request` is the one that it works for; the spawning task's own when absent. */
  constructor(process: Process<unknown>, request?: number) {
    this.#process = process
    this.#request = request
  }

  begin(task: Task, scheduler: Scheduler): void {
    task.value = scheduler.spawn(this.#process, this.#request ?? task.request)
  }
}

/** Waits for a number of microseconds. In a listing it reads `await wait(ms)`. */
export function* waitUs(us: number): Process<void> {
  yield us
}

/**
 * Listing files are written with async/await and compiled to processes by the listing plugin
 * (tools/vite/listings). These two casts are the only border between both spellings.
 */
export function asPromise<T>(process: Process<T>): Promise<T> {
  return process as unknown as Promise<T>
}

/** The process behind what a compiled listing function returned. */
export function asProcess<T>(promise: Promise<T>): Process<T> {
  if (promise instanceof Promise) {
    throw new SimulationError('a listing file ran without the listing plugin: its async functions are real promises')
  }
  return promise as unknown as Process<T>
}
