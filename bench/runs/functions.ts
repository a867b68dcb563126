/**
 * A learner's function, called as an edge calls it: one that does little, one that never ends until its budget does, and a bare loop as
 * the yardstick of both.
 */
import { isolates, loadIsolates } from '../../src/cdn/isolate/loadIsolates.ts'
import { isCodeError } from '../../src/cdn/isolate/protocol.ts'

export interface FunctionsRound {
  readonly calls: number
  /** Mean time of a call (ms), and how many did not pass. */
  readonly callMs: number
  readonly notPassed: number
  /** Steps of the budget, mean time until the call was stopped (ms), and how many calls were not stopped by it. */
  readonly budget: number
  readonly stoppedMs: number
  readonly notStopped: number
  /** Mean time of a bare loop of as many turns as the budget has steps (ms). */
  readonly loopMs: number
}

const PASS = `function onRequest(request, edge) {
  return request.country === 'DE' && request.path === '/' ? redirect('/de/') : pass({ 'X-Hash': hash(edge.pop) })
}`
const ENDLESS = 'function onRequest() { for (;;); }'
const REQUEST = { method: 'GET', url: '/news', path: '/news', query: {}, headers: { accept: '*/*' }, cookies: { user: 'Ana' }, country: 'AT' }
const EDGE = { now: 1_772_532_000_000, pop: 'frankfurt', seed: 7 }
const [CALLS, STOPS, WARM] = [3000, 50, 200]
/** Two milliseconds of virtual time. */
const BUDGET = 200_000

export async function functionsRound(): Promise<FunctionsRound> {
  await loadIsolates()
  const call = (text: string): boolean => isCodeError(isolates().run(text, REQUEST, EDGE, BUDGET).result)
  for (let n = 0; n < WARM; n++) call(PASS)
  const passed = timed(CALLS, () => call(PASS))
  const stopped = timed(STOPS, () => call(ENDLESS))
  const looped = timed(STOPS, () => bareLoop(BUDGET) < 0)
  return {
    calls: CALLS, callMs: passed.ms, notPassed: passed.found,
    budget: BUDGET, stoppedMs: stopped.ms, notStopped: STOPS - stopped.found, loopMs: looped.ms,
  }
}

/** Mean time of doing it so often (ms), and how often it said yes. */
function timed(times: number, act: () => boolean): { readonly ms: number; readonly found: number } {
  const start = performance.now()
  let found = 0
  for (let n = 0; n < times; n++) found += Number(act())
  return { ms: (performance.now() - start) / times, found }
}

/** So many turns that the compiler cannot leave out. */
function bareLoop(turns: number): number {
  const cells = new Int32Array(256)
  for (let n = 0; n < turns; n++) cells[n & 255] = (cells[(n * 7) & 255]! + n) & 0xffff
  return cells[0]!
}
