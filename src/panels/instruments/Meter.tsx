/**
 * The instruments that come with the scenes about what a cache keeps: bytes that left the
 * origin, memory of the edges, wrong answers. On a phone each is a number and its words.
 */
import type { Frame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import type { Instrument } from '../../scene/types'
import { NumberText } from '../../ui/NumberText'
import { PanelTitle } from '../PanelTitle'
import { bytesReading, memoryReading, wrongReading } from './meterReadings'
import type { Reading } from './meterReadings'
import styles from './Meter.module.css'

export type MeterInstrument = Extract<Instrument, { kind: 'bytes' | 'memory' | 'wrong' }>

export interface MeterProps {
  readonly instrument: MeterInstrument
  readonly run: Run
  readonly frame: Frame
  readonly compact: boolean
}

export function Meter({ instrument, run, frame, compact }: MeterProps) {
  const reading = readingOf(instrument, run, frame)
  const [value, unit] = reading.value
  return (
    <section className={compact ? styles.stat : styles.meter} data-alarm={reading.alarm || undefined}>
      <PanelTitle title={reading.title} note={compact ? undefined : reading.note} />
      <p className={styles.value}>
        <NumberText value={value} unit={compact && reading.longUnit ? undefined : unit} />
      </p>
      {!compact && reading.bar && <Bar {...reading.bar} />}
      {!compact && <Lines lines={reading.lines} />}
    </section>
  )
}

function readingOf(instrument: MeterInstrument, run: Run, frame: Frame): Reading {
  switch (instrument.kind) {
    case 'bytes':
      return bytesReading(frame.origin)
    case 'memory':
      return memoryReading(run, frame, instrument.maxBytes)
    case 'wrong':
      return wrongReading(instrument.label, frame)
  }
}

function Bar({ label, text, parts }: NonNullable<Reading['bar']>) {
  return (
    <div role="img" aria-label={`${label}: ${text}`} className={styles.bar}>
      {parts.map(({ name, share }) => (
        <span key={name} style={{ inlineSize: `${share * 100}%` }} />
      ))}
    </div>
  )
}

function Lines({ lines }: { readonly lines: Reading['lines'] }) {
  return (
    <dl className={styles.lines}>
      {lines.map(({ name, value, alarm }) => (
        <div key={name} data-alarm={alarm || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
