/**
 * All that a cache holds: a line for each slot, which opens it.
 */
import type { SlotFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { OutcomeMark } from '../../ui/OutcomeMark'
import { counted } from '../../words/plural'
import styles from './Inspector.module.css'

const MARKS = { empty: 'plain', filling: 'miss', fresh: 'hit', stale: 'stale' } as const satisfies Readonly<Record<SlotFrame['state'], string>>

export interface CacheInspectorProps {
  readonly node: NodeInfo
  readonly slots: readonly SlotFrame[]
  /** By its number among the node's slots. */
  readonly onSelectSlot: (slot: number) => void
  readonly onClose: () => void
}

export function CacheInspector({ node, slots, onSelectSlot, onClose }: CacheInspectorProps) {
  const held = slots.filter(({ state }) => state === 'fresh' || state === 'stale').length
  return (
    <section className={styles.inspector} aria-label={`Cache of ${node.name}`}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{node.name}</h2>
          <p className={styles.who}>cache, {counted(held, ['copy', 'copies'])} now</p>
        </div>
        <IconButton icon="close" name="Close the inspector" onClick={onClose} />
      </div>
      <ul className={styles.slots}>
        {slots.map((slot, k) => (
          <li key={k} className={styles.verdict} data-tone={MARKS[slot.state]}>
            <OutcomeMark outcome={MARKS[slot.state]} size={13} decorative />
            <Button look="plain" onClick={() => onSelectSlot(k)}>
              {slot.key}: {[slot.state, slot.life?.content].filter(Boolean).join(', ')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
