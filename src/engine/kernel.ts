/**
 * The scheduler: virtual time, a total order of events, and tasks that wait for each other. It knows no network and no
 * cache. Work of this instant runs first in, first out, before the clock moves; everything else leaves the queue by
 * (time, priority, sequence).
 *
 * Errors are never lost (as in SimPy): the error of a task that nobody waits for ends the run.
 */
import { DEFAULT_BOUNDS, type KernelBounds } from './bounds'
import { EventQueue } from './eventQueue'
import { BoundError, SimulationError, invariant } from './invariant'
import { type Effect, type Listener, type Process, type Scheduler, type Startable, Task, TaskState, type Waitable, type Waiting } from './process'
import { ReadyQueue } from './readyQueue'
import type { Signal } from './signal'

/** Sequence numbers fill 2^48; the priority stands above them in the same exact double. */
const PRIORITY_UNIT = 2 ** 48
/** At one instant, learners' inputs come before traffic. */
export const Priority = { Input: 0, Normal: 1 } as const

export class Kernel implements Scheduler {
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
  /** The task whose process runs, or is being closed; null between them. Only the kernel sets it. */
  running: Task | null = null
  /** An error that no task can catch; it ends the run. */
  #fault: { readonly error: unknown } | null = null

  constructor(bounds: Partial<KernelBounds> = {}) {
    this.#bounds = { ...DEFAULT_BOUNDS, ...bounds }
  }

  /** Starts a process now, behind the work that is already due. */
  spawn(process: Process<unknown>, request = -1, listener?: Listener): Task {
    const task = this.#admit(process, request, listener)
    this.#ready.push(task)
    return task
  }

  /** Starts a process at a time in µs, not before now. */
  spawnAt(timeUs: number, process: Process<unknown>, request = -1, priority: number = Priority.Normal): Task {
    invariant(timeUs >= this.nowUs, `a process cannot start at ${timeUs} µs: it is ${this.nowUs} µs already`)
    const task = this.#admit(process, request, undefined)
    task.state = TaskState.Sleeping
    this.#queue.push(timeUs, priority * PRIORITY_UNIT + this.#sequence++, task.slot)
    return task
  }

  /** Wakes everything that waits for the signal, in the order it came. */
  fire(signal: Signal, value?: unknown): void {
    signal.fire(this, value)
  }

  /** Wakes the one that has waited longest, if any does; see Signal.fireOne. */
  fireOne(signal: Signal, value?: unknown): void {
    signal.fireOne(this, value)
  }

  /**
   * Ends a task from outside, at once: it leaves what it waits for, the finally blocks of its
   * process and of all that it called run, innermost first, and a CancelledError is thrown into
   * those who wait for it. A task that has ended stays as it is; one that is running (it cancels
   * itself, or whom it waits for) ends at its next yield.
   *
   * A finally block may release, but it may not wait: yielding there ends the run with an error, because what was held must
   * be free at this very instant. So does an error that is thrown there.
   */
  cancel(task: Task): void {
    if (task.ended) return
    const before = task.state
    // First of all: what is ended on the way may want to end this task in turn.
    task.state = TaskState.Cancelled
    if (before === TaskState.Running) return
    this.#detach(task, before)
    this.#unwind(task)
  }

  /** Throws an error into a task, where it waits; it may catch it and go on. A task that has ended stays as it is. */
  interrupt(task: Task, error: unknown): void {
    invariant(task.state !== TaskState.Running, 'a task cannot interrupt itself: it can throw')
    if (task.ended) return
    this.#detach(task, task.state)
    if (!task.ended) this.wakeToThrow(task, error)
  }

  /** The running task works for another request from now on, as what it spawns does; returns the one before, to which a `finally` puts it back. */
  workFor(request: number): number {
    const before = this.request
    this.request = request
    if (this.running) this.running.request = request
    return before
  }

  /** The tasks that wait for something other than time, in the order of their slots. After run() they wait for ever. */
  waiting(): Waiting[] {
    return this.live().flatMap(({ state, request, waitsFor }) => (state === TaskState.Waiting && waitsFor ? [{ request, waitsFor }] : []))
  }

  /** Every task that has not ended, in the order of their slots. */
  live(): Task[] {
    return this.#tasks.filter((task) => task !== null)
  }

