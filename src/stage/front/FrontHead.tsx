/** Over the rows of a front: the figures of the step, what can be pressed, and what its looks mean. */
import { Mark } from './FrontMark'
import type { FrontLayout } from './frontLayout'
import type { LegendLook } from './frontLegend'
import styles from './FrontPicture.module.css'

const MARK = 11

export function FrontHead({ layout: { figures, figuresY, hint, legend, legendY }, hole, isPressed }: { readonly layout: FrontLayout; readonly hole: string; readonly isPressed: boolean }) {
  return (
    <g aria-hidden="true">
      {figures.map(({ text, bad, x }) => <text key={x} className={styles.figure} data-bad={bad || undefined} x={x} y={figuresY}>{text}</text>)}
      {isPressed && hint && <text className={styles.hint} x={hint.x} y={figuresY} textAnchor="end">{hint.text}</text>}
      {legend.map(({ look, text, x }) => (
        <g key={look}>
          <Swatch look={look} x={x} y={legendY - 4} hole={hole} />
          <text className={styles.label} x={x + 16} y={legendY}>{text}</text>
        </g>
      ))}
    </g>
  )
}

function Swatch({ look, x, y, hole }: { readonly look: LegendLook; readonly x: number; readonly y: number; readonly hole: string }) {
  const box = { x, y: y - 5, width: 12, height: 10 }
  if (look === 'front') return <line className={styles.front} x1={x + 6} x2={x + 6} y1={y - 6} y2={y + 6} />
  if (look === 'window') return <rect className={styles.window} {...box} />
  if (look === 'hole') return <rect fill={`url(#${hole})`} {...box} />
  if (look === 'lost') return <path className={styles.lost} d={`M${x + 2} ${y - 4}l8 8m0 -8l-8 8`} />
  if (look === 'gossip') return <circle className={styles.gossip} cx={x + 6} cy={y} r="4" />
  if (look === 'stain') return <rect className={styles.stain} {...box} />
  return look === 'other' ? <Mark mark={{ look: 'hit', x: x + 6, y, size: 7 }} /> : <Mark mark={{ look, x: x + 6, y, size: MARK }} />
}
