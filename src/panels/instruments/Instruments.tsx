/**
 * The instruments that a scene asks for, side by side under the stage; on a phone single
 * numbers in a row and the strips under them.
 */
import type { CSSProperties } from 'react'
import type { Frame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import type { Instrument } from '../../scene/types'
import { cx } from '../../ui/cx'
import { formatCount, formatPercentValue, NOTHING } from '../../words/format'
import { NumberText } from '../../ui/NumberText'
import { HitRatio } from './HitRatio'
import { LaterMeter } from './LaterMeter'
import { LaterFrameWaterfall } from './LaterWaterfall'
import { OriginGauge } from './OriginGauge'
import { WaitStrips } from './WaitStrips'
import styles from './Instruments.module.css'

const COLUMNS: Readonly<Record<Instrument['kind'], string>> = {
  gauge: '172px',
  waits: 'minmax(0, 1fr)',
  ratio: '84px',
  waterfall: 'minmax(0, 1.9fr)',
  bytes: 'minmax(132px, 172px)',
  memory: 'minmax(124px, 156px)',
  wrong: 'minmax(150px, 1fr)',
}

export interface InstrumentsProps {
  readonly run: Run
  readonly frame: Frame
  readonly onSelect: (request: number) => void
  readonly reducedMotion: boolean
  readonly compact?: boolean
}

export function Instruments(props: InstrumentsProps) {
  const { instruments } = props.run.scene
  if (instruments.length === 0) return null
  if (props.compact) {
    const wide = instruments.filter(({ kind }) => kind === 'waits' || kind === 'waterfall')
    const small = instruments.filter((one) => !wide.includes(one))
    return (
      <section className={cx(styles.instruments, styles.compact)} aria-label="Measurements">
        {small.map((one) =>
          one.kind === 'gauge' || one.kind === 'ratio' ? (
            <Stat key={one.kind} kind={one.kind} frame={props.frame} />
          ) : (
            <One key={one.kind} instrument={one} {...props} />
          ),
        )}
        {wide.map((one) => (
          <div key={one.kind} className={styles.wide}>
            <One instrument={one} {...props} />
          </div>
        ))}
      </section>
    )
  }
  const tall = instruments.some(({ kind }) => kind === 'waterfall')
  const columns = { '--columns': instruments.map(({ kind }) => COLUMNS[kind]).join(' ') } as CSSProperties
  return (
    <section className={cx(styles.instruments, tall && styles.tall)} style={columns} aria-label="Measurements">
      {instruments.map((one) => (
        <One key={one.kind} instrument={one} {...props} />
      ))}
    </section>
  )
}

function One({ instrument, run, frame, onSelect, reducedMotion, compact = false }: InstrumentsProps & { readonly instrument: Instrument }) {
  switch (instrument.kind) {
    case 'gauge':
      return <OriginGauge origin={frame.origin} max={instrument.max} reducedMotion={reducedMotion} />
    case 'waits':
      return <WaitStrips run={run} waits={frame.waits} maxMs={instrument.maxMs} onSelect={onSelect} />
    case 'ratio':
      return <HitRatio hits={frame.hits} answered={frame.answered} />
    case 'waterfall':
      return <LaterFrameWaterfall run={run} frame={frame} />
    case 'bytes':
    case 'memory':
    case 'wrong':
      return <LaterMeter instrument={instrument} run={run} frame={frame} compact={compact} />
  }
}

function Stat({ kind, frame }: { readonly kind: 'gauge' | 'ratio'; readonly frame: Frame }) {
  const ratio = formatPercentValue(frame.hits, frame.answered)
  const unit = kind === 'gauge' ? 'req/s' : ratio === NOTHING ? '' : '%'
  return (
    <div className={styles.stat}>
      <h2>{kind === 'gauge' ? 'Origin load' : 'Hit ratio'}</h2>
      <p>
        <NumberText value={kind === 'gauge' ? formatCount(frame.origin.rps) : ratio} unit={unit} />
      </p>
    </div>
  )
}
