/**
 * A question before a step is played: choose, then watch; choosing begins the step, and the card says so. What was right is shown only when
 * the step has been played; a wrong guess stays visible beside the right one.
 */
import { type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { ChipGroup } from '../../ui/ChipGroup'
import { walkOptions } from '../../ui/walkOptions'
import { Prose, type TermLookup } from './Prose'
import styles from './PredictCard.module.css'

export interface PredictCardProps {
  readonly question: string
  readonly options: readonly string[]
  readonly chosen: number | null
  /** The step has not begun: a choice begins it. */
  readonly waits: boolean
  readonly onChoose: (option: number) => void
  /**
   * Index of the right option and why, in the scene as it plays by itself; no option where the run in view would call another one right. null until the step
   * has been played. `isElsewhere`: the run in view would tell other numbers.
   */
  readonly outcome: { readonly answer: number | null; readonly because: string; readonly isElsewhere: boolean } | null
  readonly findTerm?: TermLookup
}

export function PredictCard({ question, options, chosen, waits, onChoose, outcome, findTerm }: PredictCardProps) {
  const id = useId()
  const verdict = useVerdictInView(question, outcome !== null)
  const verdictOf = (index: number) => {
    if (!outcome || outcome.answer === null) return undefined
    if (index === outcome.answer) return 'right' as const
    return index === chosen ? ('wrong' as const) : undefined
  }
  return (
    <section className={styles.card} aria-labelledby={id}>
      <p id={`${id}when`} className={styles.eyebrow}>{whenWords(outcome !== null, chosen !== null, waits)}</p>
      <h2 id={id} className={styles.question}>
        {question}
      </h2>
      <ChipGroup
        kind="one"
        label={question}
        describedBy={`${id}when`}
        options={options.map((label, index) => ({ value: String(index), label, verdict: verdictOf(index) }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(value) => onChoose(Number(value))}
        locked={outcome !== null}
        onKeyDown={walkOptions}
      />
      {outcome && (
        <p ref={verdict} className={styles.told}>
          {outcome.answer === null && 'With your changes another answer would be right, so none is marked. '}
          {chosen !== null && outcome.answer !== null && <b>{chosen === outcome.answer ? 'As you said. ' : 'The run says otherwise. '}</b>}
          <Prose text={outcome.because} positionUs={Infinity} {...(findTerm ? { findTerm } : {})} />
          {outcome.isElsewhere && ' That is the scene as it plays by itself, without your changes.'}
        </p>
      )}
    </section>
  )
}

function whenWords(isTold: boolean, hasChosen: boolean, waits: boolean): string {
  if (isTold) return 'You were asked'
  if (hasChosen) return 'You have chosen: watch'
  return waits ? 'Before you play: your choice starts the step' : 'What will happen?'
}

/** The verdict comes when the step has ended: where it would lie below what is in view, one need not look for it. */
function useVerdictInView(question: string, isTold: boolean): RefObject<HTMLParagraphElement | null> {
  const said = useRef<HTMLParagraphElement>(null)
  const before = useRef({ question, isTold })
  useLayoutEffect(() => {
    if (isTold && !before.current.isTold && before.current.question === question) said.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    before.current = { question, isTold }
  }, [question, isTold])
  return said
}
