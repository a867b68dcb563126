/**
 * What the learner can do in this scene besides moving levers: a button for each act that the
 * scene declares. Pressing one acts at the playhead, as often as one likes.
 */
import { useId } from 'react'
import type { Scene } from '../../scene/types'
import { Button } from '../../ui/Button'
import styles from './ActButtons.module.css'

interface ActButtonsProps {
  readonly acts: NonNullable<Scene['acts']>
  readonly onAct: (name: string) => void
}

export function ActButtons({ acts, onAct }: ActButtonsProps) {
  const id = useId()
  return (
    <section className={styles.acts} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        Act now
      </h2>
      <ul className={styles.list}>
        {Object.entries(acts).map(([name, { label, help }]) => (
          <li key={name}>
            <Button onClick={() => onAct(name)} aria-describedby={help ? `${id}${name}` : undefined}>
              {label}
            </Button>
            {help && (
              <span id={`${id}${name}`} className={styles.help}>
                {help}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
