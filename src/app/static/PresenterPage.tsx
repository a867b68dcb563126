/**
 * What a presenter has in a second window: the notes of each step, of which src/present shows the one that the audience sees, what comes after it, times,
 * and buttons that drive the audience's window.
 */
import type { Reading } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import type { Scene } from '../../scene/types'
import { notesHref } from '../documents'
import { sceneHref } from '../router'
import { StaticParagraphs } from './StaticProse'
import { StepFigure } from './StepFigure'
import { type NotedScene, StepNotes } from './StepNotes'
import { roundedS, stepTimes } from './sceneTime'

export function PresenterPage({ scene, run, notes }: NotedScene) {
  const report = new RunReport(run)
  const times = stepTimes(run)
  return (
    <main className="handout present" data-scene={scene.slug} data-audience="gone">
      <header className="present-head">
        <h1>
          {scene.number}. {scene.title}
        </h1>
        <p className="present-framed">
          In a frame this page has no second window. <a href={sceneHref(scene.slug)} target="_blank" rel="noopener noreferrer">Open the scene in a window of its own</a>, and the
          presenter’s window from there: Share & embed.
        </p>
        <p className="present-line">
          <span role="status" className="present-status">
            This page needs its script. <a href={notesHref(scene.slug)}>The notes</a> are there without.
          </span>
          <a className="present-way" href={sceneHref(scene.slug)}>
            Open the audience’s window
          </a>
        </p>
      </header>
      {scene.steps.map(({ id, title }, index) => (
        <section key={id} className="present-step" data-step={id} data-seconds={roundedS(times[index]!)} hidden={index > 0}>
          <div>
            <p className="notes-kind">
              Step {index + 1} of {scene.steps.length}
            </p>
            <h2>{title}</h2>
            <StepNotes report={report} scene={scene} index={index} said={notes.steps[id]!} time={times[index]!} />
          </div>
          <Next scene={scene} run={run} index={index + 1} />
        </section>
      ))}
      <div className="present-bar">
        <div className="present-buttons">
          <button type="button" data-deed="previous" disabled>
            Previous
          </button>
          <button type="button" data-deed="toggle" disabled>
            Play
          </button>
          <button type="button" data-deed="next" disabled>
            Next
          </button>
        </div>
        <dl className="present-times">
          <div>
            <dt>This step</dt>
            <dd className="present-part">–</dd>
          </div>
          <div>
            <dt>Since opened</dt>
            <dd className="present-whole">–</dd>
          </div>
        </dl>
      </div>
    </main>
  )
}

/** Title and end of the step after, or the question at the end. */
function Next({ scene, run, index }: { readonly scene: Scene; readonly run: Reading; readonly index: number }) {
  const step = scene.steps[index]
  return (
    <aside className="present-next" aria-label={step ? `Next: step ${index + 1}` : 'Next: the end'}>
      <p className="notes-kind">Next</p>
      <h3>{step ? step.title : 'To end with'}</h3>
      {step ? <StepFigure run={run} step={index} /> : <StaticParagraphs texts={[scene.quiz.question]} />}
    </aside>
  )
}
