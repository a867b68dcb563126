/**
 * A scene as it stands in somebody else's page: stage, one line of prose, transport; code and
 * levers stand beside the stage when they are asked for.
 */
import { useEffect, useState } from 'react'
import { Announcer } from '../screen/Announcer'
import { OpenedPlayer } from '../screen/OpenedPlayer'
import { SceneBoundary } from '../screen/SceneBoundary'
import { StagePart } from '../screen/StagePart'
import { useMedia } from '../app/useMedia'
import { sceneHref } from '../app/router'
import { elsewhere } from '../app/elsewhere'
import { openPlayer } from '../player/createPlayer'
import type { OnProgress } from '../player/making'
import { usePlayer } from '../player/react'
import { type Player, SPEEDS } from '../player/types'
import { Transport } from '../panels/transport/Transport'
import type { Scene } from '../scene/types'
import { viewOf } from '../scene/viewOf'
import { useTurns } from '../screen/useTurns'
import { EmbedButtons } from './EmbedButtons'
import { EmbedLine } from './EmbedLine'
import { EmbedMessage } from './EmbedMessage'
import { EmbedSheet } from './EmbedSheet'
import type { SheetName } from './EmbedSheet'
import { EmbedTurns } from './EmbedTurns'
import { FittedPicture } from './FittedPicture'
import styles from './Embed.module.css'
import { parseParams } from './params'

export function EmbedPage({ scene }: { readonly scene: Scene }) {
  return (
    <SceneBoundary instead={(error) => <EmbedMessage title={`${scene.title} has stopped`} text={String(error)} href={sceneHref(scene.slug)} />}>
      <LiveEmbed scene={scene} />
    </SceneBoundary>
  )
}

function LiveEmbed({ scene }: { readonly scene: Scene }) {
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const [params] = useState(() => parseParams(scene, window.location.search))
  const open = (onProgress: OnProgress) => openPlayer({ scene, link: params.link, reducedMotion, asksFirst: false, elsewhere, onProgress })
  return (
    <OpenedPlayer title={scene.title} open={open}>
      {(player) => <Frame player={player} title={scene.title} params={params} reducedMotion={reducedMotion} />}
    </OpenedPlayer>
  )
}

interface FrameProps {
  readonly player: Player
  readonly title: string
  readonly params: ReturnType<typeof parseParams>
  readonly reducedMotion: boolean
}

function Frame({ player, title, params: { problems, speed }, reducedMotion }: FrameProps) {
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const turns = useTurns(player)
  const view = usePlayer(player, (state) => viewOf(state.scene, state.step).kind)
  useEffect(() => player.commands.setSpeed(speed), [player, speed])
  return (
    <main className={styles.embed}>
      <h1 className="sr-only">{title}</h1>
      <div className={styles.stage}>
        <FittedPicture view={view}>
          <StagePart player={player} problems={problems} reducedMotion={reducedMotion} compact turn={turns?.shown} />
        </FittedPicture>
        <EmbedSheet player={player} sheet={sheet} onSheet={setSheet} />
      </div>
      {turns ? <EmbedTurns player={player} turns={turns} /> : <EmbedLine player={player} />}
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
