/**
 * Which steps of which scenes a reader has seen to their end. It stays on this device and
 * only draws ticks; nothing is locked by it.
 */
import { storage } from './storage'
import { storedValue } from './storedValue'

/** Ids of finished steps by slug of the scene, and the slugs of finished scenes. */
export interface Progress {
  readonly steps: Readonly<Record<string, readonly string[]>>
  readonly scenes: readonly string[]
}

const NOTHING: Progress = { steps: {}, scenes: [] }

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

export function parseProgress(stored: unknown): Progress | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { steps, scenes } = stored as Partial<Record<keyof Progress, unknown>>
  if (typeof steps !== 'object' || steps === null || !isWords(scenes)) return null
  const kept = Object.entries(steps).filter((entry): entry is [string, readonly string[]] => isWords(entry[1]))
  return { steps: Object.fromEntries(kept), scenes }
}

export const progress = storedValue<Progress>(storage, 'progress', NOTHING, parseProgress)

/** Adds a step; the scene is done when all of its steps are. Returns the same object when nothing is new. */
export function withStep(before: Progress, slug: string, step: string, allSteps: readonly string[]): Progress {
  const done = before.steps[slug] ?? []
  const steps = done.includes(step) ? done : [...done, step]
  const complete = allSteps.every((one) => steps.includes(one))
  const scenes = complete && !before.scenes.includes(slug) ? [...before.scenes, slug] : before.scenes
  if (steps === done && scenes === before.scenes) return before
  return { steps: { ...before.steps, [slug]: steps }, scenes }
}
