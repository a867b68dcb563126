/**
 * What the learner can do in this scene besides moving levers: a button for each act that the
 * scene declares, with a menu of what it is done with, where there is a choice. Pressing one acts at the
 * playhead, as often as one likes.
 */
import { useId, useState } from 'react'
import type { Scene, SceneAct } from '../../scene/types'
import { Button } from '../../ui/Button'
import styles from './ActButtons.module.css'

interface ActButtonsProps {
  readonly acts: NonNullable<Scene['acts']>
  /** The id of the step that is on. */
  readonly step: string
  readonly onAct: (name: string, choice?: string) => void
}

export function ActButtons({ acts, step, onAct }: ActButtonsProps) {
  const id = useId()
  const offered = Object.entries(acts).filter(([, { during }]) => during?.includes(step) ?? true)
  if (offered.length === 0) return null
  return (
    <section className={styles.acts} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        Act now
      </h2>
      <ul className={styles.list}>
        {offered.map(([name, act]) => (
          <ActButton key={name} act={act} onAct={(choice) => onAct(name, choice)} />
        ))}
      </ul>
    </section>
  )
}

interface ActButtonProps {
  readonly act: SceneAct
  readonly onAct: (choice: string | undefined) => void
}

function ActButton({ act: { label, help, options }, onAct }: ActButtonProps) {
  const id = useId()
  const [choice, setChoice] = useState(options?.[0]?.value)
  return (
    <li>
      <Button onClick={() => onAct(choice)} aria-describedby={help ? `${id}help` : undefined}>
        {label}
      </Button>
      {options && (
        <select aria-label={`${label}: with what`} className={styles.choice} value={choice} onChange={(event) => setChoice(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {help && (
        <span id={`${id}help`} className={styles.help}>
          {help}
        </span>
      )}
    </li>
  )
}
