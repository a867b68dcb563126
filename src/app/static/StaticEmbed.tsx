/**
 * What an embed shows without scripts: one moment, the question, the whole text below and the
 * address of the full page, which a sandboxed frame may not be able to open by itself.
 */
import type { ReactNode } from 'react'
import type { RunView } from '../../scene/runView'
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
      <p className="static-line">
        <b>{scene.title}.</b> {scene.question}
      </p>
      <noscript>
        <p className="static-line">
          This scene plays when JavaScript is on. The full page: <a href={sceneHref(scene.slug)}>{sceneHref(scene.slug)}</a>
        </p>
        <StaticStory scene={scene} report={report} />
      </noscript>
    </div>
  )
}
