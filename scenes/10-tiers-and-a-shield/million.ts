/**
 * A million requests for a catalogue, counted and not drawn: what POPs, parents and a shield hold decides how many are left.
 */
import { NO_PARENT, type SieveTiers } from '../../src/cdn/tiers/sieve'
import { siftingOf } from '../../src/cdn/tiers/sifting'
import { zipfLaws } from '../../src/cdn/traffic/zipf'
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { CATALOGUES, POP_ROOM, REQUESTS } from './millionCounts'
import { ORIGIN, SHIELD, parentIds, parentOf, popIds, usersOf } from './places'

const laws = { short: zipfLaws({ objects: CATALOGUES.short.objects, bytes: 1 }), long: zipfLaws({ objects: CATALOGUES.long.objects, bytes: 1 }) }

const [SLICES, SLICE_MS] = [50, 200]
/** They fill the caches, and count nowhere. */
const BEFORE = 200_000

function tiersUnder({ pops, parents, shield, room }: Values): SieveTiers {
  return {
    parentOf: popIds.slice(0, pops).map((_, pop) => parentOf(pop, parents) ?? NO_PARENT),
    parents, edgeRoom: POP_ROOM, parentRoom: room, shieldRoom: shield ? room : null,
  }
}

/** They come in even slices; a lever acts on the next one, as if it had stood so from the start. */
export function* million({ levers, random, tally, wait }: Script<Values>): Process<void> {
  const seed = Math.floor(random('million')() * 2 ** 31)
  for (let slice = 0; slice < SLICES; slice++) {
    yield* wait(SLICE_MS)
    const values = levers()
    tallySlice(values, sifted(values, seed, slice), tally)
  }
}

const sifted = (values: Values, seed: number, slice: number): Sifted =>
  siftingOf({ tiers: tiersUnder(values), catalogue: laws[values.tail](CATALOGUES[values.tail].exponent), seed, before: BEFORE, perSlice: REQUESTS / SLICES }).slice(slice)

type Sifted = ReturnType<ReturnType<typeof siftingOf>['slice']>

function tallySlice({ pops, parents, shield }: Values, { asked, missed, parentMissed, shieldMissed }: Sifted, tally: Script<Values>['tally']): void {
  const last = shield ? SHIELD : ORIGIN
  const cross = (from: string, to: string, requests: number): void => {
    if (requests > 0) tally(from, to, requests)
  }
  for (const [pop, id] of popIds.slice(0, pops).entries()) {
    cross(usersOf(id), id, asked[pop]!)
    cross(id, parentIds[parentOf(pop, parents) ?? -1] ?? last, missed[pop]!)
  }
  for (const [number, id] of parentIds.slice(0, parents).entries()) cross(id, last, parentMissed[number]!)
  if (shield) cross(SHIELD, ORIGIN, shieldMissed)
}
