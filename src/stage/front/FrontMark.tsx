/** The mark of an answer: its outcome's shape, or the frame of what is older than the origin. */
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import type { AnswerMark } from './frontMarks'
import styles from './FrontPicture.module.css'

export function Mark({ mark: { look, x, y, size } }: { readonly mark: Omit<AnswerMark, 'key'> }) {
  if (look === 'old') return <Frame x={x} y={y} size={size} />
  if (look === 'old, stale') {
    return (
      <>
        <Frame x={x} y={y} size={size + 2} />
        <Mark mark={{ look: 'stale', x, y, size: size * 0.6 }} />
      </>
    )
  }
  const { path, stroke } = OUTCOME_SHAPES[look]
  const scale = size / 12
  return <path className={stroke ? styles.markLine : styles.mark} data-tone={look} d={path} strokeWidth={stroke && stroke + 0.6} transform={`translate(${x - 6 * scale} ${y - 6 * scale}) scale(${scale})`} />
}

function Frame({ x, y, size }: Pick<AnswerMark, 'x' | 'y' | 'size'>) {
  return <rect className={styles.old} x={x - size / 2 + 1} y={y - size / 2 + 1} width={size - 2} height={size - 2} rx="1.5" />
}
