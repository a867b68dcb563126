/**
 * The life of a copy in a small slot: a ring in place of the tick, and the words for it. For
 * the pictures of caches whose copies grow old.
 */
import { copyWords } from './copyWords'
import { Ring } from './Ring'
import { KEY_SIZE, type CopyMark, type SlotProps, WORDS_FROM } from './Slot'
import { shortKey } from '../draw/text'
import styles from './Slot.module.css'

export const ringMark: CopyMark = { Mark: LifeMark, words: copyWords }

/** A small ring instead of the tick, and what the copy shows, or its key. */
function LifeMark({ slot, box }: Pick<SlotProps, 'slot' | 'box'>) {
  const radius = Math.max(2, Math.min(8, box.height / 2 - 3, box.width / 2 - 3))
  const words = box.width >= WORDS_FROM
  const middle = box.y + box.height / 2
  const x = words ? box.x + radius + 5 : box.x + box.width / 2
  const room = box.width - 2 * radius - 14
  return (
    <>
      <Ring slot={slot} x={x} y={middle} radius={radius} />
      {words && <text className={styles.key} x={x + radius + 5} y={middle + 3.8}>{shortKey(slot.life?.content || slot.key, KEY_SIZE, room)}</text>}
    </>
  )
}
