/**
 * The scheduler: virtual time, a total order of events, and processes that wait for each
 * other. It knows no network and no cache. Zero-delay work runs first in, first out, before
 * the clock moves; everything else leaves the queue by (time, priority, sequence).
 */
import { EventQueue } from './eventQueue'
import { BoundError, SimulationError, invariant } from './invariant'
import { type Effect, type Process, Race, Signal, Spawn, Task } from './process'
import { ReadyQueue } from './readyQueue'

/** Sequence numbers fill 2^48; the priority stands above them in the same exact double. */
const PRIORITY_UNIT = 2 ** 48

/** At one instant, learners' inputs come before traffic. */
export const Priority = { Input: 0, Normal: 1, Late: 2 } as const

export interface KernelBounds {
  maxEvents: number
  maxTasks: number
  maxDepth: number
}

export const DEFAULT_BOUNDS: KernelBounds = { maxEvents: 20_000_000, maxTasks: 200_000, maxDepth: 100 }

export class Kernel {
  nowUs = 0
  events = 0
  /** The request that the running task works for. */
  request = -1
  readonly #queue = new EventQueue()
  readonly #ready = new ReadyQueue()
  readonly #tasks: (Task | null)[] = []
  readonly #freeSlots: number[] = []
  readonly #bounds: KernelBounds
  #sequence = 0

  constructor(bounds: Partial<KernelBounds> = {}) {
    this.#bounds = { ...DEFAULT_BOUNDS, ...bounds }
  }

  /** Starts a process now, behind the work that is already due. */
  spawn(process: Process<unknown>, request = -1): Task {
    const task = this.#admit(process, request)
    this.#ready.push(task, undefined)
    return task
  }

  /** Starts a process at a time in µs, not before now. */
  spawnAt(timeUs: number, process: Process<unknown>, request = -1, priority: number = Priority.Normal): Task {
    invariant(timeUs >= this.nowUs, `a process cannot start at ${timeUs} µs: it is ${this.nowUs} µs already`)
    const task = this.#admit(process, request)
    task.sleeping = true
    this.#queue.push(timeUs, this.#order(priority), task.slot)
    return task
  }

  /** Wakes everything that waits for the signal, in the order it came. */
  fire(signal: Signal, value?: unknown): void {
    const waiters = signal.waiters.splice(0)
    for (const task of waiters) this.#ready.push(task, value)
  }

  /** Wakes the one that has waited longest, if any does. */
  fireOne(signal: Signal, value?: unknown): void {
    const task = signal.waiters.shift()
    if (task) this.#ready.push(task, value)
  }

  /** Runs until nothing is due at or before `untilUs`; the clock then stands at `untilUs` if it is finite. */
  run(untilUs = Infinity): void {
    this.#drain()
    while (this.#queue.size > 0 && this.#queue.nextTimeUs <= untilUs) {
      const timeUs = this.#queue.nextTimeUs
      const task = this.#tasks[this.#queue.pop()]!
      task.sleeping = false
      // A sleeper that was ended leaves the queue unheard: it does not move the clock.
      if (task.done) {
        this.#free(task)
        continue
      }
      this.nowUs = timeUs
      if (++this.events > this.#bounds.maxEvents) throw new BoundError('events', this.#bounds.maxEvents)
      this.#resume(task, undefined)
      if (this.#ready.size > 0) this.#drain()
    }
    if (untilUs !== Infinity && untilUs > this.nowUs) this.nowUs = untilUs
  }

  #order(priority: number): number {
    return priority * PRIORITY_UNIT + this.#sequence++
  }

  #admit(process: Process<unknown>, request: number): Task {
    const task = new Task(process, request)
    const slot = this.#freeSlots.pop()
    if (slot !== undefined) {
      task.slot = slot
    } else {
      task.slot = this.#tasks.length
      if (task.slot >= this.#bounds.maxTasks) throw new BoundError('live processes', this.#bounds.maxTasks)
    }
    this.#tasks[task.slot] = task
    return task
  }

  #drain(): void {
    while (this.#ready.size > 0) {
      const value = this.#ready.firstValue
      const task = this.#ready.shift()
      if (++this.events > this.#bounds.maxEvents) throw new BoundError('events', this.#bounds.maxEvents)
      if (!task.done) this.#resume(task, value)
    }
  }

  #resume(task: Task, resumeWith: unknown): void {
    let value = resumeWith
    let thrown = task.rethrow
    task.rethrow = false
    this.request = task.request
    for (;;) {
      let step: IteratorResult<Effect, unknown>
      try {
        step = thrown ? task.top!.throw(value) : task.top!.next(value)
        thrown = false
      } catch (error) {
        if (error instanceof BoundError) throw error
        task.top = task.stack?.pop() ?? null
        if (!task.top) return this.#fail(task, error)
        thrown = true
        value = error
        continue
      }
      if (step.done) {
        if (isProcess(step.value)) {
          // `return next(req)` without await: the result is what that process will return.
          task.top = step.value
          value = undefined
          continue
        }
        task.top = task.stack?.pop() ?? null
        if (!task.top) return this.#finish(task, step.value)
        value = step.value
        continue
      }
      const effect = step.value
      if (typeof effect === 'number') return this.#sleep(task, effect)
      if (this.#start(task, effect)) return
      value = this.#immediate
    }
  }

  #immediate: unknown = undefined

  #sleep(task: Task, us: number): void {
    if (us === 0) return this.#ready.push(task, undefined)
    if (!(us > 0 && Number.isInteger(us))) {
      throw new SimulationError(`a process waited for ${us}: waits are whole microseconds, not negative`)
    }
    task.sleeping = true
    this.#queue.push(this.nowUs + us, PRIORITY_UNIT * Priority.Normal + this.#sequence++, task.slot)
  }

