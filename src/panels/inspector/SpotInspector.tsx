/**
 * A point of the map that was pressed: a user can be put there.
 */
import { formatMs } from '../../words/format'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import styles from './Inspector.module.css'

export interface SpotInspectorProps {
  /** "17.8° S, 31° E". */
  readonly words: string
  /** By which somebody there would go, and the round trip to it. */
  readonly network: string
  readonly rttMs: number
  readonly onPut: () => void
  readonly onClose: () => void
}

export function SpotInspector({ words, network, rttMs, onPut, onClose }: SpotInspectorProps) {
  return (
    <section className={styles.inspector} aria-label="A point of the map">
      <div className={styles.head}>
        <h2 className={styles.title}>{words}</h2>
        <IconButton icon="close" name="Close the inspector" onClick={onClose} />
      </div>
      <p className={styles.sentence}>{`A user here goes by the nearest network: ${network}, ${formatMs(rttMs)} there and back.`}</p>
      <Button onClick={onPut}>Put yourself here</Button>
    </section>
  )
}
