/**
 * The whole text of a scene, step by step, with the numbers of its default run: what is read
 * when scripts are off, and what stands on the page until they have loaded.
 */
import type { RunView } from '../../scene/runView'
import { sayFor } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { Sources } from './Sources'
import { StaticParagraphs } from './StaticProse'

interface StaticStoryProps {
  readonly scene: Scene
  readonly report: RunView
}

export function StaticStory({ scene, report }: StaticStoryProps) {
  const last = scene.steps.length - 1
  return (
    <article className="static-story">
      {scene.previously !== undefined && (
        <p className="static-previously">
          <span>Previously</span>
          {scene.previously}
        </p>
      )}
      <h1 className="static-title">{scene.title}</h1>
      <p className="static-question">{scene.question}</p>
      <ol>
        {scene.steps.map((step, index) => (
          <li key={step.id}>
            <h2>
              {index + 1}. {step.title}
            </h2>
            <StaticParagraphs texts={step.prose(report, sayFor(report, index))} />
            {step.challenge && <StaticParagraphs texts={[step.challenge.text(sayFor(report, index))]} />}
          </li>
        ))}
      </ol>
      <h2>What you can now do</h2>
      {scene.canDo && <p>{scene.canDo}</p>}
      <StaticParagraphs texts={scene.takeaway(report, sayFor(report, last))} />
      <h2>Terms</h2>
      <dl>
        {scene.terms.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>Sources</h2>
      <Sources of={scene} />
    </article>
  )
}
