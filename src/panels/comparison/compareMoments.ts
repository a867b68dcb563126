/**
 * What to say about two runs at one moment: all measures that tell them apart, the first with a big number. What the lever between them
 * leads with comes first; then origin requests, because saving them is what a CDN is for; then the watched request;
 * then the instruments of the scene, in its order; then what users waited for and got.
 */
import type { Lever } from '../../scene/levers'
import type { Instrument } from '../../scene/types'
import { stepAnswers, watched } from '../../frame/stepAnswers'
import type { Moment } from '../../frame/moment'
import type { Comparable } from '../instruments/instrumentModule'
import { instrumentNow } from '../instruments/instruments'
import { type Measure, type Pair, alsoSentence, differ, measureOf } from './measure'

const ORIGIN: Comparable = { what: 'origin request', unit: 'count' }
const WATCHED: Comparable = { what: 'the request', unit: 'ms' }
const MEAN: Comparable = { what: 'mean wait', unit: 'ms' }
const WRONG: Comparable = { what: 'old or wrong answer', unit: 'count' }
const FROM_CACHES: Comparable = { what: 'from a cache', unit: 'share', moreIsBetter: true }
/** More would not be read. */
const MOST = 3

interface Figure {
  readonly what: Comparable
  /** null where one of the runs has nothing to compare yet. */
  readonly pair: readonly [main: number | null | undefined, other: number | null | undefined]
}

/** `instruments`: those that are shown; one whose code is not here says nothing. `leads`: what the lever between the runs leads with. */
export function compareMoments(main: Moment, other: Moment, instruments: readonly Instrument[], leads?: Lever['leads']): Measure {
  const told = ledBy(leads, figures(main, other, instruments)).flatMap(({ what, pair: [ours, theirs] }) => {
    if (ours == null || theirs == null || !differ(what.unit, [ours, theirs])) return []
    const pair: Pair = [ours, theirs]
    return [{ what, pair }]
  })
  // An instrument of the scene may measure what is compared anyway.
  const different = told.filter(({ what, pair }, k) => !told.slice(0, k).some((one) => one.what.unit === what.unit && one.pair.join() === pair.join()))
  const [first, ...others] = different.slice(0, MOST)
  if (first) {
    const measure = measureOf(first.what, first.pair)
    return { ...measure, sentence: [measure.sentence, ...others.map(({ what, pair }) => alsoSentence(what, pair))].join(' ') }
  }
  const nothing = measureOf(ORIGIN, [main.frame.origin.requests, other.frame.origin.requests])
  return { ...nothing, sentence: looksAlike(main, other) ? 'No difference so far.' : 'The same numbers so far; the pictures differ.' }
}

function figures(main: Moment, other: Moment, instruments: readonly Instrument[]): readonly Figure[] {
  const [one, two] = [main.frame, other.frame]
  const [ours, theirs] = [stepAnswers(main), stepAnswers(other)]
  const share = ({ answered, fromCaches }: typeof ours): number | null => (answered === 0 ? null : fromCaches / answered)
  return [
    { what: ORIGIN, pair: [one.origin.requests, two.origin.requests] },
    { what: WATCHED, pair: watched(main) === watched(other) ? [one.spotlight?.elapsedMs, two.spotlight?.elapsedMs] : [null, null] },
    ...instruments.flatMap((declared) => {
      const instrument = instrumentNow(declared.kind)
      return instrument?.compares ? [{ what: instrument.compares, pair: [instrument.figure(main, declared), instrument.figure(other, declared)] as const }] : []
    }),
    { what: MEAN, pair: [ours.meanMs, theirs.meanMs] },
    { what: WRONG, pair: [ours.wrong, theirs.wrong] },
    { what: FROM_CACHES, pair: [share(ours), share(theirs)] },
  ]
}

function ledBy(leads: Lever['leads'], all: readonly Figure[]): readonly Figure[] {
  const first = leads && { waits: MEAN, wrong: WRONG }[leads]
  return first ? [...all.filter(({ what }) => what === first), ...all.filter(({ what }) => what !== first)] : all
}

/** Whether two frames would be drawn alike, apart from when. */
function looksAlike(main: Moment, other: Moment): boolean {
  const drawn = ({ run, frame: { nodes, links, levers } }: Moment): string => {
    const { view } = run.scene.topology
    return JSON.stringify([
      nodes.map(({ active, counters, slots, health, inside, offer }) => [active, counters, health, inside, offer, slots.map(({ state, key, life }) => [state, key, life?.lifetimeMs])]),
      links.map(({ active }) => active),
      view.kind === 'map' && view.lens?.(levers),
    ])
  }
  return drawn(main) === drawn(other)
}
