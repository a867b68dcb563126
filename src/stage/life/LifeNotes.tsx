/**
 * The words and brackets around the rows of the life view. Places are in lifeLayout.ts.
 */
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { textWidth } from '../draw/text'
import type { LifeLayout } from './lifeLayout'
import { type LegendShape, NOTE_SIZE } from './lifeNotes'
import styles from './LifeNotes.module.css'

export function LifeNotes({ layout: { header, legend, legendY, lags, lagBox, begins, plot, width } }: { layout: LifeLayout }) {
  return (
    <g aria-hidden="true">
      {header.lines.map((line, i) => <text key={line} className={styles.header} x={width - 12} y={header.y + i * 13} textAnchor="end">{line}</text>)}
      {legend.map(({ shapes, text, x, width: wide }) => (
        <g key={text} transform={`translate(${x} ${legendY})`}>
          <rect className={styles.under} x="-3" y="-12" width={wide + 6} height="16" />
          {shapes.map((shape, i) => <g key={shape} transform={`translate(${i * 14} -10)`}><LegendMark shape={shape} /></g>)}
          <text className={styles.note} x={shapes.length * 14 + 3}>{text}</text>
        </g>
      ))}
      {lags.map(({ from, to, label }) => (
        <g key={from}>
          <path className={styles.lag} d={`M${from} ${lagBox.y + 1}v5H${to}v-5`} />
          {label && <rect className={styles.under} x={label.x - textWidth(label.text, NOTE_SIZE, 600) / 2 - 3} y={lagBox.y + 1} width={textWidth(label.text, NOTE_SIZE, 600) + 6} height="12" />}
          {label && <text className={styles.lagWords} x={label.x} y={lagBox.y + 10} textAnchor="middle">{label.text}</text>}
        </g>
      ))}
      {begins.map(({ x, text, words }) => (
        <g key={text}>
          <line className={styles.begins} x1={x} x2={x} y1={plot.y} y2={lagBox.y} />
          <text className={styles.beginsWords} x={words.x} y={words.y + words.height - 3}>{text}</text>
        </g>
      ))}
    </g>
  )
}

function LegendMark({ shape }: { readonly shape: LegendShape }) {
  if (shape === 'outdated') return <rect className={styles.outdated} x="1" y="2" width="10" height="9" rx="2" />
  const { path, stroke } = OUTCOME_SHAPES[shape === 'stood-in' ? 'stale' : shape]
  const isLine = stroke !== undefined || shape === 'stood-in'
  return <path className={styles.mark} data-line={isLine || undefined} data-tone={shape === 'stood-in' ? 'stale' : shape} d={path} strokeWidth={stroke} />
}
