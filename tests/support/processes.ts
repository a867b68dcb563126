/**
 * Small processes for tests of the kernel, and a log of what they do, with times.
 */
import { Kernel } from '../../src/engine/kernel'
import type { Process } from '../../src/engine/process'

/** Runs a process and returns what it noted, each with its time in µs. */
export function logOf(body: (kernel: Kernel, note: (what: string) => void) => Process<unknown>): string[] {
  const kernel = new Kernel()
  const log: string[] = []
  kernel.spawn(body(kernel, (what) => log.push(`${kernel.nowUs} ${what}`)))
  kernel.run()
  return log
}

export function* failing(us: number, message: string): Process<never> {
  yield us
  throw new Error(message)
}

/** Notes what a process comes to. */
export function* told<T>(process: Process<T>, note: (what: string) => void): Process<void> {
  try {
    note(`returned ${yield process}`)
  } catch (error) {
    note(`threw ${(error as Error).message}`)
  }
}

/** A process that notes that it has been closed. */
export function* closing(us: number, name: string, note: (what: string) => void): Process<string> {
  try {
    yield us
    return name
  } finally {
    note(`${name} closed`)
  }
}
