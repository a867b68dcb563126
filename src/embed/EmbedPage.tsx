/**
 * A scene as it stands in somebody else's page: stage, one line of prose, transport; code and
 * levers stand beside the stage when they are asked for.
 */
import { useEffect, useState } from 'react'
import { Announcer } from '../screen/Announcer'
import { OpenedPlayer } from '../screen/OpenedPlayer'
import { SceneBoundary } from '../screen/SceneBoundary'
import { StagePart } from '../screen/StagePart'
import { REDUCED_MOTION, useMedia } from '../app/useMedia'
import { sceneHref } from '../app/router'
import { elsewhere } from '../app/elsewhere'
import { openPlayer } from '../player/createPlayer'
import type { OnProgress } from '../player/making'
import { usePlayer } from '../player/react'
import { type Player, SPEEDS } from '../player/types'
import { Transport } from '../panels/transport/Transport'
import type { Scene } from '../scene/types'
import { viewOf } from '../scene/viewOf'
import { useHost } from '../screen/useHost'
import { useTurns } from '../screen/useTurns'
import { EmbedButtons } from './EmbedButtons'
import { EmbedLine } from './EmbedLine'
import { EmbedMessage } from './EmbedMessage'
import { EmbedSheet } from './EmbedSheet'
import { EmbedTurns } from './EmbedTurns'
import { FittedPicture } from './FittedPicture'
import { followTheme } from '../ui/theme'
import styles from './Embed.module.css'
import { parseParams } from './params'
import type { SheetName } from './sheets'

export function EmbedPage({ scene }: { readonly scene: Scene }) {
  return (
    <SceneBoundary instead={(error) => <EmbedMessage title={`${scene.title} has stopped`} text={String(error)} href={sceneHref(scene.slug)} />}>
      <LiveEmbed scene={scene} />
    </SceneBoundary>
  )
}

function LiveEmbed({ scene }: { readonly scene: Scene }) {
  const [params] = useState(() => parseParams(scene, window.location.search))
  const reducedMotion = useMedia(REDUCED_MOTION) || params.settings.motion === 'reduce'
  useEffect(() => {
    if (params.settings.motion === 'reduce') document.documentElement.dataset['motion'] = 'reduce'
  }, [params])
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

function Frame({ player, title, params: { problems, settings }, reducedMotion }: FrameProps) {
  const [{ sheet, opened }, setSheets] = useState<{ readonly sheet: SheetName | null; readonly opened: boolean }>({ sheet: settings.show === 'stage' ? null : settings.show, opened: false })
  const setSheet = (name: SheetName | null): void => setSheets({ sheet: name, opened: true })
  const turns = useTurns(player)
  const view = usePlayer(player, (state) => viewOf(state.scene, state.step).kind)
  useHost(player, problems, settings.origin, settings.resize)
  useEffect(() => followTheme(() => settings.theme), [settings])
  useEffect(() => player.commands.setSpeed(Number(settings.speed)), [player, settings])
  return (
    <main className={styles.embed}>
      <h1 className="sr-only">{title}</h1>
      <div className={styles.stage}>
        <FittedPicture view={view}>
          <StagePart player={player} problems={problems} reducedMotion={reducedMotion} compact turn={turns?.shown} />
        </FittedPicture>
        <EmbedSheet player={player} sheet={sheet} opened={opened} onSheet={setSheet} />
      </div>
      {turns ? <EmbedTurns player={player} turns={turns} /> : <EmbedLine player={player} />}
      <div className={styles.bar}>
        <div className={styles.transport}>
          <Transport player={player} speeds={SPEEDS} compact />
        </div>
        <EmbedButtons player={player} sheet={sheet} onSheet={settings.controls === 'full' ? setSheet : null} />
      </div>
      <Announcer player={player} />
    </main>
  )
}
