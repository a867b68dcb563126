/**
 * The retrieval question at the end of a scene. Another answer can be tried at any time; the
 * right one is decided by the run.
 */
import { useId } from 'react'
import { Prose } from './Prose'
import styles from './Quiz.module.css'

export interface QuizProps {
  readonly question: string
  readonly options: readonly string[]
  readonly answer: number
  readonly why: string
  readonly chosen: number | null
  readonly onChoose: (option: number) => void
}

export function Quiz({ question, options, answer, why, chosen, onChoose }: QuizProps) {
  const id = useId()
  const right = chosen === answer
  return (
    <section className={styles.quiz} aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`} className={styles.title}>
        One question to take along
      </h2>
      <fieldset className={styles.quiz}>
        <legend className={styles.question}>{question}</legend>
        <div className={styles.options}>
          {options.map((option, index) => (
            <label
              key={option}
              className={styles.option}
              data-verdict={chosen === index ? (right ? 'right' : 'wrong') : undefined}
            >
              <input type="radio" name={id} checked={chosen === index} onChange={() => onChoose(index)} />
              {option}
            </label>
          ))}
        </div>
      </fieldset>
      <p className={styles.feedback}>
        {chosen !== null && (
          <>
            <b>{right ? 'Yes. ' : 'No, try another. '}</b>
            {right && <Prose text={why} positionUs={Infinity} />}
          </>
        )}
      </p>
    </section>
  )
}