  /** Runs until nothing is due at or before `untilUs`, where the clock then stands if it is finite: true. False when `maxEvents` came first; called again it goes on. */
  run(untilUs = Infinity, maxEvents = Infinity): boolean {
    const lastEvent = this.events + maxEvents
    this.#drain()
    while (this.events < lastEvent) {
      const slot = this.#queue.pop(untilUs)
      if (slot < 0) {
        if (untilUs !== Infinity) this.nowUs = Math.max(this.nowUs, untilUs)
        return true
      }
      this.nowUs = this.#queue.timeUs(slot)
      this.#count()
      this.#resume(this.#tasks[slot]!)
      if (this.#ready.size > 0 || this.#fault) this.#drain()
    }
    return false
  }

  hold(task: Task, until: Waitable): void {
    task.state = TaskState.Waiting
    task.waitsFor = until
  }

  wake(task: Task, value: unknown, giver: Waitable | null = null): void {
    task.state = TaskState.Due
    task.value = value
    task.waitsFor = giver
    this.#ready.push(task)
  }

  wakeToThrow(task: Task, error: unknown): void {
    // A task that is due already stands in the ready queue, and keeps its turn.
    if (task.state > TaskState.DueToThrow) this.#ready.push(task)
    task.state = TaskState.DueToThrow
    task.value = error
    task.waitsFor = null
  }

  #admit(process: Process<unknown>, request: number, listener: Listener | undefined): Task {
    const slot = this.#freeSlots.pop() ?? this.#tasks.length
    if (slot >= this.#bounds.maxTasks) throw new BoundError('live processes', this.#bounds.maxTasks)
    const task = new Task(process, request, slot, listener)
    this.#tasks[slot] = task
    return task
  }

  #count(): void {
    if (++this.events > this.#bounds.maxEvents) throw new BoundError('events', this.#bounds.maxEvents)
  }

  #drain(): void {
    this.#throwFault()
    while (this.#ready.size > 0) {
      const task = this.#ready.shift()
      this.#count()
      if (!task.ended) this.#resume(task)
      if (this.#fault) this.#throwFault()
    }
  }

  #throwFault(): void {
    if (!this.#fault) return
    const { error } = this.#fault
    this.#fault = null
    throw error
  }

  /** Runs a task until it sleeps, waits or ends. */
  #resume(task: Task): void {
    let thrown = task.state === TaskState.DueToThrow
    let { value } = task
    task.state = TaskState.Running
    task.value = undefined
    task.waitsFor = null
    this.request = task.request
    this.running = task
    for (;;) {
      let step: IteratorResult<Effect, unknown>
      try {
        step = thrown ? task.top!.throw(value) : task.top!.next(value)
      } catch (error) {
        if (error instanceof BoundError) throw error
        if (task.state !== TaskState.Running) return this.#unwind(task, error)
        task.top = task.stack?.pop() ?? null
        if (!task.top) return this.#fail(task, error)
        thrown = true
        value = error
        continue
      }
      thrown = false
      // It cancelled itself, or whoever did so was called by it.
      if (task.state !== TaskState.Running) return this.#unwind(task)
      if (step.done) {
        if (isProcess(step.value)) {
          // `return next(req)` without await: the result is what that process will return.
          task.top = step.value
          value = undefined
          continue
        }
        task.top = task.stack?.pop() ?? null
        if (!task.top) return this.#end(task, TaskState.Returned, step.value)
        value = step.value
        continue
      }
      const effect = step.value
      if (typeof effect === 'number') return this.#sleep(task, effect)
      this.#begin(task, effect)
      if (task.state !== TaskState.Running) return
      value = task.value
      task.value = undefined
    }
  }

  #sleep(task: Task, us: number): void {
    if (us === 0) return this.wake(task, undefined)
    if (!(us > 0 && Number.isInteger(us))) {
      throw new SimulationError(`a process waited for ${us}: waits are whole microseconds, not negative`)
    }
    task.state = TaskState.Sleeping
    this.#queue.push(this.nowUs + us, PRIORITY_UNIT * Priority.Normal + this.#sequence++, task.slot)
  }

  /** Begins any other effect. The task stays Running if it can go on at once, with `task.value`. */
  #begin(task: Task, effect: Exclude<Effect, number>): void {
    if (isProcess(effect)) {
      const stack = (task.stack ??= [])
      if (stack.length >= this.#bounds.maxDepth) throw new BoundError('nested calls', this.#bounds.maxDepth)
      stack.push(task.top!)
      task.top = effect
    } else if (isStartable(effect)) {
      effect.begin(task, this)
    } else if ((effect as unknown) instanceof Promise) {
      throw new SimulationError('a process awaited a real promise: virtual time cannot wait for wall-clock work')
    } else {
      // `await` of what is there already.
      task.value = effect
    }
  }

  /** The task is due no more, and waits for nothing. */
  #detach(task: Task, state: TaskState): void {
    if (state === TaskState.Sleeping) this.#queue.remove(task.slot)
    const { waitsFor } = task
    task.waitsFor = null
    waitsFor?.leave(task, this)
  }

  /** Closes the processes of a cancelled task, innermost first, in the name of its own request. */
  #unwind(task: Task, ...errors: unknown[]): void {
    const [request, running] = [this.request, this.running]
    this.request = task.request
    this.running = task
    for (let top = task.top; top; top = task.stack?.pop() ?? null) {
      try {
        if (!top.return(undefined).done) errors.push(new SimulationError('a process waited in a finally block while it was being cancelled: there it may release, but not wait'))
      } catch (error) {
        errors.push(error)
      }
    }
    this.request = request
    this.running = running
    if (errors.length > 0) this.#fault ??= { error: errors[0] }
    this.#end(task, TaskState.Cancelled, undefined)
  }

  #fail(task: Task, error: unknown): void {
    if (!task.listeners?.length) throw error
    this.#end(task, TaskState.Failed, error)
  }

  #end(task: Task, state: TaskState, value: unknown): void {
    const { listeners } = task
    task.state = state
    task.value = value
    task.top = null
    task.listeners = null
    this.#tasks[task.slot] = null
    this.#freeSlots.push(task.slot)
    if (listeners) for (const listener of listeners) listener.taskEnded(task, this)
  }
}

function isProcess(value: unknown): value is Process<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { next?: unknown }).next === 'function'
}

function isStartable(value: unknown): value is Startable {
  return typeof value === 'object' && value !== null && typeof (value as { begin?: unknown }).begin === 'function'
}
