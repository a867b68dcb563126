/**
 * What is wrong with each node at this moment, and since when. A lever that says something is
 * wrong has the last word; else the latest of what the topology has declared for this time and a
 * script has said. It tells its world of each change and does nothing itself.
 */
import { invariant } from '../engine/invariant'
import type { Kernel } from '../engine/kernel'
import type { Process, Task } from '../engine/process'
import { msToUs, usToMs } from '../engine/time'
import { type Fault, faultProblems, sameFault } from './fault'
import type { LeverValues } from './levers'
import type { NodeSpec } from './network'
import { NODE_KINDS } from './nodeKinds'
import type { KnownHealth } from './upstream'

interface NodeHealth {
  readonly spec: NodeSpec
  byLevers: Fault | null
  given: Fault | null
  inForce: Fault | null
  sinceUs: number
}

export class Health {
  readonly #nodes: readonly NodeHealth[]
  readonly #kernel: Kernel
  readonly #changed: (node: number, fault: Fault | null) => void
  /** What is declared and still to come. */
  readonly #timetable: Task[] = []

  /** `changed` is called when something else is wrong with a node than before, or nothing any more. */
  constructor(nodes: readonly { readonly spec: NodeSpec }[], kernel: Kernel, changed: (node: number, fault: Fault | null) => void) {
    this.#nodes = nodes.map(({ spec }) => ({ spec, byLevers: null, given: null, inForce: null, sinceUs: 0 }))
    this.#kernel = kernel
    this.#changed = changed
  }

  /** The run begins under these levers; what is declared from 0 ms on is so before anything happens. */
  begin(levers: LeverValues): void {
    this.setLevers(levers)
    this.#nodes.forEach(({ spec: { faults } }, node) => {
      if (!faults || typeof faults === 'function') return
      for (const { fault, fromMs, toMs } of faults) {
        this.#at(fromMs, node, fault)
        if (toMs !== undefined) this.#at(toMs, node, null)
      }
    })
  }

  /** The run is over: what is still to come does not come. */
  end(): void {
    for (const task of this.#timetable) this.#kernel.cancel(task)
  }

  of(node: number): Fault | null {
    return this.#nodes[node]!.inForce
  }

  /** What is told to those who choose an upstream. */
  known(node: number): KnownHealth {
    const { inForce, sinceUs } = this.#nodes[node]!
    return { state: inForce?.kind ?? 'up', forMs: usToMs(this.#kernel.nowUs - sinceUs) }
  }

  /** This is wrong with a node from now on, in place of what was; null: nothing is. What a lever says stays. */
  give(node: number, fault: Fault | null): void {
    const { spec } = this.#nodes[node]!
    const [problem] = fault ? faultProblems(spec.id, NODE_KINDS[spec.kind].hasQueue, fault) : []
    invariant(problem === undefined, problem ?? '')
    this.#nodes[node]!.given = fault
    this.#settle(node)
  }

  setLevers(levers: LeverValues): void {
    this.#nodes.forEach((one, node) => {
      if (typeof one.spec.faults !== 'function') return
      one.byLevers = one.spec.faults(levers)
      this.#settle(node)
    })
  }

  #at(ms: number, node: number, fault: Fault | null): void {
    if (ms === 0) this.give(node, fault)
    else this.#timetable.push(this.#kernel.spawn(this.#turn(ms, node, fault)))
  }

  /** It has begun before anybody else's work: its turn in that instant comes before the traffic's. */
  *#turn(afterMs: number, node: number, fault: Fault | null): Process<void> {
    yield msToUs(afterMs)
    this.give(node, fault)
  }

  #settle(node: number): void {
    const one = this.#nodes[node]!
    const fault = one.byLevers ?? one.given
    if (sameFault(one.inForce, fault)) return
    one.inForce = fault
    one.sinceUs = this.#kernel.nowUs
    this.#changed(node, fault)
  }
}
