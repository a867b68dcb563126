/**
 * A scene as it stands in somebody else's page: stage, one line of prose, transport; code and
 * levers lie over the stage when they are asked for.
 */
import { useEffect, useState } from 'react'
import { Announcer } from '../screen/Announcer'
import { SceneBoundary } from '../screen/SceneBoundary'
import { StagePart } from '../screen/StagePart'
import { useMedia } from '../app/useMedia'
import { createPlayer } from '../player/createPlayer'
import { SPEEDS } from '../player/types'
import { Transport } from '../panels/transport/Transport'
import type { Scene } from '../scene/types'
import { EmbedButtons } from './EmbedButtons'
import { EmbedLine } from './EmbedLine'
import { EmbedMessage } from './EmbedMessage'
import { EmbedSheet } from './EmbedSheet'
import type { SheetName } from './EmbedSheet'
import styles from './Embed.module.css'
import { parseParams } from './params'

export function EmbedPage({ scene }: { readonly scene: Scene }) {
  return (
    <SceneBoundary instead={(error) => <EmbedMessage title={`${scene.title} has stopped`} text={String(error)} />}>
      <LiveEmbed scene={scene} />
    </SceneBoundary>
  )
}

function LiveEmbed({ scene }: { readonly scene: Scene }) {
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const [{ player, problems }] = useState(() => {
    const params = parseParams(scene, window.location.search)
    const made = createPlayer({ scene, link: params.link, reducedMotion, asksFirst: false })
    made.commands.setSpeed(params.speed)
    return { player: made, problems: params.problems }
  })
  const [sheet, setSheet] = useState<SheetName | null>(null)
  useEffect(() => () => player.destroy(), [player])
  return (
    <main className={styles.embed}>
      <h1 className="sr-only">{scene.title}</h1>
      <div className={styles.stage}>
        <StagePart player={player} problems={problems} reducedMotion={reducedMotion} compact />
        <EmbedSheet player={player} sheet={sheet} onClose={() => setSheet(null)} />
      </div>
      <EmbedLine player={player} />
      <div className={styles.bar}>
        <div className={styles.transport}>
          <Transport player={player} speeds={SPEEDS} compact />
        </div>
        <EmbedButtons player={player} sheet={sheet} onSheet={setSheet} />
      </div>
      <Announcer player={player} />
    </main>
  )
}
