/**
 * What to say about two runs at one moment: the first measure that tells them apart. Origin
 * requests come first, because saving them is what a CDN is for; then the watched request;
 * then the instruments of the scene, in its order.
 */
import type { Instrument } from '../../scene/types'
import type { Moment } from '../../frame/moment'
import type { Comparable } from '../instruments/instrumentModule'
import { instrumentNow } from '../instruments/instruments'
import { type Measure, type Pair, differ, measureOf } from './measure'

const ORIGIN: Comparable = { what: 'origin request', unit: 'count' }
const WATCHED: Comparable = { what: 'the request', unit: 'ms' }

/** `instruments`: those that are shown; one whose code is not here says nothing. */
export function compareMoments(main: Moment, other: Moment, instruments: readonly Instrument[]): Measure {
  const [one, two] = [main.frame, other.frame]
  const origin: Pair = [one.origin.requests, two.origin.requests]
  if (differ(ORIGIN.unit, origin)) return measureOf(ORIGIN, origin)
  const watched: Pair = [one.spotlight?.elapsedMs ?? 0, two.spotlight?.elapsedMs ?? 0]
  if (one.spotlight && two.spotlight && differ(WATCHED.unit, watched)) return measureOf(WATCHED, watched)
  for (const declared of instruments) {
    const instrument = instrumentNow(declared.kind)
    const [ours, theirs] = [instrument?.figure(main, declared), instrument?.figure(other, declared)]
    if (!instrument?.compares || ours == null || theirs == null) continue
    if (differ(instrument.compares.unit, [ours, theirs])) return measureOf(instrument.compares, [ours, theirs])
  }
  return { ...measureOf(ORIGIN, origin), sentence: 'No difference so far.' }
}
