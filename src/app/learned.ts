/**
 * What a learner's events add to the progress that is kept: a chunk of its own, because nothing is to be kept on a first visit before a
 * step has ended.
 */
import type { LearnerEvent } from '../player/learner'
import { type Progress, type Words, progress } from './progress'

const PROOFS: readonly string[] = ['met', 'answered']

/** Keeps what a learner has done in a scene with these steps; what is kept already stays as it is. */
export function keepEvents(slug: string, steps: readonly string[], events: readonly LearnerEvent[]): void {
  const before = progress.get()
  const after = events.reduce((sum, event) => withEvent(sum, slug, event, steps), before)
  if (after !== before) progress.set(after)
}

/**
 * Adds what a learner has done. A scene is done when all of its steps were seen to their end, or when its task was met and its question
 * answered right: whoever can do that need not watch the rest. Returns the same object when nothing is new.
 */
export function withEvent(before: Progress, slug: string, event: LearnerEvent, allSteps: readonly string[]): Progress {
  const steps = event.kind === 'finished' ? withWord(before.steps, slug, event.step) : before.steps
  const tasks = event.kind === 'met' ? withWord(before.tasks, slug, event.step) : before.tasks
  const isProof = event.kind === 'met' || (event.kind === 'answered' && event.right)
  const proofs = isProof ? withWord(before.proofs, slug, event.kind) : before.proofs
  const has = (words: Words, all: readonly string[]): boolean => all.every((one) => words[slug]?.includes(one))
  const isNewlyDone = !before.scenes.includes(slug) && (has(steps, allSteps) || has(proofs, PROOFS))
  if (steps === before.steps && tasks === before.tasks && proofs === before.proofs && !isNewlyDone) return before
  return { steps, tasks, proofs, scenes: isNewlyDone ? [...before.scenes, slug] : before.scenes }
}

function withWord(words: Words, slug: string, word: string): Words {
  const known = words[slug] ?? []
  return known.includes(word) ? words : { ...words, [slug]: [...known, word] }
}
