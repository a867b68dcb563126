/**
 * The instruments of the course, a line each: a kind of instrument in src/scene/types that is not here does not compile. The
 * gauge and the strips of waits come with the first page; the others come with the scenes that want them, as chunks of their
 * own. The room that each takes is here, so that it is kept before the code has come.
 */
import type { InstrumentKind } from '../../scene/types'
import { type Source, afterwards, atOnce, useSource } from '../../ui/source'
import type { AnyInstrument } from './defineInstrument'
import { gaugeInstrument } from './gauge/gaugeInstrument'
import { waitsInstrument } from './waits/waitsInstrument'

interface InstrumentRoom {
  /** Its column beside the others, as in grid-template-columns; all of a scene fit under the narrowest stage. */
  readonly column: string
  /** The same where more edges than MOST_LINES may take part. */
  readonly columnOfMany?: string
  /** On a phone it has the whole width; the others are single numbers in a row. */
  readonly isWide?: boolean
  /** It wants more height than the others. */
  readonly isTall?: boolean
}

interface Line extends InstrumentRoom {
  readonly source: Source<AnyInstrument>
}

const INSTRUMENTS: Readonly<Record<InstrumentKind, Line>> = {
  gauge: { source: atOnce(gaugeInstrument), column: 'minmax(166px, 172px)' },
  waits: { source: atOnce(waitsInstrument), column: 'minmax(0, 1fr)', isWide: true },
  ratio: { source: afterwards(async () => (await import('./ratio/ratioInstrument')).ratioInstrument), column: 'minmax(64px, 84px)' },
  waterfall: {
    source: afterwards(async () => (await import('./waterfall/waterfallInstrument')).waterfallInstrument),
    column: 'minmax(0, 1.9fr)', isWide: true, isTall: true,
  },
  bytes: { source: afterwards(async () => (await import('./bytes/bytesInstrument')).bytesInstrument), column: 'minmax(0, 1fr)' },
  found: {
    source: afterwards(async () => (await import('./found/foundInstrument')).foundInstrument),
    column: 'minmax(0, 1fr)', isWide: true,
  },
  memory: {
    source: afterwards(async () => (await import('./memory/memoryInstrument')).memoryInstrument),
    column: 'minmax(104px, 156px)', columnOfMany: 'minmax(0, 1.5fr)',
  },
  wrong: { source: afterwards(async () => (await import('./wrong/wrongInstrument')).wrongInstrument), column: 'minmax(134px, 1fr)' },
  answerers: { source: afterwards(async () => (await import('./answerers/answerersInstrument')).answerersInstrument), column: 'minmax(134px, 260px)' },
  recorded: {
    source: afterwards(async () => (await import('./recorded/recordedInstrument')).recordedInstrument),
    column: 'minmax(0, 1fr)', isWide: true, isTall: true,
  },
  cells: { source: afterwards(async () => (await import('./cells/cellsInstrument')).cellsInstrument), column: 'minmax(0, 1fr)', isWide: true },
  chain: { source: afterwards(async () => (await import('./chain/chainInstrument')).chainInstrument), column: 'minmax(0, 1fr)', isWide: true },
  verdict: {
    source: afterwards(async () => (await import('./verdict/verdictInstrument')).verdictInstrument),
    column: 'minmax(0, 2.4fr)', isWide: true, isTall: true,
  },
}

export const instrumentRoom = (kind: InstrumentKind): InstrumentRoom => INSTRUMENTS[kind]

export const instrumentNow = (kind: InstrumentKind): AnyInstrument | undefined => INSTRUMENTS[kind].source.now()

/** The instrument of a kind, undefined while it loads. */
export const useInstrument = (kind: InstrumentKind): AnyInstrument | undefined => useSource(INSTRUMENTS[kind].source)

export const loadInstrument = (kind: InstrumentKind): Promise<AnyInstrument> => INSTRUMENTS[kind].source.load()

/** The source module that a page with this instrument loads after its entry; none where it comes with the page. */
export function instrumentModules(kind: InstrumentKind): readonly string[] {
  return INSTRUMENTS[kind].source.isChunk ? [`src/panels/instruments/${kind}/${kind}Instrument.tsx`] : []
}
