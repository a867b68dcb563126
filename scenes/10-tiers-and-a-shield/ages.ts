/**
 * The script of the step about ages: POPs fetch a page one after another, and later all of them are asked for it once more. Twice the same:
 * first with Age passed on, then without.
 */
import type { Process, Script } from '../../src/scene/types'
import { AGAIN_MS, AGED, LAST, type Round, SECOND } from './ageCounts'
import type { Values } from './levers'
import { NEWS } from './pages'

/** Since a round began: until when POPs fetch, and when the last one is asked (ms). */
const [FILL_MS, LAST_MS] = [20_000, 47_500]

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
