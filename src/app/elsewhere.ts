/**
 * How a page comes by the thread that makes its long runs: as a chunk of its own, when there is one to make.
 */
import type { Elsewhere } from '../player/runs'

export const elsewhere: Elsewhere = {
  connect: async () => (await import('./runPort')).openRunPort(),
  // A tenth of a second on a slow machine: what is longer than that is noticed.
  atOnce: 150_000,
}
