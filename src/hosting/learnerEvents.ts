/**
 * What a learner has done, as the page around the frame hears of it: the player's stream in the words of the protocol.
 */
import type { LearnerEvent as Noted } from '../player/learner'
import type { LearnerEvent } from '../protocol/events'
import { plainProse } from '../scene/say'
import type { Scene } from '../scene/types'

/** Events of the protocol for what was noted, in its order. Steps that were only reached are not told: `step` says which is in view. */
export function learnerEvents(scene: Scene, noted: readonly Noted[]): readonly LearnerEvent[] {
  const finished: string[] = []
  return noted.flatMap((one) => {
    if (one.kind === 'finished') finished.push(one.step)
    return eventOf(scene, one, finished) ?? []
  })
}

function eventOf(scene: Scene, noted: Noted, finished: readonly string[]): LearnerEvent | undefined {
  switch (noted.kind) {
    case 'reached':
      return undefined
    case 'finished':
    case 'completed':
      return { type: 'progress', data: { finished: [...finished], steps: scene.steps.length, completed: noted.kind === 'completed' } }
    case 'predicted': {
      const options = scene.steps.find(({ id }) => id === noted.step)?.predict?.options ?? []
      return { type: 'predict', data: { stepId: noted.step, ...answer(noted, options[noted.option] ?? '') } }
    }
    case 'answered':
      return { type: 'quiz', data: answer(noted, scene.quiz.options[noted.option]?.text ?? '') }
    case 'met':
      return { type: 'task', data: { stepId: noted.step } }
  }
}

const answer = ({ option, right }: { readonly option: number; readonly right: boolean }, text: string) => ({ option: option + 1, text: plainProse(text), right })
