/**
 * In place of a scene whose first run is still being made: there is none before it to be seen.
 */
import { useState } from 'react'
import type { RunProgress } from '../run/run'
import { Button } from '../ui/Button'
import { ComputingCard } from './ComputingCard'
import styles from './ComputingCard.module.css'

export interface OpeningPartProps {
  readonly title: string
  /** null before it has begun. */
  readonly progress: RunProgress | null
  readonly onStop: () => void
  readonly onAgain: () => void
}

export function OpeningPart({ title, progress, onStop, onAgain }: OpeningPartProps) {
  const [stopped, setStopped] = useState(false)
  const stop = (): void => {
    onStop()
    setStopped(true)
  }
  const again = (): void => {
    onAgain()
    setStopped(false)
  }
  return (
    <main className={styles.opening}>
      <h1>{title}</h1>
      {stopped ? (
        <div role="alert">
          <p>The run was stopped before its end, so there is nothing to show.</p>
          <Button onClick={again}>Compute it again</Button>
        </div>
      ) : (
        <ComputingCard
          label="the whole scene"
          share={progress?.share ?? 0}
          requests={progress?.requests ?? 0}
          meanwhile="It is long; it begins when all of it is there."
          onStop={stop}
        />
      )}
    </main>
  )
}
