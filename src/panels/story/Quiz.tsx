/**
 * The retrieval question at the end of a scene. Another answer can be tried at any time; the
 * right one is decided by the run. Each says why it is right or wrong, right under it.
 */
import { useEffect, useId, useRef } from 'react'
import { Prose } from './Prose'
import styles from './Quiz.module.css'

export interface QuizProps {
  readonly question: string
  readonly options: readonly { readonly text: string; readonly why: string }[]
  readonly answer: number
  readonly chosen: number | null
  readonly onChoose: (option: number) => void
}

export function Quiz({ question, options, answer, chosen, onChoose }: QuizProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const right = chosen === answer
  // What was said of a choice that was made before is where the reader left it.
  const first = useRef(chosen)
  useEffect(() => {
    if (chosen !== first.current) box.current?.querySelector('[data-said]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <section className={styles.quiz} aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`} className={styles.title}>
        One question to take along
      </h2>
      <fieldset className={styles.quiz}>
        <legend className={styles.question}>{question}</legend>
        <div ref={box} className={styles.options}>
          {options.map(({ text, why }, index) => (
            <div key={text}>
              <label className={styles.option} data-verdict={chosen === index ? (right ? 'right' : 'wrong') : undefined}>
                <input type="radio" name={id} checked={chosen === index} onChange={() => onChoose(index)} />
                {text}
              </label>
              <div aria-live="polite">
                {chosen === index && (
                  <p className={styles.feedback} data-said="">
                    <b>{right ? 'Right. ' : 'Not so. '}</b>
                    <Prose text={why} positionUs={Infinity} />
                    {!right && ' Try another.'}
                  </p>
                )}
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </section>
  )
}
