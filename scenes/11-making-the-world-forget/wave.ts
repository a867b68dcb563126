/**
 * How a step of scene 11 goes: all caches hold today's pages, users ask, the price changes, and at the same moment the order is given.
 */
import type { HttpResponse } from '../../src/cdn/http/message'
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { CHANGES, PAGES, PRICED, fileOf } from './pages'
import { CITIES, POPS, type PopCity, SHIELD, popOf } from './places'
import { orderOf } from './resources'

/** When the price changes, and when users of one place ask (ms, from the step's beginning). */
export interface Pace {
  readonly changeMs: number
  /** At first for the pages with the price alone: there the window is. */
  readonly priced: { readonly untilMs: number; readonly everyMs: number }
  /** Then once for each page of the shop. */
  readonly everyMs: number
}
export const QUICK: Pace = { changeMs: 60, priced: { untilMs: 216, everyMs: 36 }, everyMs: 66 }
/** Users read pages before the price changes. */
export const EARLY: Pace = { changeMs: 250, priced: { untilMs: 420, everyMs: 60 }, everyMs: 66 }
export const SLOW: Pace = { changeMs: 300, priced: { untilMs: 2_100, everyMs: 300 }, everyMs: 200 }

/** From a page to the file that it names (ms). */
const READ_MS = 80
/** So long a POP asks the origin, at most (ms). */
const BEHIND_MS = 250
/** Quiet at the end of a step (ms). */
export const REST_MS = 60
/** Places ask at moments of their own. */
const phaseOf = (place: number): number => ((place * 5) % CITIES.length) / CITIES.length

/** A user looks at a page; where it names a file, the browser asks for that, too. */
function* look({ ask, levers, wait }: Script<Values>, city: string, url: string): Process<void> {
  const page = (yield* ask(city, url)) as HttpResponse
  if (levers().kind !== 'versions' || !PRICED.includes(url)) return
  yield* wait(READ_MS)
  yield* ask(city, fileOf(String(page.body)))
}

function* users(script: Script<Values>, place: number, { priced, everyMs }: Pace): Process<void> {
  function* later(atMs: number, url: string): Process<void> {
    yield* script.wait(atMs)
    yield* look(script, CITIES[place]!, url)
  }
  const early = Array.from({ length: priced.untilMs / priced.everyMs }, (_, n) => later((n + phaseOf(place)) * priced.everyMs, PRICED[(n + place) % PRICED.length]!))
  const late = PAGES.map((_, n) => later(priced.untilMs + (n + phaseOf(place)) * everyMs, PAGES[(n + place) % PAGES.length]!))
  yield* script.all([...early, ...late])
}

type Telling = Pick<Script<Values>, 'broadcast' | 'deploy' | 'levers'>

/** What is to be forgotten is told to all; with versioned URLs that is nothing. */
export function* tell({ broadcast, levers }: Pick<Telling, 'broadcast' | 'levers'>): Process<void> {
  const order = orderOf(levers())
  if (order) yield* broadcast(popOf(levers().ingress), order)
}

/** The price changes, and whoever changed it says what is to be forgotten. */
export function* change(script: Telling): Process<void> {
  for (const url of CHANGES) script.deploy(url)
  yield* tell(script)
}

/** `beside`: what else happens. */
export function wave(pace: Pace, beside?: (script: Script<Values>, ingress: PopCity) => Process<unknown>): (script: Script<Values>) => Process<void> {
  return function* (script) {
    for (const cache of script.levers().shield ? [...POPS, SHIELD] : POPS) for (const url of PAGES) script.prefill(cache, url)
    function* order(): Process<void> {
      yield* script.wait(pace.changeMs)
      yield* change(script)
    }
    yield* script.all([order(), ...CITIES.map((_, place) => users(script, place, pace)), ...(beside ? [beside(script, script.levers().ingress)] : [])])
    // What is asked behind answers belongs to the step, too.
    if (script.levers().soft) yield* script.wait(BEHIND_MS)
  }
}
