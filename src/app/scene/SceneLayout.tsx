/**
 * Where the parts of a scene stand: story, stage with instruments, side column, transport. It
 * is the same for the live scene and for the prerendered page, and knows nothing of either.
 */
import type { ReactNode } from 'react'
import { cx } from '../../ui/cx'
import styles from './SceneLayout.module.css'

export interface SceneLayoutProps {
  readonly bar: ReactNode
  readonly story: ReactNode
  readonly stage: ReactNode
  readonly instruments: ReactNode
  /** Code and levers; null where they are behind a tab of the story. */
  readonly side: ReactNode
  readonly transport: ReactNode
  /** One column: the stage is read first and the transport after it. */
  readonly narrow?: boolean
}

const ORDER = ['story', 'stage', 'instruments', 'side', 'transport'] as const
const NARROW_ORDER = ['stage', 'transport', 'story', 'instruments', 'side'] as const

export function SceneLayout({ bar, narrow = false, ...parts }: SceneLayoutProps) {
  const order = narrow ? NARROW_ORDER : ORDER
  return (
    <div className={cx(styles.screen, parts.side === null && styles.withoutSide)}>
      <div className={styles.bar}>{bar}</div>
      <main className={styles.main}>
        {order.map(
          (part) =>
            parts[part] !== null && (
              <div key={part} className={styles[part]}>
                {parts[part]}
              </div>
            ),
        )}
      </main>
    </div>
  )
}
