/**
 * Closes an instrument's own types in: from an InstrumentModule to the one object by which panels and comparisons ask any
 * instrument. It keeps the index of each run that it was asked about.
 */
import type { ReactNode } from 'react'
import { invariant } from '../../engine/invariant'
import { instantOf } from '../../frame/instant'
import type { Moment } from '../../frame/moment'
import type { Reading } from '../../reading/reading'
import type { Instrument, InstrumentKind, InstrumentOf } from '../../scene/types'
import type { Comparable, InstrumentModule, PanelProps } from './instrumentModule'

export interface ShownProps extends Moment, Omit<PanelProps<InstrumentKind, unknown>, 'run' | 'reading' | 'options'> {
  /** As the scene declares it. */
  readonly instrument: Instrument
}

/** An instrument as everybody else sees it. */
export interface AnyInstrument {
  readonly kind: InstrumentKind
  /** What it reads at the moment. */
  readonly read: (moment: Moment, instrument: Instrument) => unknown
  readonly Shown: (props: ShownProps) => ReactNode
  /** By what two runs are compared, and that figure of one of them. */
  readonly compares: Comparable | undefined
  readonly figure: (moment: Moment, instrument: Instrument) => number | null
}

/** For an instrument that looks up nothing of its own. */
export const noIndex = (): null => null

export function defineInstrument<K extends InstrumentKind, R, X>(module: InstrumentModule<K, R, X>): AnyInstrument {
  const indexes = new WeakMap<Reading, { readonly index: X }>()
  const indexed = (run: Reading): X => {
    const kept = indexes.get(run) ?? { index: module.index(run) }
    indexes.set(run, kept)
    return kept.index
  }
  const read = ({ run, frame }: Moment, instrument: Instrument): R =>
    module.read(instantOf(run, frame), own(module.kind, instrument), indexed(run))
  return {
    kind: module.kind,
    read,
    Shown: ({ instrument, frame, ...rest }) => (
      <module.Panel {...rest} options={own(module.kind, instrument)} reading={read({ run: rest.run, frame }, instrument)} />
    ),
    compares: module.compares,
    figure: (moment, instrument) => module.compares?.figure(read(moment, instrument)) ?? null,
  }
}

/** The declaration with its type; throws when it is of another kind. */
function own<K extends InstrumentKind>(kind: K, instrument: Instrument): InstrumentOf<K> {
  invariant(isOf(kind, instrument), `the instrument "${kind}" cannot show what is declared as "${instrument.kind}"`)
  return instrument
}

function isOf<K extends InstrumentKind>(kind: K, instrument: Instrument): instrument is InstrumentOf<K> {
  return instrument.kind === kind
}
