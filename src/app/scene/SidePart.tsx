/**
 * Code above, levers below; while something is selected, the inspector stands in their place.
 */
import { type SyntheticEvent, useState } from 'react'
import { CodePanel } from '../../code/CodePanel'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { LaterInspector } from '../../screen/laterParts'
import { LeversPart } from '../../screen/LeversPart'
import { switchLayer } from '../../screen/switchLayer'
import styles from './SidePart.module.css'
import { TakeAwayButton } from './TakeAwayButton'

export function SidePart({ player }: { readonly player: Player }) {
  const scene = usePlayer(player, (state) => state.scene)
  const frame = usePlayer(player, (state) => state.frame)
  const selected = usePlayer(player, (state) => state.selection !== null)
  const held = useHeld(frame.step)
  if (selected) return <LaterInspector player={player} />
  return (
    <div className={styles.side}>
      <div className={styles.code}>
        <CodePanel scene={scene} frame={frame} onSwitch={(lever, layer) => switchLayer(player, lever, layer)} />
      </div>
      <div className={styles.levers} {...held}>
        <LeversPart player={player} end={<TakeAwayButton player={player} />} />
      </div>
    </div>
  )
}

/**
 * The levers stand at the lower edge, so whatever grew in them would lift what is pressed. From the first press or focus in a step on
 * they keep their height, and scroll.
 */
function useHeld(step: number) {
  const [held, setHeld] = useState<{ readonly step: number; readonly height: number } | null>(null)
  const isHeld = held?.step === step
  const hold = ({ currentTarget }: SyntheticEvent<HTMLElement>): void => {
    if (!isHeld) setHeld({ step, height: currentTarget.getBoundingClientRect().height })
  }
  return { onPointerDownCapture: hold, onFocusCapture: hold, style: isHeld ? { blockSize: held.height } : undefined }
}
