/**
 * How long the request of a name waited (ms), for sums in claims: 0 while it has no answer.
 */
import type { RunView } from './runView'

export function waitOf(run: RunView, name: string): number {
  return run.request(name).waitMs ?? 0
}
