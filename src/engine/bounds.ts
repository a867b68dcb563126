/**
 * How much a run may do before it is ended with an error: what has no bound could keep a page busy for ever.
 */

export interface KernelBounds {
  maxEvents: number
  maxTasks: number
  maxDepth: number
}

export const DEFAULT_BOUNDS: KernelBounds = { maxEvents: 20_000_000, maxTasks: 200_000, maxDepth: 100 }
