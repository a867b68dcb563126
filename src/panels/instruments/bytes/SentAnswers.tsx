/**
 * What left the origin: all of it as a number, and each answer as a bar as high as its bytes. Those of the steps before stay, faint,
 * so that a step begins beside them.
 */
import { useRef } from 'react'
import type { SentAnswer } from '../../../frame/sentAnswers'
import type { OriginFrame } from '../../../frame/types'
import { NumberText } from '../../../ui/NumberText'
import { useWidth } from '../../../ui/useWidth'
import { formatBytes } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { Stat } from '../Stat'
import styles from './SentAnswers.module.css'
import { answerText, bytesText } from './bytesText'

export interface SentReading extends OriginFrame {
  readonly answers: readonly SentAnswer[]
}

/** Room of a bar and its words, and how many there are before the page was measured (px). */
const [BAR_PX, USUAL_WIDTH_PX] = [42, 300]

export function SentAnswers({ reading, compact }: PanelProps<'bytes', SentReading>) {
  const { value: [value, unit], requests } = bytesText(reading)
  if (compact) return <Stat title="Sent by the origin" value={value} unit={unit} />
  return (
    <section className={styles.sent}>
      <PanelTitle title="Sent by the origin" note="in this step; each bar is one answer" />
      <p className={styles.total}>
        <NumberText value={value} unit={unit} /> <span>{requests}</span>
      </p>
      <Bars answers={reading.answers} />
    </section>
  )
}

function Bars({ answers }: { readonly answers: readonly SentAnswer[] }) {
  const list = useRef<HTMLDivElement>(null)
  const room = Math.max(2, Math.floor(useWidth(list, USUAL_WIDTH_PX) / BAR_PX))
  const shown = answers.slice(-room)
  const most = Math.max(1, ...shown.map(({ bytes }) => bytes))
  return (
    <div ref={list} className={styles.bars}>
      {shown.length === 0 && <p className={styles.none}>nothing yet</p>}
      {shown.map((answer) => (
        <div key={answer.record} role="img" aria-label={answerText(answer)} data-past={answer.past || undefined} data-status={answer.status}>
          <span>{formatBytes(answer.bytes)}</span>
          <i style={{ blockSize: `${(answer.bytes / most) * 100}%` }} />
          <b>{answer.status}</b>
        </div>
      ))}
    </div>
  )
}
