/**
 * The help sheet: how to read the picture in a few sentences, the keys, and the switch that
 * turns single keys off.
 */
import { Dialog } from '../../ui/Dialog'
import { shortcutsSetting } from '../settings'
import { OTHER_KEYS, SHORTCUTS } from '../shortcuts'
import { canBeKept } from '../offline'
import { useStored } from '../storedValue'
import { OfflinePart } from './OfflinePart'
import type { SheetProps } from './sheet'
import styles from './HelpDialog.module.css'

export function HelpDialog({ open, onClose }: SheetProps) {
  const enabled = useStored(shortcutsSetting)
  return (
    <Dialog open={open} title="Help" onClose={onClose}>
      <p className={styles.text}>
        A scene is a recorded run of a small network. Play a step, move back and forth in it, and move a lever to see another run. Click a
        user to send a request; click a request, a slot or a mark to see why it was answered the way it was.
      </p>
      <p className={styles.text}>
        Each scene has a network of its own: how fast its origin is, how far it is and how many ask is chosen so that its question can be seen.
      </p>
      <p className={styles.text}>
        The time t beside Play counts from the beginning of the scene. Waits, hits, misses and totals count from the beginning of the step;
        copies stay where they are.
      </p>
      <h3 className={styles.heading}>Keys</h3>
      <dl className={styles.keys} data-off={!enabled}>
        {[...SHORTCUTS, ...OTHER_KEYS].map((one) => (
          <div key={one.shown} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{one.shown}</kbd>
            </dt>
            <dd>{one.text}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input type="checkbox" checked={enabled} onChange={(event) => shortcutsSetting.set(event.currentTarget.checked)} />
        Use these keys
      </label>
      <p className={styles.note}>
        They work wherever the focus is. A field, a choice and a slider keep the keys that they use themselves, and Space presses the
        button that has the focus. Turned off, the keys do nothing; every command also has a button.
      </p>
      {canBeKept() && <OfflinePart />}
    </Dialog>
  )
}
