/**
 * The whole screen of a scene: puts story, stage, instruments, code, levers and transport in
 * their places for this width, and ties keys, address and progress to the player.
 */
import { useCallback, useEffect } from 'react'
import { linkOf } from '../../player/createPlayer'
import { usePlayer } from '../../player/react'
import { SPEEDS } from '../../player/types'
import type { Player } from '../../player/types'
import { Transport } from '../../panels/transport/Transport'
import { COURSE_NAME } from '../contents'
import { DIALOGS } from '../dialogs/dialogs'
import { neighbour, SCENES } from '../registry'
import type { SceneEntry } from '../registry'
import { navigate, sceneHref } from '../router'
import { DialogHost } from '../shell/DialogHost'
import { TopBar } from '../shell/TopBar'
import { useDialogs } from '../shell/useDialogs'
import { useMedia } from '../useMedia'
import { Announcer } from '../../screen/Announcer'
import { OpenHeaders } from '../../screen/headersContext'
import { InstrumentsPart } from './InstrumentsPart'
import { LaterInspector } from '../../screen/laterParts'
import { LaterTabs } from './LaterTabs'
import { SceneLayout } from './SceneLayout'
import { SidePart } from './SidePart'
import { StagePart } from '../../screen/StagePart'
import { StoryPart } from './StoryPart'
import { useProgress } from './useProgress'
import { useShortcuts } from './useShortcuts'
import { useUrlSync } from './useUrlSync'
import { useWarmUp } from './useWarmUp'
import { NARROW, WIDE } from './widths'

interface SceneScreenProps {
  readonly entry: SceneEntry
  readonly player: Player
  readonly problems: readonly string[]
  readonly reducedMotion: boolean
}

export function SceneScreen({ entry, player, problems, reducedMotion }: SceneScreenProps) {
  const dialogs = useDialogs()
  const narrow = useMedia(NARROW)
  const wide = useMedia(WIDE)
  const { show } = dialogs
  const help = useCallback(() => show('help', DIALOGS.help({})), [show])
  const openHeaders = useCallback((headers: string) => show('headers', DIALOGS.headers({ headers })), [show])
  const goToScene = useCallback((direction: 1 | -1) => goTo(entry.slug, direction), [entry.slug])
  useUrlSync(player)
  useProgress(player)
  useShortcuts(player, { help, goToScene })
  useTitle(player, entry.title)
  useWarmUp()
  const selected = usePlayer(player, (state) => state.selection !== null)
  const text = <StoryPart player={player} compact={narrow} next={neighbour(entry.slug, 1)} />
  const story = wide || narrow ? text : <LaterTabs player={player} story={text} />
  return (
    <OpenHeaders value={openHeaders}>
      <SceneLayout
        narrow={narrow}
        bar={<TopBar current={entry} count={SCENES.length} dialogs={dialogs} subject={() => subjectOf(player)} />}
        story={selected && !wide ? <InPlaceOfStory title={entry.title} player={player} /> : story}
        stage={<StagePart player={player} problems={problems} reducedMotion={reducedMotion} />}
        instruments={<InstrumentsPart player={player} compact={narrow} reducedMotion={reducedMotion} />}
        side={wide ? <SidePart player={player} /> : null}
        transport={<Transport player={player} speeds={SPEEDS} compact={narrow} />}
      />
      <Announcer player={player} />
      <DialogHost dialogs={dialogs} />
    </OpenHeaders>
  )
}

/** The inspector, with the heading that the story would have given to the page. */
function InPlaceOfStory({ title, player }: { readonly title: string; readonly player: Player }) {
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <LaterInspector player={player} />
    </>
  )
}

function subjectOf(player: Player) {
  const { scene, step } = player.store.getState()
  return { scene, link: linkOf(player), step: scene.steps[step]! }
}

function goTo(slug: string, direction: 1 | -1): void {
  const entry = neighbour(slug, direction)
  if (entry) navigate(sceneHref(entry.slug))
}

/** The title names the step, so that history and tabs can be told apart. */
function useTitle(player: Player, sceneTitle: string): void {
  const title = usePlayer(player, (state) => state.scene.steps[state.step]?.title)
  useEffect(() => {
    document.title = `${sceneTitle}: ${title} – ${COURSE_NAME}`
  }, [sceneTitle, title])
}
