/**
 * What the step before was like, faint, where the step on view has not come yet.
 */
import type { LifeGhost as Ghost } from './ghostOf'
import { LoadBars } from './LifeLoad'
import styles from './LifeGhost.module.css'

export function LifeGhost({ ghost: { blocks, stems, bars, foot } }: { readonly ghost: Ghost }) {
  return (
    <g className={styles.ghost} aria-hidden="true">
      {blocks.map(({ key, look, box }) => <rect key={key} className={styles.block} data-look={look} x={box.x} y={box.y} width={box.width} height={box.height} rx="2" />)}
      {stems.map(({ key, x, y, base, shape }) => (
        <g key={key} data-tone={shape}>
          <line className={styles.stem} x1={x} x2={x} y1={base} y2={y} />
          <circle className={styles.head} cx={x} cy={y} r="3" />
        </g>
      ))}
      <LoadBars bars={bars} foot={foot} />
    </g>
  )
}