  /** Begins an effect; true when the task must now wait, false when `#immediate` holds its result. */
  #start(task: Task, effect: Exclude<Effect, number>): boolean {
    this.#immediate = undefined
    if (effect instanceof Spawn) {
      this.#immediate = this.spawn(effect.process, effect.request ?? task.request)
      return false
    }
    if (effect instanceof Task) return this.#join(task, effect)
    if (effect instanceof Signal) {
      effect.waiters.push(task)
      return true
    }
    if (effect instanceof Race) return this.#race(task, effect)
    if (isProcess(effect)) {
      const stack = (task.stack ??= [])
      if (stack.length >= this.#bounds.maxDepth) throw new BoundError('nested calls', this.#bounds.maxDepth)
      stack.push(task.top!)
      task.top = effect
      return false
    }
    if ((effect as unknown) instanceof Promise) {
      throw new SimulationError('a process awaited a real promise: virtual time cannot wait for wall-clock work')
    }
    this.#immediate = effect
    return false
  }

  #join(task: Task, other: Task): boolean {
    if (other.done && !other.failed) {
      this.#immediate = other.result
      return false
    }
    if (other.done) {
      task.rethrow = true
      this.#ready.push(task, other.result)
      return true
    }
    waitFor(other, task)
    return true
  }

  #race(task: Task, race: Race): boolean {
    const finished = race.tasks.findIndex((other) => other.done)
    if (finished >= 0) {
      this.#immediate = this.#settleRace(race, race.tasks[finished]!)
      return false
    }
    task.race = race
    for (const other of race.tasks) waitFor(other, task)
    return true
  }

  #settleRace(race: Race, winner: Task): { index: number; value: unknown } {
    for (const other of race.tasks) if (!other.done) this.#end(other)
    return { index: race.tasks.indexOf(winner), value: winner.result }
  }

  /** Ends a task from outside: its finally blocks run, nobody learns a result. */
  #end(task: Task): void {
    task.waiters = null
    for (let top = task.top; top; top = task.stack?.pop() ?? null) top.return(undefined)
    task.top = null
    this.#release(task)
  }

  #finish(task: Task, result: unknown): void {
    task.result = result
    this.#release(task)
    this.#wake(task)
  }

  #fail(task: Task, error: unknown): void {
    if (!task.waiters) throw error
    task.result = error
    task.failed = true
    this.#release(task)
    this.#wake(task)
  }

  #wake(task: Task): void {
    const { waiters } = task
    if (!waiters) return
    task.waiters = null
    for (const waiter of waiters) {
      if (waiter.done) continue
      const race = waiter.race
      waiter.race = null
      waiter.rethrow = task.failed
      const value = race && !task.failed ? this.#settleRace(race, task) : task.result
      this.#ready.push(waiter, value)
    }
  }

  #release(task: Task): void {
    task.done = true
    // An ended sleeper keeps its slot until its event leaves the queue, or the event would wake a stranger.
    if (!task.sleeping) this.#free(task)
  }

  #free(task: Task): void {
    this.#tasks[task.slot] = null
    this.#freeSlots.push(task.slot)
  }
}

function isProcess(value: unknown): value is Process<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { next?: unknown }).next === 'function'
}

function waitFor(other: Task, waiter: Task): void {
  ;(other.waiters ??= []).push(waiter)
}
