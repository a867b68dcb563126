/**
 * What stands under the prose of a step: its prediction, its challenge, and on the last step
 * the end of the scene. A challenge is decided by the run in view; a prediction and the quiz,
 * whose reasons are fixed sentences, by the scene as it plays by itself.
 */
import { useMemo } from 'react'
import type { RunView } from '../../scene/runView'
import type { Say } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { CheckedMark } from '../checked/CheckedMark'
import { ChallengeCard, type TaskState } from './ChallengeCard'
import { Missing } from './Missing'
import { saysTheSame } from './parseProse'
import { PredictCard } from './PredictCard'
import type { TermLookup } from './Prose'
import { Quiz } from './Quiz'
import styles from './StoryCards.module.css'
import { Takeaway } from './Takeaway'

/** A run to read from, and the words for its numbers in one step. */
export interface Telling {
  readonly report: RunView
  readonly say: Say
}

export interface StoryCardsProps {
  readonly scene: Scene
  readonly report: RunView
  readonly say: Say
  readonly unchanged: (step: number) => Telling | null
  /** Ids of steps whose task was done, in this run or another. */
  readonly reached: readonly string[]
  /** Whether no lever was moved in the middle of a step of the run in view. */
  readonly isSettled: (step: number) => boolean
  readonly step: number
  readonly current: Scene['steps'][number]
  /** Whether the step says here what it was written to say; where levers have made it untrue nothing is asked or graded. */
  readonly holds: boolean
  /** The playhead waits at the step's beginning. */
  readonly waits: boolean
  /** The step has been played to its end. */
  readonly played: boolean
  readonly last: boolean
  readonly positionUs: number
  /** Ids of the steps that were seen to their end. */
  readonly seen: readonly string[]
  readonly onStep: (index: number) => void
  readonly predictions: Readonly<Record<string, number>>
  readonly onPredict: (step: string, option: number) => void
  readonly quizChoice: number | null
  readonly onQuiz: (option: number) => void
  readonly findTerm: TermLookup
}

export function StoryCards(props: StoryCardsProps) {
  const { current, step, report, say, unchanged, holds, reached, isSettled, waits, played, positionUs, predictions, onPredict, findTerm } = props
  const { predict, challenge } = current
  const outcome = useMemo(() => {
    if (!predict || !holds || !played) return null
    const told = unchanged(step)
    if (!told) return null
    const because = predict.because(told.report, told.say)
    const answer = predict.answer(told.report)
    // Levers may make another option right in the run in view: then none is marked.
    return { answer: predict.answer(report) === answer ? answer : null, because, isElsewhere: !saysTheSame(because, predict.because(report, say)) }
  }, [predict, holds, played, unchanged, step, report, say])
  const judged = (met: boolean): TaskState => (isSettled(step) ? (met ? 'done' : 'open') : 'again')
  const task = useMemo(() => challenge && { text: challenge.text(say), now: challenge.now(report, say), met: challenge.met(report), isCase: challenge.isCase }, [challenge, report, say])
  return (
    <>
      {predict && !holds && <p className={styles.unasked}>With your changes this step shows something else, so its question is not asked. Reset the levers to be asked.</p>}
      {predict && holds && (
        <PredictCard
          key={current.id}
          question={predict.question}
          options={predict.options}
          chosen={predictions[current.id] ?? null}
          waits={waits}
          onChoose={(option) => onPredict(current.id, option)}
          outcome={outcome}
          findTerm={findTerm}
        />
      )}
      {task && (
        <ChallengeCard text={task.text} now={task.now} reached={reached.includes(current.id)} isCase={task.isCase} state={played ? judged(task.met) : waits ? 'waiting' : 'playing'} positionUs={positionUs} />
      )}
      {props.last && <SceneEnd {...props} />}
    </>
  )
}

function SceneEnd(props: StoryCardsProps) {
  const { unchanged, step } = props
  const told = useMemo(() => unchanged(step), [unchanged, step])
  return told && <SceneTold {...props} {...told} />
}

function SceneTold({ scene, report, say, seen, onStep, played, positionUs, quizChoice, onQuiz, findTerm }: StoryCardsProps) {
  const { quiz } = scene
  const answer = useMemo(() => quiz.options.findIndex((option) => option.holds(report)), [quiz, report])
  const takeaway = useMemo(() => scene.takeaway(report, say), [scene, report, say])
  return (
    <div className={styles.end}>
      <Quiz
        question={quiz.question}
        options={quiz.options}
        answer={answer}
        chosen={quizChoice}
        onChoose={onQuiz}
      />
      <Takeaway
        canDo={scene.canDo}
        paragraphs={takeaway}
        realWorld={scene.realWorld}
        sources={scene.sources}
        positionUs={played ? Infinity : positionUs}
        findTerm={findTerm}
        checked={<CheckedMark scene={scene.number} />}
      />
      {played && <Missing steps={scene.steps} seen={seen} onStep={onStep} />}
    </div>
  )
}
