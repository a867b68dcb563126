/**
 * What an event costs while n others are pending, without a model and without a trace: in the
 * queue alone, in the kernel with n sleeping processes, and, as a yardstick, for resuming n
 * generators in a mixed order with nothing around them, which shows what memory takes.
 */
import { EventQueue } from '../../src/engine/eventQueue.ts'
import { Kernel } from '../../src/engine/kernel.ts'
import type { Process } from '../../src/engine/process.ts'

export interface PendingRound {
  readonly queueNs: number
  readonly kernelNs: number
  readonly resumeNs: number
}

const MEAN_WAIT_US = 20_000
/** Waits drawn beforehand, so that chance costs nothing while the clock runs. */
const WAITS = 1 << 16
const EVENTS = 2_000_000

export function pendingRound(pending: number): PendingRound {
  const waits = exponentialWaits()
  return {
    queueNs: secondOf(queueLoop(pending, waits)),
    kernelNs: secondOf(kernelLoop(pending, waits)),
    resumeNs: secondOf(resumeLoop(pending)),
  }
}

/** Nanoseconds per event of a loop over so many events; a first, shorter pass is for the compiler. */
function secondOf(loop: (events: number) => number): number {
  loop(EVENTS / 10)
  const start = performance.now()
  const events = loop(EVENTS)
  return ((performance.now() - start) * 1e6) / events
}

/** The earliest event leaves and enters again, later. */
function queueLoop(pending: number, waits: Int32Array): (events: number) => number {
  const queue = new EventQueue()
  let order = 0
  for (let slot = 0; slot < pending; slot++) queue.push(waits[slot % WAITS]!, order++, slot)
  return (events) => {
    for (let i = 0; i < events; i++) {
      const slot = queue.pop()
      queue.push(queue.timeUs(slot) + waits[order % WAITS]!, order++, slot)
    }
    return events
  }
}

function kernelLoop(pending: number, waits: Int32Array): (events: number) => number {
  const kernel = new Kernel({ maxTasks: pending + 1 })
  let drawn = 0
  function* sleeper(): Process<void> {
    for (;;) yield waits[drawn++ % WAITS]!
  }
  for (let i = 0; i < pending; i++) kernel.spawn(sleeper())
  return (events) => {
    const before = kernel.events
    kernel.run(kernel.nowUs + Math.ceil((events / pending) * MEAN_WAIT_US))
    return kernel.events - before
  }
}

function resumeLoop(pending: number): (events: number) => number {
  function* counter(): Generator<number, void> {
    for (let i = 0; ; i++) yield i
  }
  const counters = Array.from({ length: pending }, counter)
  const mixed = Int32Array.from({ length: 1 << 20 }, (_, i) => (Math.imul(i, 0x9e3779b1) >>> 0) % pending)
  return (events) => {
    for (let i = 0; i < events; i++) counters[mixed[i & (mixed.length - 1)]!]!.next()
    return events
  }
}

/** Exponential waits in whole µs, from the midpoints of equal shares of chance, in a mixed order. */
function exponentialWaits(): Int32Array {
  return Int32Array.from({ length: WAITS }, (_, i) => {
    const share = ((Math.imul(i, 40_503) & (WAITS - 1)) + 0.5) / WAITS
    return Math.max(1, Math.round(-Math.log(1 - share) * MEAN_WAIT_US))
  })
}
