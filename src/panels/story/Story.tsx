/**
 * The words of a scene: what came before, the question, the step's prose with its measured
 * numbers, prediction or challenge, the end of the scene, and the list of steps.
 */
import { useMemo } from 'react'
import type { RunView } from '../../scene/runView'
import type { Reading } from '../../reading/reading'
import type { Say } from '../../scene/say'
import type { Told } from '../../scene/told'
import type { Scene } from '../../scene/types'
import { cx } from '../../ui/cx'
import { LaterCards } from './LaterCards'
import type { Telling } from './StoryCards'
import { parseProse } from './parseProse'
import { Prose, type TermLookup } from './Prose'
import { isToldAt } from './sentences'
import { StepList } from './StepList'
import { termLookup } from './termLookup'
import styles from './Story.module.css'

export interface StoryProps {
  readonly scene: Scene
  readonly run: Reading
  readonly report: RunView
  /** The words for measured numbers of the current step. */
  readonly say: Say
  /** What the current step says of the run. */
  readonly told: Told
  /** The default run of the scene, for what is judged by it (see Player.unchanged); null until it is there. */
  readonly unchanged: (step: number) => Telling | null
  /** Ids of steps whose task was done, in this run or another. */
  readonly reached: readonly string[]
  /** Whether no lever was moved in the middle of a step of the run in view. */
  readonly isSettled: (step: number) => boolean
  readonly step: number
  /** The playhead waits at the step's beginning. */
  readonly waits: boolean
  readonly positionUs: number
  /** Index of the chosen option by step id. */
  readonly predictions: Readonly<Record<string, number>>
  readonly onPredict: (step: string, option: number) => void
  /** Ids of the steps that were seen to their end. */
  readonly seen: readonly string[]
  /** Ids of the steps whose task was done, now or on another day. */
  readonly solved: readonly string[]
  readonly onStep: (index: number) => void
  readonly quizChoice: number | null
  readonly onQuiz: (option: number) => void
  /** Terms of other scenes. */
  readonly glossary?: TermLookup
  /** The phone's form: the step is the heading, no list of steps. */
  readonly compact?: boolean
}

export function Story(props: StoryProps) {
  const { scene, told, step: index, positionUs, predictions, glossary, compact = false } = props
  const step = scene.steps[index]
  const findTerm = useMemo(() => termLookup(scene.terms, glossary), [scene, glossary])
  if (!step) return null
  const last = index === scene.steps.length - 1
  const played = positionUs >= (props.run.steps[index]?.endUs ?? Infinity)
  // Until the reader has guessed or watched, the story only sets the question of its card.
  const asks = step.predict && told.holds && predictions[step.id] === undefined && !played
  const paragraphs = asks ? told.prose.slice(0, 1) : told.prose
  const waiting = paragraphs.findIndex((text) => !isToldAt(parseProse(text), positionUs))
  return (
    <article className={cx(styles.story, compact && styles.compact)}>
      <div className={styles.text}>
        {compact ? <StepHead scene={scene} index={index} step={step} /> : <SceneHead scene={scene} step={step} roomy={index === 0} />}
        <div className={styles.prose}>
          {paragraphs.map((text, paragraph) => (
            <p key={paragraph} {...(waiting >= 0 && paragraph > waiting ? { className: styles.untold, 'aria-hidden': true } : {})}>
              <Prose text={text} positionUs={positionUs} findTerm={findTerm} />
            </p>
          ))}
        </div>
        {(step.predict || step.challenge || last) && (
          <div className={styles.cards}>
            <LaterCards {...props} current={step} holds={told.holds} played={played} last={last} findTerm={findTerm} />
          </div>
        )}
      </div>
      {!compact && (
        <div className={styles.steps}>
          <StepList steps={scene.steps} current={index} seen={props.seen} solved={props.solved} onStep={props.onStep} />
        </div>
      )}
    </article>
  )
}

/** `roomy`: the scene begins, so there is room for what came before. */
function SceneHead({ scene, step, roomy }: { readonly scene: Scene; readonly step: Scene['steps'][number]; readonly roomy: boolean }) {
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
      <h2 className={styles.stepTitle} data-step-title>{step.title}</h2>
    </>
  )
}

function StepHead({ scene, index, step }: { readonly scene: Scene; readonly index: number; readonly step: Scene['steps'][number] }) {
  return (
    <div>
      <p className={styles.eyebrow}>
        Step {index + 1} of {scene.steps.length}
      </p>
      <h1 className={styles.stepTitle} data-step-title>{step.title}</h1>
    </div>
  )
}
