/**
 * The instruments that a scene asks for, side by side under the stage; on a phone single
 * numbers in a row and the wide ones under them.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { CSSProperties, ReactNode } from 'react'
import type { Reading } from '../../reading/reading'
import type { InstrumentKind } from '../../scene/types'
import { cx } from '../../ui/cx'
import type { ShownProps } from './defineInstrument'
import type { Moment } from '../../frame/moment'
import type { OtherRuns, PanelProps } from './instrumentModule'
import { instrumentRoom, useInstrument } from './instruments'
import { MOST_LINES } from '../../frame/manyPlaces'
import styles from './Instruments.module.css'

export interface InstrumentsProps extends Moment, Pick<PanelProps<InstrumentKind, unknown>, 'onSeek' | 'SceneLink'> {
  readonly onSelect: (request: number) => void
  readonly reducedMotion: boolean
  readonly compact?: boolean
  readonly others?: OtherRuns
  /** Of two runs that are compared, whose measurements these are. */
  readonly side?: ReactNode
}

export function Instruments({ compact = false, side, ...props }: InstrumentsProps) {
  const { instruments } = props.run.scene
  if (instruments.length === 0) return null
  if (compact) {
    const wide = instruments.filter(({ kind }) => instrumentRoom(kind).isWide)
    const small = instruments.filter((one) => !wide.includes(one))
    return (
      <section className={cx(styles.instruments, styles.compact)} aria-label="Measurements">
        <p className={styles.scope}>In this step{side && <>. {side}</>}</p>
        {small.map((one) => (
          <One key={one.kind} instrument={one} compact {...props} />
        ))}
        {wide.map((one) => (
          <div key={one.kind} className={styles.wide}>
            <One instrument={one} compact {...props} />
          </div>
        ))}
      </section>
    )
  }
  const tall = instruments.some(({ kind }) => instrumentRoom(kind).isTall)
  const columns = { '--columns': instruments.map(({ kind }) => columnOf(props.run, kind)).join(' ') } as CSSProperties
  return (
    <section className={cx(styles.instruments, tall && styles.tall, side !== undefined && styles.sided)} style={columns} aria-label="Measurements">
      {side && <p className={styles.side}>{side}</p>}
      {instruments.map((one) => (
        <One key={one.kind} instrument={one} compact={false} {...props} />
      ))}
    </section>
  )
}

function columnOf({ nodes }: Reading, kind: InstrumentKind): string {
  const { column, columnOfMany = column } = instrumentRoom(kind)
  return nodes.filter((node) => NODE_KINDS[node.kind].sharedCache).length > MOST_LINES ? columnOfMany : column
}

function One(props: ShownProps) {
  const instrument = useInstrument(props.instrument.kind)
  return instrument ? <instrument.Shown {...props} /> : <div />
}
