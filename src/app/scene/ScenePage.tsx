/**
 * One scene at its address: makes the player from the link, starts again when somebody types
 * another link, and keeps an error inside.
 */
import { useEffect, useState } from 'react'
import { openPlayer } from '../../player/createPlayer'
import type { Scene } from '../../scene/types'
import type { SceneEntry } from '../registry'
import { elsewhere } from '../elsewhere'
import { useMedia } from '../useMedia'
import { LaterFailure } from '../pages/LaterFailure'
import { OpenedPlayer } from '../../screen/OpenedPlayer'
import { SceneBoundary } from '../../screen/SceneBoundary'
import { SceneScreen } from './SceneScreen'
import { linkCode, readLink } from './links'

interface ScenePageProps {
  readonly entry: SceneEntry
  readonly scene: Scene
}

export function ScenePage({ entry, scene }: ScenePageProps) {
  const visit = useVisit()
  return (
    <SceneBoundary key={visit} instead={(error) => <LaterFailure entry={entry} error={error} />}>
      <LiveScene entry={entry} scene={scene} />
    </SceneBoundary>
  )
}

/** Counts the links that were opened by hand while the scene was in view; our own writes are not among them. */
function useVisit(): number {
  const [visit, setVisit] = useState(0)
  useEffect(() => {
    const count = (): void => setVisit((visits) => visits + 1)
    // Without its reader the visit is begun all the same, and says that the link was left out.
    const next = (): void => void linkCode.load().then(count, count)
    window.addEventListener('hashchange', next)
    return () => window.removeEventListener('hashchange', next)
  }, [])
  return visit
}

function LiveScene({ entry, scene }: ScenePageProps) {
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const [parsed] = useState(() => readLink(scene, window.location.hash))
  return (
    <OpenedPlayer title={scene.title} open={(onProgress) => openPlayer({ scene, link: parsed.link, reducedMotion, elsewhere, onProgress })}>
      {(player) => <SceneScreen entry={entry} player={player} problems={parsed.problems} plays={parsed.link.plays ?? false} reducedMotion={reducedMotion} />}
    </OpenedPlayer>
  )
}
