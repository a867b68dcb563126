/**
 * Processes that run side by side for one caller, which waits until so many of them have
 * returned. What all() and race() have in common: nothing that they started outlives them.
 */
import { type Listener, type Process, type Scheduler, type Task, TaskState, type Waitable } from './process'

/** What the caller goes on with: all members in the given order, and the one whose return it was that woke it. */
export interface Gathered {
  readonly members: readonly Task[]
  readonly last: Task
}

/**
 * Yield it to start the members and wait. The first that fails, or is cancelled by somebody else,
 * ends the wait: its error is thrown into the caller. However the wait ends, and also when the
 * caller is cancelled, the members that still run are cancelled.
 */
export class Group implements Waitable, Listener {
  readonly name = 'its parts'
  readonly onTasks = true
  readonly #processes: readonly Process<unknown>[]
  readonly #members: Task[] = []
  #caller: Task | null = null
  /** Members that must still return. */
  #missing: number

  constructor(processes: readonly Process<unknown>[], needed: number) {
    this.#processes = processes
    this.#missing = needed
  }

  begin(task: Task, scheduler: Scheduler): void {
    this.#caller = task
    scheduler.hold(task, this)
    for (const process of this.#processes) this.#members.push(scheduler.spawn(process, task.request, this))
  }

  taskEnded(member: Task, scheduler: Scheduler): void {
    const caller = this.#caller
    if (!caller) return
    if (member.state !== TaskState.Returned) {
      this.leave(caller, scheduler)
      scheduler.wakeToThrow(caller, member.failure)
    } else if (--this.#missing === 0) {
      this.leave(caller, scheduler)
      scheduler.wake(caller, { members: this.#members, last: member } satisfies Gathered)
    }
  }

  leave(_: Task, scheduler: Scheduler): void {
    this.#caller = null
    for (const member of this.#members) scheduler.cancel(member)
  }
}
