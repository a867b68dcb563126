/**
 * What a reader has done in which scenes: the steps that were seen to their end, however the playhead came there, the tasks that were met
 * and the questions that were answered. It stays on this device and only draws ticks; nothing is locked by it.
 */
import type { LearnerEvent } from '../player/learner'
import { storage } from './storage'
import { storedValue } from './storedValue'

/** By slug of a scene. */
type Words = Readonly<Record<string, readonly string[]>>

export interface Progress {
  /** Ids of the steps that were seen to their end. */
  readonly steps: Words
  /** What shows that a scene was understood: PROOFS. */
  readonly proofs: Words
  /** The scenes that are done. */
  readonly scenes: readonly string[]
}

/** The task was met, the question was answered right. */
const PROOFS: readonly string[] = ['met', 'answered']

const NOTHING: Progress = { steps: {}, proofs: {}, scenes: [] }

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** What was kept before there were proofs has none. */
export function parseProgress(stored: unknown): Progress | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { steps, proofs, scenes } = stored as Partial<Record<keyof Progress, unknown>>
  if (typeof steps !== 'object' || steps === null || !isWords(scenes)) return null
  return { steps: wordsOf(steps), proofs: typeof proofs === 'object' && proofs !== null ? wordsOf(proofs) : {}, scenes }
}

const wordsOf = (stored: object): Words =>
  Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, readonly string[]] => isWords(entry[1])))

export const progress = storedValue<Progress>(storage, 'progress', NOTHING, parseProgress)

/**
 * Adds what a learner has done. A scene is done when all of its steps were seen to their end, or when its task was met and its question
 * answered right: whoever can do that need not watch the rest. Returns the same object when nothing is new.
 */
export function withEvent(before: Progress, slug: string, event: LearnerEvent, allSteps: readonly string[]): Progress {
  const steps = event.kind === 'finished' ? withWord(before.steps, slug, event.step) : before.steps
  const isProof = event.kind === 'met' || (event.kind === 'answered' && event.right)
  const proofs = isProof ? withWord(before.proofs, slug, event.kind) : before.proofs
  const has = (words: Words, all: readonly string[]): boolean => all.every((one) => words[slug]?.includes(one))
  const isNewlyDone = !before.scenes.includes(slug) && (has(steps, allSteps) || has(proofs, PROOFS))
  if (steps === before.steps && proofs === before.proofs && !isNewlyDone) return before
  return { steps, proofs, scenes: isNewlyDone ? [...before.scenes, slug] : before.scenes }
}

function withWord(words: Words, slug: string, word: string): Words {
  const known = words[slug] ?? []
  return known.includes(word) ? words : { ...words, [slug]: [...known, word] }
}
