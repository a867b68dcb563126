/**
 * A scene as a page that needs no script: all its text, its code, and one moment of its run,
 * in the places where the live scene will stand.
 */
import type { ReactNode } from 'react'
import type { RunView } from '../../scene/runView'
import type { Scene } from '../../scene/types'
import { SCENES } from '../registry'
import { SceneLayout } from '../scene/SceneLayout'
import { TopBar } from '../shell/TopBar'
import type { Dialogs } from '../shell/useDialogs'
import { StaticListings } from './StaticListings'
import { StaticStory } from './StaticStory'

interface StaticScenePageProps {
  readonly scene: Scene
  readonly report: RunView
  readonly still: ReactNode
}

const nothing = (): void => undefined
/** Without script nothing opens; the bar shows what it will offer. */
const NO_DIALOGS: Dialogs = { open: null, opened: new Map(), show: nothing, close: nothing }

export function StaticScenePage({ scene, report, still }: StaticScenePageProps) {
  return (
    <SceneLayout
      bar={<TopBar current={scene} count={SCENES.length} dialogs={NO_DIALOGS} subject={() => ({ scene, link: { levers: {}, acts: [] }, levers: {}, step: scene.steps[0]! })} />}
      story={<StaticStory scene={scene} report={report} />}
      stage={<div className="static-still">{still}</div>}
      instruments={<div />}
      side={<StaticListings scene={scene} />}
      transport={
        <p className="static-note">This scene plays when JavaScript is on. Its text, its code and one moment of its run are all on this page.</p>
      }
    />
  )
}
