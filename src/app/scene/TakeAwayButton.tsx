/**
 * The way to what a learner can take along, in scenes that have something: beside the levers, which it is made of. The sheet is a chunk of its own.
 */
import { useState } from 'react'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { Button } from '../../ui/Button'
import { later } from '../../ui/later'

const LaterTakeAway = later(async () => (await import('../dialogs/TakeAwayDialog')).TakeAwayDialog)

export function TakeAwayButton({ player }: { readonly player: Player }) {
  const offer = usePlayer(player, ({ scene }) => scene.takeAway)
  const [sheet, setSheet] = useState<'unused' | 'open' | 'closed'>('unused')
  if (!offer) return null
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setSheet('open')}>
        {offer.title}
      </Button>
      {sheet !== 'unused' && <LaterTakeAway open={sheet === 'open'} player={player} offer={offer} onClose={() => setSheet('closed')} />}
    </>
  )
}
