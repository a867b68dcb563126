/**
 * A scene for whoever teaches it: of each step what it sets right, what to ask, where to point and how long it takes, and the quiz with its reasons. What
 * is asked and answered is the scene's own, with the numbers of its run; times are measured from its script (sceneTime).
 */
import { RunReport } from '../../reading/report'
import type { Scene } from '../../scene/types'
import { handoutHref } from '../documents'
import { sceneHref } from '../router'
import { DocumentTop } from './DocumentTop'
import { QuizAnswers } from './QuizAnswers'
import { Sources } from './Sources'
import { StaticParagraphs } from './StaticProse'
import { StepFigure } from './StepFigure'
import { type NotedScene, Row, StepNotes } from './StepNotes'
import { type SceneTime, sceneTime, stepTimes, timeWords } from './sceneTime'

export function TeacherNotes({ scene, run, notes }: NotedScene) {
  const report = new RunReport(run)
  const times = stepTimes(run)
  return (
    <>
      <DocumentTop />
      <main className="handout notes">
        <p className="notes-kind">Notes for teachers</p>
        <h1>
          {scene.number}. {scene.title}
        </h1>
        <p className="handout-question">{scene.question}</p>
        <p className="handout-address">
          It plays at <a href={sceneHref(scene.slug)}>{sceneHref(scene.slug)}</a>. Learners can have <a href={handoutHref(scene.slug)}>a handout</a>.
        </p>
        <Head scene={scene} time={sceneTime(run)} />
        <ol className="notes-steps">
          {scene.steps.map(({ id, title }, index) => (
            <li key={id}>
              <h2>
                {index + 1}. {title}
              </h2>
              <StepNotes report={report} scene={scene} index={index} said={notes.steps[id]!} time={times[index]!} />
              <StepFigure run={run} step={index} />
            </li>
          ))}
        </ol>
        <section className="notes-end">
          <h2>To end with</h2>
          <StaticParagraphs texts={[scene.quiz.question]} />
          <QuizAnswers scene={scene} report={report} />
        </section>
        <section className="notes-end">
          <h2>Sources</h2>
          <Sources of={scene} />
        </section>
      </main>
    </>
  )
}

function Head({ scene: { canDo, terms }, time }: { readonly scene: Scene; readonly time: SceneTime }) {
  return (
    <dl className="notes-rows notes-head">
      <Row name="Time">
        <p>{timeWords(time)}, for somebody who goes through it alone. A class takes longer: what is said in the room is not in it.</p>
      </Row>
      {canDo !== undefined && (
        <Row name="Afterwards">
          <StaticParagraphs texts={[canDo]} />
        </Row>
      )}
      <Row name="Terms">
        {terms.map(({ term, text }) => (
          <p key={term}>
            <dfn>{term}</dfn>: {text}
          </p>
        ))}
      </Row>
    </dl>
  )
}
