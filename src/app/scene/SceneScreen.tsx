/**
 * The whole screen of a scene: puts story, stage, instruments, code, levers and transport in
 * their places for this width, and ties keys, address and progress to the player.
 */
import { useCallback, useEffect, useState } from 'react'
import { linkOf, pinnedOf } from '../../player/createPlayer'
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
import { Announcer } from '../../screen/Announcer'
import { OpenHeaders } from '../../screen/headersContext'
import { InstrumentsPart } from './InstrumentsPart'
import { LaterInspector } from '../../screen/laterParts'
import { LaterSide, LaterTabs, LaterTools } from './LaterTabs'
import { SceneLayout } from './SceneLayout'
import { StagePart } from '../../screen/StagePart'
import { StoryPart } from './StoryPart'
import { Button } from '../../ui/Button'
import { useHost } from '../../screen/useHost'
import { useTurns } from '../../screen/useTurns'
import { useProgress } from './useProgress'
import { useShortcuts } from './useShortcuts'
import { useUrlSync } from './useUrlSync'
import { useWarmUp } from './useWarmUp'
import { useShape } from './widths'

interface SceneScreenProps {
  readonly entry: SceneEntry
  readonly player: Player
  readonly problems: readonly string[]
  /** It plays when it is there. */
  readonly plays: boolean
  readonly reducedMotion: boolean
}

export function SceneScreen({ entry, player, problems, plays, reducedMotion }: SceneScreenProps) {
  const dialogs = useDialogs()
  const shape = useShape()
  const [tools, setTools] = useState(false)
  const { show } = dialogs
  const help = useCallback(() => show('help', DIALOGS.help({})), [show])
  const openHeaders = useCallback((headers: string) => show('headers', DIALOGS.headers({ headers })), [show])
  const goToScene = useCallback((direction: 1 | -1) => goTo(entry.slug, direction), [entry.slug])
  useEffect(() => {
    if (plays) player.commands.play()
  }, [player, plays])
  useUrlSync(player)
  useProgress(player)
  useHost(player, problems)
  useShortcuts(player, { help, goToScene })
  useTitle(player, entry.title)
  useWarmUp(usePlayer(player, ({ scene }) => scene))
  const selected = usePlayer(player, (state) => state.selection !== null)
  const compared = useTurns(player)
  const turns = shape === 'beside' ? compared : null
  const compact = shape === 'column' || shape === 'beside'
  const instruments = <InstrumentsPart player={player} compact={compact} reducedMotion={reducedMotion} />
  const text = <StoryPart player={player} compact={compact} next={neighbour(entry.slug, 1)} below={shape === 'beside' && instruments} />
  const story = shape === 'wide' || shape === 'column' ? text : <LaterTabs player={player} story={text} turns={turns} />
  const levers = shape === 'column' && <ToolsButton open={tools} onToggle={setTools} />
  return (
    <OpenHeaders value={openHeaders}>
      <SceneLayout
        narrow={shape === 'column'}
        bar={<TopBar current={entry} count={SCENES.length} dialogs={dialogs} subject={() => subjectOf(player)} />}
        story={selected && shape !== 'wide' ? <InPlaceOfStory title={entry.title} player={player} /> : story}
        stage={<StagePart player={player} problems={problems} reducedMotion={reducedMotion} turn={turns?.shown} />}
        instruments={shape === 'beside' ? null : instruments}
        side={shape === 'wide' ? <LaterSide player={player} /> : null}
        transport={<Transport player={player} speeds={SPEEDS} compact={compact} end={levers} />}
      />
      {levers && tools && <LaterTools player={player} onClose={() => setTools(false)} />}
      <Announcer player={player} />
      <DialogHost dialogs={dialogs} />
    </OpenHeaders>
  )
}

/** On a phone: opens the sheet with levers and code, wherever the page has been scrolled to. */
function ToolsButton({ open, onToggle }: { readonly open: boolean; readonly onToggle: (open: boolean) => void }) {
  return (
    <Button aria-haspopup="dialog" aria-expanded={open} onClick={() => onToggle(!open)}>
      Levers
    </Button>
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
  const state = player.store.getState()
  return { scene: state.scene, link: linkOf(player), levers: pinnedOf(state), step: state.scene.steps[state.step]!, moment: { run: state.run, position: state.frame.position, step: state.step } }
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
