/**
 * What the scripts of scene 10 have in common: caches without copies, POPs that hold the page, and users of all POPs who ask for it at once.
 */
import type { Process, Script } from '../../src/scene/types'
import { waveOf } from './counts'
import type { Values } from './levers'
import { MAX_AGE_S, PAGE } from './pages'
import { SHIELD, parentIds, popIds } from './places'

/** Users who ask at each POP in a wave, so much apart (ms). */
export const USERS_EACH = 2
const APART_MS = 1
/** From when all copies came until their time is over, and a little more. */
const OVER_MS = MAX_AGE_S * 1000 + 100
/** A user asks every so often (ms), as long as copies are fresh; so many POPs are gone round. */
const EVERY_MS = 300
export const FRESH_MS = MAX_AGE_S * 1000 - EVERY_MS
const AROUND = 12

/** No cache holds anything. */
export function empty({ purge }: Script<Values>): void {
  for (const cache of [...popIds, ...parentIds, SHIELD]) purge(cache)
}

/** POPs that take part hold the page, all since this moment; nobody else does. */
export function fillTogether(script: Script<Values>): void {
  empty(script)
  for (const pop of popIds.slice(0, script.levers().pops)) script.prefill(pop, PAGE)
}

/** Users here and there ask, one after the other, for so long. */
export function* stroll({ all, ask, clients, wait }: Script<Values>, forMs: number): Process<void> {
  function* one(k: number): Process<void> {
    yield* wait((k + 0.5) * EVERY_MS)
    const places = clients()
    // Of many POPs a few.
    yield* ask(places[(k * Math.ceil(places.length / AROUND)) % places.length]!, PAGE)
  }
  yield* all(Array.from({ length: Math.floor(forMs / EVERY_MS) }, (_, k) => one(k)))
}

/** So many users of every POP ask at once, one after the other by a little; the first of the POP with that number is followed. */
function* wave({ all, ask, clients, wait }: Script<Values>, step: string, each: number, followed: number): Process<void> {
  function* one(place: string, k: number, user: number): Process<void> {
    yield* wait(user * APART_MS)
    yield* ask(place, PAGE, k === followed && user === 0 ? { as: waveOf(step), follow: true } : {})
  }
  yield* all(clients().flatMap((place, k) => Array.from({ length: each }, (_, user) => one(place, k, user))))
}

/** The page is in all POPs, its time ends, and then all ask. */
export function expiry(step: string): (script: Script<Values>) => Process<void> {
  return function* (script) {
    fillTogether(script)
    yield* script.all([stroll(script, FRESH_MS), script.wait(OVER_MS)])
    yield* wave(script, step, USERS_EACH, 0)
  }
}

/** Nobody holds the page when one user of every POP asks. */
export function cold(step: string, followed = 0): (script: Script<Values>) => Process<void> {
  return function* (script) {
    empty(script)
    yield* script.wait(200)
    yield* wave(script, step, 1, followed)
  }
}
