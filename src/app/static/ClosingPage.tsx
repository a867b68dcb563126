/**
 * The page after the last scene: what a learner can do after each, and what it has shown, in the sentences of its take-away with the numbers of its run.
 */
import type { RunView } from '../../scene/runView'
import { sayFor } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { CLOSING_TITLE } from '../closing'
import { sceneHref } from '../router'
import { DocumentTop } from './DocumentTop'
import { StaticParagraphs } from './StaticProse'

export interface ToldScene {
  readonly scene: Scene
  readonly report: RunView
}

export const CLOSING_SENTENCE = 'What you can do after each scene of the course, and what it has shown, with the numbers of its own run.'

/** `scenes` in the order of the course. */
export function ClosingPage({ scenes }: { readonly scenes: readonly ToldScene[] }) {
  return (
    <>
      <DocumentTop />
      <main>
        <h1>{CLOSING_TITLE}</h1>
        <p className="sentence">{CLOSING_SENTENCE}</p>
        <ol>
          {scenes.map(({ scene, report }) => (
            <li key={scene.slug}>
              <div className="scene">
                <h2>
                  <span className="number">{scene.number}</span> <a href={sceneHref(scene.slug)}>{scene.title}</a>
                </h2>
                <p className="question">{scene.question}</p>
              </div>
              <div className="told">
                {scene.canDo && <p className="can">{scene.canDo}</p>}
                <StaticParagraphs texts={scene.takeaway(report, sayFor(report, scene.steps.length - 1))} />
              </div>
            </li>
          ))}
        </ol>
      </main>
    </>
  )
}
