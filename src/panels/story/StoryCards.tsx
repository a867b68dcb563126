/**
 * What stands under the prose of a step: its prediction, its challenge, and on the last step
 * the end of the scene. What is right is decided by the run.
 */
import { useMemo } from 'react'
import type { RunReport } from '../../reading/report'
import type { Say } from '../../scene/say'
import type { Scene, Step } from '../../scene/types'
import { ChallengeCard } from './ChallengeCard'
import { PredictCard } from './PredictCard'
import type { TermLookup } from './Prose'
import { Quiz } from './Quiz'
import styles from './StoryCards.module.css'
import { Takeaway } from './Takeaway'

export interface StoryCardsProps {
  readonly scene: Scene
  readonly report: RunReport
  readonly say: Say
  readonly current: Step
  /** The step has been played to its end. */
  readonly played: boolean
  readonly last: boolean
  readonly positionUs: number
  readonly predictions: Readonly<Record<string, number>>
  readonly onPredict: (step: string, option: number) => void
  readonly quizChoice: number | null
  readonly onQuiz: (option: number) => void
  readonly findTerm: TermLookup
}

export function StoryCards(props: StoryCardsProps) {
  const { current, report, say, played, positionUs, predictions, onPredict, findTerm } = props
  const { predict, challenge } = current
  const outcome = useMemo(
    () => predict && { answer: predict.answer(report), because: predict.because(report, say) },
    [predict, report, say],
  )
  const task = useMemo(() => challenge && { now: challenge.now(report, say), met: challenge.met(report) }, [challenge, report, say])
  return (
    <>
      {predict && outcome && (
        <PredictCard
          key={current.id}
          question={predict.question}
          options={predict.options}
          chosen={predictions[current.id] ?? null}
          onChoose={(option) => onPredict(current.id, option)}
          outcome={played ? outcome : null}
          positionUs={positionUs}
          findTerm={findTerm}
        />
      )}
      {challenge && task && <ChallengeCard text={challenge.text} now={task.now} met={played && task.met} positionUs={positionUs} />}
      {props.last && <SceneEnd {...props} />}
    </>
  )
}

function SceneEnd({ scene, report, say, positionUs, quizChoice, onQuiz, findTerm }: StoryCardsProps) {
  const { quiz } = scene
  const answer = useMemo(() => quiz.answer(report), [quiz, report])
  const takeaway = useMemo(() => scene.takeaway(report, say), [scene, report, say])
  return (
    <div className={styles.end}>
      <Quiz
        question={quiz.question}
        options={quiz.options}
        answer={answer}
        why={quiz.why}
        chosen={quizChoice}
        onChoose={onQuiz}
      />
      <Takeaway
        paragraphs={takeaway}
        realWorld={scene.realWorld}
        sources={scene.sources}
        positionUs={positionUs}
        findTerm={findTerm}
      />
    </div>
  )
}
