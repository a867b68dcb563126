/**
 * A player from its beginning to its end: opened when this is drawn, closed when it goes. Where the first run is long, the
 * way there is shown.
 */
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Making, type OnProgress } from '../player/making'
import type { Player } from '../player/types'
import type { RunProgress } from '../run/run'
import { LaterOpening } from './laterParts'

interface OpenedPlayerProps {
  readonly title: string
  readonly open: (onProgress: OnProgress) => Player | Making<Player>
  readonly children: (player: Player) => ReactNode
}

export function OpenedPlayer({ title, open, children }: OpenedPlayerProps) {
  const [progress, setProgress] = useState<RunProgress | null>(null)
  const [opening, setOpening] = useState(() => open(setProgress))
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  useEffect(() => {
    if (!(opening instanceof Making)) return () => opening.destroy()
    opening.result.then(setOpening, (error: unknown) => setFailure({ error }))
    return opening.stop
  }, [opening])
  if (failure) throw failure.error
  if (!(opening instanceof Making)) return children(opening)
  return <LaterOpening title={title} progress={progress} onStop={opening.stop} onAgain={() => setOpening(open(setProgress))} />
}
