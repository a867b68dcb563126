/**
 * The step about ages: POPs fetch a page one after another, and later all of them are asked for it once more. Twice the same: first with Age
 * passed on, then without. And what its claims count.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { NEWS } from './pages'
import { ORIGIN } from './places'

const STEP = 'ages'
/** Since a round began: until when POPs fetch, when all are asked again, and when the last one is (ms). */
const [FILL_MS, AGAIN_MS, LAST_MS] = [20_000, 32_500, 47_500]
/** All answers have come so long after. */
const ANSWERED_MS = 1_500
/** Names of requests: the last that finds a copy in the shield, the first of the second round, and the very last. */
export const [AGED, SECOND, LAST] = ['aged', 'second-round', 'last-served']

type Round = 'first' | 'second'

function* fill({ all, ask, clients, wait }: Script<Values>, round: Round): Process<void> {
  const places = clients()
  function* one(place: string, k: number): Process<void> {
    yield* wait((k * FILL_MS) / places.length)
    // A lever may have taken the place away meanwhile.
    if (!clients().includes(place)) return
    if (round === 'second') yield* ask(place, NEWS, k === 0 ? { as: SECOND } : {})
    else yield* ask(place, NEWS, k === places.length - 1 ? { as: AGED } : {})
  }
  yield* all(places.map(one))
}

/** Two rounds. Both begin with empty caches. */
export function* ages(script: Script<Values>, empty: () => void): Process<void> {
  const { ask, clients, all, set, wait } = script
  for (const round of ['first', 'second'] as const) {
    empty()
    if (round === 'second') set({ passesAge: false })
    yield* all([fill(script, round), again(script)])
  }
  yield* wait(LAST_MS - AGAIN_MS)
  yield* ask(clients().at(-1)!, NEWS, { as: LAST })
}

function* again({ all, ask, clients, wait }: Script<Values>): Process<void> {
  yield* wait(AGAIN_MS)
  yield* all(clients().map((place) => ask(place, NEWS)))
}

/** Where a round begins, and the next (ms of the run). */
function roundOf(run: RunView, round: Round): readonly [fromMs: number, toMs: number] {
  const { startMs, endMs } = run.step(STEP)
  const secondMs = run.request(SECOND).atMs
  return round === 'first' ? [startMs, secondMs] : [secondMs, endMs]
}

/** When all POPs have been asked again, and answered (ms of the run). */
export const againMs = (run: RunView, round: Round): number => roundOf(run, round)[0] + AGAIN_MS + ANSWERED_MS

function askedAgain(run: RunView, round: Round): readonly RequestView[] {
  const [fromMs, toMs] = roundOf(run, round)
  return run.of({ step: STEP, url: NEWS }).filter(({ atMs, name }) => name !== LAST && atMs >= fromMs + AGAIN_MS - 1 && atMs < toMs)
}

/** POPs that are asked again, and those of them that have to fetch. */
export const asked = (run: RunView, round: Round): number => askedAgain(run, round).length
export const ended = (run: RunView, round: Round): number => askedAgain(run, round).filter(({ outcome }) => outcome !== 'hit').length

/** How old the content is that the last request of the step gets (s): since the origin sent what its POP had fetched last, itself or from another cache. */
export function lastAgeS(run: RunView): number {
  const last = run.request(LAST)
  const fetched = run.of({ step: STEP, client: last.client }).filter(({ outcome, id }) => outcome !== 'hit' && id <= last.id).at(-1)
  const until = fetched ? fetched.atMs + (fetched.waitMs ?? 0) : last.atMs
  const sentMs = run.records('sent').filter(({ node, atMs }) => node === ORIGIN && atMs <= until).at(-1)?.atMs ?? until
  return (last.atMs + (last.waitMs ?? 0) - sentMs) / 1000
}
