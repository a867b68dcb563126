/**
 * Learners' functions: what a call costs, and how long one that never ends holds up a run.
 */
import type { Place } from '../lib/places.ts'
import { atMost, none, printTable } from '../lib/table.ts'

/** A picture of 60 a second may wait for one call that never ends. */
const [CALL_MS, STOPPED_MS] = [0.2, 16.7]

export async function functionsSuite(place: Place): Promise<boolean> {
  const { calls, callMs, notPassed, budget, stoppedMs, notStopped, loopMs } = await place.round('functions', null)
  return printTable(`Functions at an edge, ${place.name}`, [
    atMost(`a call, mean of ${calls.toLocaleString('en')}`, callMs, CALL_MS, ' ms', 3),
    none('calls that did not pass', notPassed),
    atMost(`one that never ends, stopped after ${budget.toLocaleString('en')} steps`, stoppedMs, STOPPED_MS, ' ms'),
    none('of these, not stopped', notStopped),
    { what: 'a step over a turn of a bare loop', measured: (stoppedMs / loopMs).toFixed(1) },
  ])
}
