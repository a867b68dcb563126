/**
 * The words and brackets around the rows of the life view. Places are in lifeLayout.ts.
 */
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import type { LifeLayout } from './lifeLayout'
import styles from './LifeNotes.module.css'

export function LifeNotes({ layout: { header, legend, legendY, lags, lagBox, begins, plot, width } }: { layout: LifeLayout }) {
  return (
    <g aria-hidden="true">
      {header.lines.map((line, i) => <text key={line} className={styles.header} x={width - 12} y={header.y + i * 13} textAnchor="end">{line}</text>)}
      {legend.map(({ shapes, text, x }) => (
        <g key={text} transform={`translate(${x} ${legendY})`}>
          {shapes.map((shape, i) => {
            const { path, stroke } = OUTCOME_SHAPES[shape]
            return <path key={shape} className={styles.mark} data-line={stroke ? true : undefined} data-tone={shape} d={path} transform={`translate(${i * 14} -10)`} />
          })}
          <text className={styles.note} x={shapes.length * 14 + 3}>{text}</text>
        </g>
      ))}
      {lags.map(({ from, to, label }) => (
        <g key={from}>
          <path className={styles.lag} d={`M${from} ${lagBox.y + 1}v5H${to}v-5`} />
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
