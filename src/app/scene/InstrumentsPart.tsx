/**
 * The instruments of the moment; on a phone also the two buttons that open code and levers
 * below them.
 */
import { useId, useState } from 'react'
import { CodePanel } from '../../code/CodePanel'
import { Instruments } from '../../panels/instruments/Instruments'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { Button } from '../../ui/Button'
import { LeversPart } from '../../screen/LeversPart'
import styles from './InstrumentsPart.module.css'

interface InstrumentsPartProps {
  readonly player: Player
  readonly compact: boolean
  readonly reducedMotion: boolean
}

export function InstrumentsPart({ player, compact, reducedMotion }: InstrumentsPartProps) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const select = (request: number): void => player.commands.select({ kind: 'request', request })
  const instruments = <Instruments run={run} frame={frame} onSelect={select} reducedMotion={reducedMotion} compact={compact} />
  return compact ? <PhoneParts player={player}>{instruments}</PhoneParts> : instruments
}

function PhoneParts({ player, children }: { readonly player: Player; readonly children: React.ReactNode }) {
  const scene = usePlayer(player, (state) => state.scene)
  const frame = usePlayer(player, (state) => state.frame)
  const [open, setOpen] = useState<'code' | 'levers' | null>(null)
  const id = useId()
  const toggle = (part: 'code' | 'levers') => ({
    'aria-expanded': open === part,
    'aria-controls': id,
    onClick: () => setOpen(open === part ? null : part),
  })
  return (
    <div className={styles.phone}>
      {children}
      <div className={styles.buttons}>
        <Button {...toggle('code')}>Code</Button>
        <Button {...toggle('levers')}>Levers</Button>
      </div>
      <div id={id} className={styles.opened}>
        {open === 'code' && <CodePanel scene={scene} frame={frame} />}
        {open === 'levers' && <LeversPart player={player} />}
      </div>
    </div>
  )
}
