/**
 * What a simulated process is, and what it may wait for. A process is a generator that
 * yields effects; the kernel resumes it with the effect's result.
 */
import { SimulationError } from './invariant'

/** Waits that a process may yield: a number of µs, another process, a task or a signal. */
export type Effect = number | Process<unknown> | Task | Signal | Spawn | Race

/** A generator over virtual time that returns T. */
export type Process<T> = Generator<Effect, T, any>

/** Starts a process beside the one that yields this; the result is its Task. */
export class Spawn {
  readonly process: Process<unknown>
  /** The request that it works for; the spawning task's own when absent. */
  readonly request: number | undefined
  constructor(process: Process<unknown>, request?: number) {
    this.process = process
    this.request = request
  }
}

/** Waits for the first of several tasks; the result is { index, value }. The others are ended. */
export class Race {
  readonly tasks: readonly Task[]
  constructor(tasks: readonly Task[]) {
    this.tasks = tasks
  }
}

/** A running process with its call stack. Yield it to wait for its result. */
export class Task {
  /** The request that this task works for; -1 when it is none's. */
  request: number
  top: Process<unknown> | null
  /** Callers of `top`, innermost last; null until it calls somebody, as most tasks never do. */
  stack: Process<unknown>[] | null = null
  /** Tasks that wait for this one; null while there are none. */
  waiters: Task[] | null = null
  race: Race | null = null
  slot = -1
  /** An event in the queue will resume it. */
  sleeping = false
  done = false
  /** It ended with an error, which is its result. */
  failed = false
  /** Its next resumption throws the value into it. */
  rethrow = false
  result: unknown = undefined

  constructor(process: Process<unknown>, request: number) {
    this.top = process
    this.request = request
  }
}

/** A place to wait until somebody fires it. Waiters resume first come, first served. */
export class Signal {
  readonly waiters: Task[] = []
}

/** Runs processes side by side and returns their results in the given order. */
export function* all<T>(processes: readonly Process<T>[]): Process<T[]> {
  const tasks: Task[] = []
  for (const process of processes) tasks.push((yield new Spawn(process)) as Task)
  const results: T[] = []
  for (const task of tasks) results.push((yield task) as T)
  return results
}

/** Runs processes side by side, returns the first to finish and ends the others. */
export function* race<T>(processes: readonly Process<T>[]): Process<{ index: number; value: T }> {
  if (processes.length === 0) throw new SimulationError('race() needs at least one process')
  const tasks: Task[] = []
  for (const process of processes) tasks.push((yield new Spawn(process)) as Task)
  return (yield new Race(tasks)) as { index: number; value: T }
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
