/**
 * One scene at its address: makes the player from the link, starts again when somebody types
 * another link, and keeps an error inside.
 */
import { useEffect, useState } from 'react'
import { openPlayer } from '../../player/createPlayer'
import type { OnProgress } from '../../player/making'
import type { Runs } from '../../player/runs'
import type { ParsedLink } from '../../player/urlState'
import type { Scene } from '../../scene/types'
import type { SceneEntry } from '../registry'
import { elsewhere } from '../elsewhere'
import { REDUCED_MOTION, useMedia } from '../useMedia'
import { LaterFailure } from '../pages/LaterFailure'
import { OpenedPlayer } from '../../screen/OpenedPlayer'
import { SceneBoundary } from '../../screen/SceneBoundary'
import { SceneScreen } from './SceneScreen'
import { linkCode, readLink } from './links'

interface ScenePageProps {
  readonly entry: SceneEntry
  readonly scene: Scene
  readonly first: Visit
}

/** What a link to the scene opens. */
export interface Visit {
  readonly parsed: ParsedLink
  /** Has the link's run at hand, if it is not a long one. */
  readonly runs: Runs
  /** Said by the window, also while its page is taken over. */
  readonly reducedMotion: boolean
}

export function ScenePage({ entry, scene, first }: ScenePageProps) {
  const count = useCount()
  return (
    <SceneBoundary key={count} instead={(error) => <LaterFailure entry={entry} error={error} />}>
      <LiveScene entry={entry} scene={scene} first={first} isFirst={count === 0} />
    </SceneBoundary>
  )
}

/** Counts the links that were opened by hand while the scene was in view; our own writes are not among them. */
function useCount(): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const visit = (): void => setCount((visits) => visits + 1)
    // Without its reader the visit is begun all the same, and says that the link was left out.
    const next = (): void => void linkCode.load().then(visit, visit)
    window.addEventListener('hashchange', next)
    return () => window.removeEventListener('hashchange', next)
  }, [])
  return count
}

interface LiveSceneProps extends ScenePageProps {
  /** Else what the address says now is opened, with what was made so far at hand. */
  readonly isFirst: boolean
}

function LiveScene({ entry, scene, first, isFirst }: LiveSceneProps) {
  const reducedMotion = useMedia(REDUCED_MOTION)
  const [visit] = useState(() => (isFirst ? first : { parsed: readLink(scene, window.location.hash), runs: first.runs.next(), reducedMotion }))
  const { parsed, runs } = visit
  const open = (onProgress: OnProgress) => openPlayer({ scene, link: parsed.link, reducedMotion: visit.reducedMotion, elsewhere, runs, onProgress })
  return (
    <OpenedPlayer title={scene.title} open={open}>
      {(player) => <SceneScreen entry={entry} player={player} problems={parsed.problems} plays={parsed.link.plays ?? false} reducedMotion={reducedMotion} />}
    </OpenedPlayer>
  )
}
