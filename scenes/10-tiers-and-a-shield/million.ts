/**
 * A million requests for a catalogue, counted and not drawn: what POPs, parents and a shield hold decides how many are left. And what the
 * claims count of them.
 */
import { NO_PARENT, type SieveTiers } from '../../src/cdn/tiers/sieve'
import { siftingOf } from '../../src/cdn/tiers/sifting'
import { zipfLaws } from '../../src/cdn/traffic/zipf'
import type { RunView } from '../../src/scene/runView'
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { ORIGIN, SHIELD, parentIds, parentOf, popIds, usersOf } from './places'

/** Objects that a POP has room for. */
export const POP_ROOM = 310
/** Objects of each catalogue, and its Zipf exponent. */
export const CATALOGUES = { short: { objects: 500, exponent: 1 }, long: { objects: 5_000, exponent: 0.8 } } as const
const laws = { short: zipfLaws({ objects: CATALOGUES.short.objects, bytes: 1 }), long: zipfLaws({ objects: CATALOGUES.long.objects, bytes: 1 }) }

export const REQUESTS = 1_000_000
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

export interface Million {
  readonly asked: number
  /** Passed on by POPs. */
  readonly missed: number
  readonly origin: number
  /** What POPs answered of what users asked, and what the tiers behind them answered of the rest; 0 where nothing came. */
  readonly popShare: number
  readonly nextShare: number
}

/** What crossed in a step that counts. */
export function millionOf(run: RunView, step: string): Million {
  const { startMs, endMs } = run.step(step)
  const kinds = run.nodes.map(({ kind }) => kind)
  const kindOf = new Map(run.nodes.map(({ id, kind }) => [id, kind]))
  const crossed = run.records('tally').filter(({ atMs }) => atMs >= startMs && atMs <= endMs)
  const sum = (which: (one: (typeof crossed)[number]) => boolean): number => crossed.filter(which).reduce((total, { b }) => total + b, 0)
  const asked = sum(({ node }) => kindOf.get(node) === 'client')
  const missed = sum(({ node }) => kindOf.get(node) === 'edge')
  const origin = sum(({ a }) => kinds[a] === 'origin')
  return { asked, missed, origin, popShare: asked === 0 ? 0 : 1 - missed / asked, nextShare: missed === 0 ? 0 : 1 - origin / missed }
}
