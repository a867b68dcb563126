/**
 * The words of a scene: what came before, the question, the step's prose with its measured
 * numbers, prediction or challenge, the end of the scene, and the list of steps.
 */
import { useMemo } from 'react'
import type { RunReport } from '../scene/report'
import type { Run } from '../scene/run.types'
import type { Say } from '../scene/say'
import type { Scene, Step } from '../scene/types'
import { cx } from '../ui/cx'
import { ChallengeCard } from './ChallengeCard'
import { PredictCard } from './PredictCard'
import { Prose, type TermLookup } from './Prose'
import { Quiz } from './Quiz'
import { StepList } from './StepList'
import { Takeaway } from './Takeaway'
import { termLookup } from './termLookup'
import styles from './Story.module.css'

export interface StoryProps {
  readonly scene: Scene
  readonly run: Run
  readonly report: RunReport
  /** The words for measured numbers of the current step. */
  readonly say: Say
  readonly step: number
  readonly positionUs: number
  /** Index of the chosen option by step id. */
  readonly predictions: Readonly<Record<string, number>>
  readonly onPredict: (step: string, option: number) => void
  readonly onStep: (index: number) => void
  readonly quizChoice: number | null
  readonly onQuiz: (option: number) => void
  /** Terms of other scenes. */
  readonly glossary?: TermLookup
  /** The phone's form: the step is the heading, no list of steps. */
  readonly compact?: boolean
}

export function Story(props: StoryProps) {
  const { scene, step: index, report, say, positionUs, predictions, glossary, compact = false } = props
  const step = scene.steps[index]
  const findTerm = useMemo(() => termLookup(scene.terms, glossary), [scene, glossary])
  const prose = useMemo(() => step?.prose(report, say) ?? [], [step, report, say])
  if (!step) return null
  const last = index === scene.steps.length - 1
  // Until the reader has guessed or watched, the story only sets the question of its card.
  const asks = step.predict && predictions[step.id] === undefined && !isPlayed(props.run, index, positionUs)
  const told = asks ? prose.slice(0, 1) : prose
  return (
    <article className={cx(styles.story, compact && styles.compact)}>
      <div className={styles.text}>
        {compact ? <StepHead scene={scene} index={index} step={step} /> : <SceneHead scene={scene} roomy={index === 0 || !(step.predict || step.challenge)} />}
        <div className={styles.prose}>
          {told.map((text, paragraph) => (
            <p key={paragraph}>
              <Prose text={text} positionUs={positionUs} findTerm={findTerm} />
            </p>
          ))}
        </div>
        <StepCards {...props} current={step} findTerm={findTerm} />
        {last && <SceneEnd {...props} findTerm={findTerm} />}
      </div>
      {!compact && (
        <div className={styles.steps}>
          <StepList steps={scene.steps} current={index} onStep={props.onStep} />
        </div>
      )}
    </article>
  )
}

function isPlayed(run: Run, step: number, positionUs: number): boolean {
  return positionUs >= (run.steps[step]?.endUs ?? Infinity)
}

/** `roomy`: the step has no card of its own, so there is room for what came before. */
function SceneHead({ scene, roomy }: { readonly scene: Scene; readonly roomy: boolean }) {
  return (
    <>
      {roomy && scene.previously && (
        <p className={styles.previously}>
          <b>Previously</b>
          <Prose text={scene.previously} positionUs={Infinity} />
        </p>
      )}
      <div className={styles.head}>
        <h1 className={styles.title}>{scene.title}</h1>
        <p className={styles.question}>{scene.question}</p>
      </div>
    </>
  )
}

function StepHead({ scene, index, step }: { readonly scene: Scene; readonly index: number; readonly step: Step }) {
  return (
    <div>
      <p className={styles.eyebrow}>
        Step {index + 1} of {scene.steps.length}
      </p>
      <h1 className={styles.stepTitle}>{step.title}</h1>
    </div>
  )
}

type PartProps = StoryProps & { readonly findTerm: TermLookup }

function StepCards({ current, run, report, say, step, positionUs, predictions, onPredict, findTerm }: PartProps & { readonly current: Step }) {
  const { predict, challenge } = current
  const played = isPlayed(run, step, positionUs)
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
    </>
  )
}

function SceneEnd({ scene, report, say, positionUs, quizChoice, onQuiz, findTerm }: PartProps) {
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
