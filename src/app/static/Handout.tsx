/**
 * A scene on paper: a figure for each step, questions with boxes to tick, and the answers on a page of their own. What a step tells and shows that asks what
 * will happen is among the answers.
 */
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import type { Reading } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import { sayFor } from '../../scene/say'
import type { Scene } from '../../scene/types'
import { QrCode } from '../dialogs/QrCode'
import { sceneHref } from '../router'
import { DocumentTop, PRINT_SCRIPT } from './DocumentTop'
import { StaticParagraphs } from './StaticProse'
import { QuizAnswers } from './QuizAnswers'
import { StepFigure } from './StepFigure'

/** Without it the address lacks its host. Paper is light, whatever the theme is. */
export const HANDOUT_SCRIPT = `${PRINT_SCRIPT}{const link=document.querySelector('.handout-address a');link.textContent=link.href;const root=document.documentElement,{theme}=root.dataset;addEventListener('beforeprint',()=>{root.dataset.theme='light'});addEventListener('afterprint',()=>{root.dataset.theme=theme})}`

interface HandoutProps {
  readonly scene: Scene
  readonly run: Reading
  /** Of the scene's page, where it is known: then it is there as a code to point a camera at, too. */
  readonly address?: string | undefined
}

export function Handout({ scene, run, address }: HandoutProps) {
  const report = new RunReport(run)
  return (
    <>
      <DocumentTop />
      <main className="handout">
        <p className="handout-name" aria-hidden="true">
          Name <span /> Date <span />
        </p>
        <h1>
          {scene.number}. {scene.title}
        </h1>
        <p className="handout-question">{scene.question}</p>
        <p className="handout-address">
          It plays at <a href={sceneHref(scene.slug)}>{sceneHref(scene.slug)}</a>
        </p>
        {address !== undefined && (
          <div className="handout-code">
            <QrCode address={address} />
          </div>
        )}
        <ol className="handout-steps">
          {scene.steps.map((step, index) => (
            <li key={step.id}>
              <h2>
                {index + 1}. {step.title}
              </h2>
              {step.predict ? <Boxes question={step.predict.question} options={step.predict.options} /> : <StaticParagraphs texts={step.prose(report, sayFor(report, index))} />}
              {step.challenge && (
                <>
                  <StaticParagraphs texts={[step.challenge.text(sayFor(report, index))]} />
                  <Line begins="What I did" />
                </>
              )}
              {!step.predict && <StepFigure run={run} step={index} />}
            </li>
          ))}
        </ol>
        <section className="handout-quiz">
          <h2>To end with</h2>
          <Boxes question={scene.quiz.question} options={scene.quiz.options.map(({ text }) => text)} />
        </section>
        <Answers scene={scene} run={run} report={report} />
      </main>
    </>
  )
}

function Boxes({ question, options }: { readonly question: string; readonly options: readonly string[] }) {
  return (
    <div className="handout-asked">
      <StaticParagraphs texts={[question]} />
      <ul>
        {options.map((option) => (
          <li key={option}>
            <StaticParagraphs texts={[option]} />
          </li>
        ))}
      </ul>
      <Line begins="Because" />
    </div>
  )
}

/** To write on. */
function Line({ begins }: { readonly begins: string }) {
  return (
    <p className="handout-line">
      {begins} <span />
    </p>
  )
}

function Answers({ scene, run, report }: Omit<HandoutProps, 'address'> & { readonly report: RunReport }) {
  const { quiz, steps } = scene
  return (
    <section className="handout-answers">
      <h2>Answers</h2>
      {steps.map(({ id, title, predict, prose }, index) =>
        predict ? (
          <Answer key={id} title={`${index + 1}. ${title}`}>
            <StaticParagraphs texts={[predict.options[predict.answer(report)]!]} />
            <StaticParagraphs texts={[...new Set([predict.because(report, sayFor(report, index)), ...prose(report, sayFor(report, index))])]} />
            <StepFigure run={run} step={index} />
          </Answer>
        ) : (
          <Fragment key={id} />
        ),
      )}
      <Answer title={quiz.question}>
        <QuizAnswers scene={scene} report={report} />
      </Answer>
      <Answer title="What you can now do">
        <StaticParagraphs texts={[...(scene.canDo === undefined ? [] : [scene.canDo]), ...scene.takeaway(report, sayFor(report, steps.length - 1))]} />
      </Answer>
    </section>
  )
}

function Answer({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="handout-answer">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
