/**
 * What left the origin: all of it as a number, and each answer as a bar as high as its bytes. Those of the steps before stay, as outlines,
 * so that a step begins beside them.
 */
import { type ReactNode, useRef } from 'react'
import type { SentAnswer } from '../../../frame/sentAnswers'
import type { OriginFrame } from '../../../frame/types'
import { NumberText } from '../../../ui/NumberText'
import { useWidth } from '../../../ui/useWidth'
import { formatBytes } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { Stat } from '../Stat'
import styles from './SentAnswers.module.css'
import { answerText, barsNote, bytesText } from './bytesText'

export interface SentReading extends OriginFrame {
  /** The latest ones. */
  readonly answers: readonly SentAnswer[]
  /** How many have left in this step. */
  readonly sent: number
  /** How many requests of this step have found the origin down. */
  readonly failed: number
}

/** Room of a bar and its words, and how many there are before the page was measured (px). */
const [BAR_PX, USUAL_WIDTH_PX] = [42, 300]

export function SentAnswers({ reading, compact }: PanelProps<'bytes', SentReading>) {
  const { value: [value, unit], requests } = bytesText(reading)
  if (compact) return <Stat title="Sent by the origin" value={value} unit={unit} />
  return (
    <section className={styles.sent}>
      <Answers {...reading}>
        <NumberText value={value} unit={unit} /> <span>{requests}</span>
      </Answers>
    </section>
  )
}

/** Title, total and bars: as many as there is room for, and the title says how many that are. */
function Answers({ answers, sent, children }: Pick<SentReading, 'answers' | 'sent'> & { readonly children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const room = Math.max(2, Math.floor(useWidth(list, USUAL_WIDTH_PX) / BAR_PX))
  const shown = answers.slice(-room)
  const most = Math.max(1, ...shown.map(({ bytes }) => bytes))
  return (
    <>
      <PanelTitle title="Sent by the origin" note={barsNote(shown, sent)} />
      <p className={styles.total}>{children}</p>
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
    </>
  )
}
