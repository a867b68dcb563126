/**
 * The figures of the step over the bars, and what the looks of a bar mean.
 */
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import type { LegendLook } from './crowdLegend'
import type { CrowdLayout } from './crowdLayout'
import styles from './CrowdPicture.module.css'

/** The pattern of what waits in the origin's queue; every picture defines it with the same content. */
export const QUEUE_PATTERN = 'crowd-queue'

const RIGHT = 14

export function CrowdHead({ layout: { figures, figuresY, legend, legendY, width } }: { readonly layout: CrowdLayout }) {
  return (
    <g>
      <defs>
        <pattern id={QUEUE_PATTERN} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.queueGround} width="4" height="4" />
          <line className={styles.queueStripe} x1="0" y1="0" x2="0" y2="4" />
        </pattern>
      </defs>
      {figures.map(({ label, value, right, valueWidth, bad }) => {
        const end = width - RIGHT - right
        return (
          <text key={label} y={figuresY} textAnchor="end" data-bad={bad || undefined} className={styles.figure}>
            <tspan className={styles.label} x={end - valueWidth - 5}>{label}</tspan>
            <tspan className={styles.value} x={end}>{value}</tspan>
          </text>
        )
      })}
      <g aria-hidden="true">
        {legend.map(({ look, text, x }) => (
          <g key={look} transform={`translate(${x} ${legendY})`}>
            <Swatch look={look} />
            <text className={styles.label} x="17">{text}</text>
          </g>
        ))}
      </g>
    </g>
  )
}

function Swatch({ look }: { readonly look: LegendLook }) {
  if (look === 'door' || look === 'way' || look === 'queue' || look === 'work' || look === 'copy') {
    const high = look === 'way' ? 4 : 8
    return <rect className={styles.bar} data-doing={look} x="0" y={-4 - high / 2} width="13" height={high} {...(look === 'queue' ? { fill: `url(#${QUEUE_PATTERN})` } : {})} />
  }
  if (look === 'flag') return <path className={styles.flag} d="M4 -8.5l8 4l-8 4z" />
  if (look === 'gap') return <rect className={styles.gap} x=".5" y="-7.5" width="12" height="7" />
  const { path, stroke } = OUTCOME_SHAPES[look]
  return <path className={stroke ? styles.endLine : styles.end} data-tone={look} d={path} strokeWidth={stroke} transform="translate(2 -9.5) scale(.9)" />
}
