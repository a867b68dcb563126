/**
 * What an embed shows until it has started, and where it cannot: one moment, the question, and the whole text below. Where
 * scripts are off it says so at once; after a while wherever they have not come (static.css), because a frame that may not
 * load them runs none that could say it. The link opens in the frame itself: a sandbox may forbid windows.
 */
import type { ReactNode } from 'react'
import type { RunView } from '../../scene/runView'
import { asSentence } from '../../words/sentence'
import type { Scene } from '../../scene/types'
import { sceneHref } from '../router'
import { StaticStory } from './StaticStory'

interface StaticEmbedProps {
  readonly scene: Scene
  readonly report: RunView
  readonly still: ReactNode
}

export function StaticEmbed({ scene, report, still }: StaticEmbedProps) {
  return (
    <div className="static-embed">
      <div className="static-embed-still">{still}</div>
      <div className="static-embed-words">
        <p className="static-line">
          <b>{asSentence(scene.title)}</b> {scene.question}
        </p>
        <p className="static-line static-late">
          This scene has not started: its scripts are switched off, or this frame may not load them. The full page:{' '}
          <a href={sceneHref(scene.slug)}>{sceneHref(scene.slug)}</a>
        </p>
      </div>
      <noscript>
        <style>{'.static-late{animation:none!important}'}</style>
        <StaticStory scene={scene} report={report} />
      </noscript>
    </div>
  )
}
