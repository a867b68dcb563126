/** What goes wrong, as scripts: a stretch of faults, one after the other, and something that somebody sets. */
import type { Fault } from '../../../src/cdn/fault'
import type { Process, Script } from '../../../src/scene/types'
import type { Values } from '../levers'
import { INCIDENT_S } from './incident'

/** From then on these nodes have that fault. */
export function* breaks({ fault, wait }: Script<Values>, nodes: readonly string[], what: Fault, beginS: number): Process<void> {
  yield* wait(beginS * 1000)
  for (const node of nodes) fault(node, what)
}

/** A fault that lasts so long, again and again from its beginning on (s). */
export interface Rhythm {
  readonly beginS: number
  readonly everyS: number
  readonly lastsS: number
}

export function* breaksAgain({ fault, repair, wait }: Script<Values>, node: string, what: Fault, { beginS, everyS, lastsS }: Rhythm): Process<void> {
  yield* wait(beginS * 1000)
  for (let s = beginS; s < INCIDENT_S; s += everyS) {
    fault(node, what)
    yield* wait(lastsS * 1000)
    repair(node)
    yield* wait((everyS - lastsS) * 1000)
  }
}

/** Somebody has changed the design: it was so first, and it is so from then on. */
export function* isChanged({ set, wait }: Script<Values>, first: Partial<Values>, then: Partial<Values>, beginS: number): Process<void> {
  set(first)
  yield* wait(beginS * 1000)
  set(then)
}
