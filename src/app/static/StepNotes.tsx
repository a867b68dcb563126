/**
 * What a teacher is told of one step, in rows.
 */
import type { ReactNode } from 'react'
import type { Reading } from '../../reading/reading'
import type { RunReport } from '../../reading/report'
import type { SceneNotes, StepNotes as Said } from '../../scene/notes'
import { sayFor } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { StaticParagraphs } from './StaticProse'
import { type SceneTime, timeWords } from './sceneTime'

/** What pages for whoever teaches are made of. */
export interface NotedScene {
  readonly scene: Scene
  readonly run: Reading
  readonly notes: SceneNotes
}

interface StepNotesProps {
  readonly report: RunReport
  readonly scene: Scene
  readonly index: number
  readonly said: Said
  readonly time: SceneTime
}

export function StepNotes({ report, scene, index, said, time }: StepNotesProps) {
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

export function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
