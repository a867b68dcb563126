/**
 * What a reader has done in which scenes: the steps that were seen to their end, however the playhead came there, the tasks that were met
 * and the questions that were answered. It stays on this device and only draws ticks; nothing is locked by it.
 */
import { storage } from './storage'
import { storedValue } from './storedValue'

/** By slug of a scene. */
export type Words = Readonly<Record<string, readonly string[]>>

export interface Progress {
  /** Ids of the steps that were seen to their end. */
  readonly steps: Words
  /** Ids of the steps whose task was met. */
  readonly tasks: Words
  /** What shows that a scene was understood: its task was `met`, its question `answered` right. */
  readonly proofs: Words
  /** The scenes that are done. */
  readonly scenes: readonly string[]
}

const NOTHING: Progress = { steps: {}, tasks: {}, proofs: {}, scenes: [] }

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** What was kept before there were proofs and tasks has none. */
export function parseProgress(stored: unknown): Progress | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { steps, tasks, proofs, scenes } = stored as Partial<Record<keyof Progress, unknown>>
  if (typeof steps !== 'object' || steps === null || !isWords(scenes)) return null
  return { steps: wordsOf(steps), tasks: wordsOf(tasks), proofs: wordsOf(proofs), scenes }
}

const wordsOf = (stored: unknown): Words =>
  Object.fromEntries(Object.entries(stored ?? {}).filter((entry): entry is [string, readonly string[]] => isWords(entry[1])))

export const progress = storedValue<Progress>(storage, 'progress', NOTHING, parseProgress)

/**
 * With which scene a reader goes on, of those that there are, in the order of the course: the furthest one that was begun; when that is done, the
 * first after it that is not, else the first at all. Null where there is no scene.
 */
export function goOnWith<S extends { readonly slug: string }>(scenes: readonly S[], { steps, scenes: done }: Progress): S | null {
  const isOpen = ({ slug }: S): boolean => !done.includes(slug)
  const furthest = scenes.findLastIndex(({ slug }) => (steps[slug]?.length ?? 0) > 0 || done.includes(slug))
  return scenes.slice(Math.max(0, furthest)).find(isOpen) ?? scenes.find(isOpen) ?? scenes[0] ?? null
}
