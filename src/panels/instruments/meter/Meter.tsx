/**
 * The meters of the scenes about what a cache keeps: a number, a bar, a few lines. On a phone each is a number and its words.
 */
import { NumberText } from '../../../ui/NumberText'
import { PanelTitle } from '../../PanelTitle'
import type { MeterText } from './meterText'
import styles from './Meter.module.css'

export function Meter({ text, compact }: { readonly text: MeterText; readonly compact: boolean }) {
  const [value, unit] = text.value
  return (
    <section className={compact ? styles.stat : styles.meter} data-alarm={text.alarm || undefined}>
      <PanelTitle title={text.title} note={compact ? undefined : text.note} />
      <p className={styles.value}>
        <NumberText value={value} unit={compact && text.longUnit ? undefined : unit} />
      </p>
      {!compact && text.bar && <Bar {...text.bar} />}
      {!compact && <Lines lines={text.lines} />}
    </section>
  )
}

function Bar({ label, text, parts }: NonNullable<MeterText['bar']>) {
  return (
    <div role="img" aria-label={`${label}: ${text}`} className={styles.bar}>
      {parts.map(({ name, share }) => (
        <span key={name} style={{ inlineSize: `${share * 100}%` }} />
      ))}
    </div>
  )
}

function Lines({ lines }: { readonly lines: MeterText['lines'] }) {
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
