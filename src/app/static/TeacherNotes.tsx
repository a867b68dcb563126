/**
 * A scene for whoever teaches it: of each step what it sets right, what to ask, where to point and how long it takes, and the quiz with its reasons. What
 * is asked and answered is the scene's own, with the numbers of its run; times are measured from its script (sceneTime).
 */
import type { ReactNode } from 'react'
import type { Reading } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import type { SceneNotes, StepNotes } from '../../scene/notes'
import { sayFor } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { handoutHref } from '../documents'
import { sceneHref } from '../router'
import { DocumentTop } from './DocumentTop'
import { QuizAnswers } from './QuizAnswers'
import { StaticParagraphs } from './StaticProse'
import { StepFigure } from './StepFigure'
import { type SceneTime, sceneTime, stepTimes, timeWords } from './sceneTime'

interface TeacherNotesProps {
  readonly scene: Scene
  readonly run: Reading
  readonly notes: SceneNotes
}

export function TeacherNotes({ scene, run, notes }: TeacherNotesProps) {
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
              <StepRows report={report} scene={scene} index={index} said={notes.steps[id]!} time={times[index]!} />
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
          <ul>
            {scene.sources.map(({ text, url }) => (
              <li key={text}>{url === undefined ? text : <a href={url}>{text}</a>}</li>
            ))}
          </ul>
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

interface StepRowsProps {
  readonly report: RunReport
  readonly scene: Scene
  readonly index: number
  readonly said: StepNotes
  readonly time: SceneTime
}

function StepRows({ report, scene, index, said, time }: StepRowsProps) {
  const { line, predict, challenge } = scene.steps[index]!
  const say = sayFor(report, index)
  const right = predict?.answer(report)
  return (
    <dl className="notes-rows">
      <Row name="They may believe">
        <p>{said.belief}</p>
      </Row>
      {predict && (
        <Row name="Ask first">
          <StaticParagraphs texts={[predict.question]} />
          <ul>
            {predict.options.map((option, at) => (
              <li key={option} data-right={at === right ? '' : undefined}>
                <StaticParagraphs texts={[at === right ? `*${option}* (right)` : option]} />
              </li>
            ))}
          </ul>
          <StaticParagraphs texts={[predict.because(report, say)]} />
        </Row>
      )}
      <Row name={challenge ? 'Their task' : 'It shows'}>
        <StaticParagraphs texts={[challenge ? challenge.text(say) : line(report, say)]} />
      </Row>
      <Row name="Point at">
        <p>{said.pointAt}</p>
      </Row>
      <Row name="Time">
        <p>{timeWords(time)}.</p>
      </Row>
    </dl>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
