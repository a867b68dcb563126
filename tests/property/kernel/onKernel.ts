/** A random program, run by the product's kernel. */
import { all } from '../../../src/engine/all'
import { Kernel } from '../../../src/engine/kernel'
import { type Process, Spawn, type Task, TaskState } from '../../../src/engine/process'
import { race } from '../../../src/engine/race'
import { Resource } from '../../../src/engine/resource'
import { Signal } from '../../../src/engine/signal'
import { timeout } from '../../../src/engine/timeout'
import { type Body, CAPACITIES, type Op, type Outcome, SIGNALS } from './programs'

export interface KernelOutcome extends Outcome {
  /** The most units of each resource that were held at once, and those that are held or free at the end. */
  readonly resources: readonly { readonly most: number; readonly held: number; readonly free: number; readonly waiting: number }[]
}

export function runOnKernel(program: readonly Body[]): KernelOutcome {
  const kernel = new Kernel()
  const runner = new Runner(kernel)
  let error = ''
  program.forEach((body, i) => runner.tasks.push(kernel.spawn(runner.body(body, String(i)))))
  try {
    kernel.run()
  } catch (thrown) {
    error = (thrown as Error).message
  }
  return {
    log: runner.log,
    error,
    waiting: kernel.waiting().map(({ waitsFor }) => waitsFor.name).sort(),
    resources: runner.resources.map(({ free, waiting }, i) => ({ most: runner.most[i]!, held: runner.held[i]!, free, waiting })),
  }
}

class Runner {
  readonly log: string[] = []
  readonly tasks: Task[] = []
  readonly resources: readonly Resource[]
  readonly held = CAPACITIES.map(() => 0)
  readonly most = CAPACITIES.map(() => 0)
  readonly #kernel: Kernel
  readonly #signals = Array.from({ length: SIGNALS }, (_, i) => new Signal(`signal ${i}`))

  constructor(kernel: Kernel) {
    this.#kernel = kernel
    this.resources = CAPACITIES.map((capacity, i) => new Resource(kernel, capacity, `resource ${i}`))
  }

  /** Runs the ops, and notes that it is closed, however it ends. */
  *body({ ops }: Body, label: string): Process<string> {
    try {
      for (const [i, op] of ops.entries()) yield* this.#op(op, `${label}.${i}`)
      return label
    } finally {
      this.#note(label, 'closed')
    }
  }

  *#op(op: Op, label: string): Process<void> {
    switch (op.op) {
      case 'sleep':
        yield op.us
        return this.#note(label, 'slept')
      case 'wait':
        return this.#note(label, `woken by ${yield this.#signals[op.signal]!}`)
      case 'fire':
        return this.#kernel.fire(this.#signals[op.signal]!, label)
      case 'fireOne':
        return this.#kernel.fireOne(this.#signals[op.signal]!, label)
      case 'fail':
        throw new Error(`fail ${label}`)
      case 'join':
      case 'cancel':
      case 'interrupt':
        return yield* this.#toTask(op.op, this.tasks[op.task % this.tasks.length]!, label)
      case 'use':
        return this.#note(label, `used by ${yield* this.resources[op.resource]!.use(this.#hold(op.resource, op.body, label))}`)
      case 'call':
        return this.#note(label, `called ${yield this.body(op.body, label)}`)
      case 'spawn':
        this.tasks.push((yield new Spawn(this.body(op.body, label))) as Task)
        return
      case 'try':
        return yield* this.#retry(0, op.body, label, false)
      case 'retry':
        return yield* this.#retry(op.times, op.body, label, true)
      case 'timeout':
        return this.#note(label, `in time ${yield* timeout(this.body(op.body, label), op.us)}`)
      case 'all':
        return this.#note(label, `all ${(yield* all(this.#members(op.bodies, label))).join(' ')}`)
      case 'race': {
        const { index, value } = yield* race(this.#members(op.bodies, label))
        return this.#note(label, `first ${index} ${value}`)
      }
    }
  }

  *#toTask(what: 'join' | 'cancel' | 'interrupt', task: Task, label: string): Process<void> {
    if (what === 'cancel') return this.#kernel.cancel(task)
    // Of itself: both are errors of their own.
    if (task.state === TaskState.Running) return
    if (what === 'interrupt') this.#kernel.interrupt(task, new Error(`interrupt ${label}`))
    else this.#note(label, `joined ${yield task}`)
  }

  *#hold(resource: number, body: Body, label: string): Process<string> {
    this.most[resource] = Math.max(this.most[resource]!, ++this.held[resource]!)
    try {
      return yield* this.body(body, label)
    } finally {
      this.held[resource]!--
    }
  }

  *#retry(times: number, body: Body, label: string, rethrows: boolean): Process<void> {
    for (let left = times; ; left--) {
      try {
        yield* this.body(body, label)
        return
      } catch (error) {
        if (rethrows && left === 0) throw error
        this.#note(label, `caught ${(error as Error).message}`)
        if (!rethrows) return
      }
    }
  }

  #members(bodies: readonly Body[], label: string): Process<string>[] {
    return bodies.map((body, i) => this.body(body, `${label}/${i}`))
  }

  #note(label: string, what: string): void {
    this.log.push(`${this.#kernel.nowUs} ${label} ${what}`)
  }
}
