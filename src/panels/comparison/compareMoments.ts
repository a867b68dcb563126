/**
 * What to say about two runs at one moment: the first measure that tells them apart. Origin
 * requests come first, because saving them is what a CDN is for; then the watched request;
 * then the instruments of the scene, in its order.
 */
import type { Instrument } from '../../scene/types'
import type { Moment } from '../instruments/defineInstrument'
import { instrumentNow } from '../instruments/instruments'
import { type Measure, type Pair, countMeasure, differInMs, msMeasure } from '../measure'

/** `instruments`: those that are shown; one whose code is not here says nothing. */
export function compareMoments(main: Moment, other: Moment, instruments: readonly Instrument[]): Measure {
  const [one, two] = [main.frame, other.frame]
  const origin = countMeasure('origin request', [one.origin.requests, two.origin.requests])
  if (origin.order !== 0) return origin
  const watched: Pair = [one.spotlight?.elapsedMs ?? 0, two.spotlight?.elapsedMs ?? 0]
  if (one.spotlight && two.spotlight && differInMs(watched)) return msMeasure('the request', watched)
  for (const instrument of instruments) {
    const difference = instrumentNow(instrument.kind)?.difference(main, other, instrument)
    if (difference) return difference
  }
  return { ...origin, sentence: 'No difference so far.' }
}
