/**
 * The options of a scene's quiz, each with its verdict and its reason.
 */
import type { RunView } from '../../scene/runView'
import type { Scene } from '../../scene/types'
import { StaticParagraphs } from './StaticProse'

export function QuizAnswers({ scene, report }: { readonly scene: Scene; readonly report: RunView }) {
  return <StaticParagraphs texts={scene.quiz.options.map(({ text, why, holds }) => `*${text}:* ${holds(report) ? 'right.' : 'no.'} ${why}`)} />
}
