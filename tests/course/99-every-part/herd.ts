/**
 * The requests that ask for the page at the same time, by name, and herds as others might have had them.
 */
import type { RecordedCrowd } from '../../../src/scene/recordedCrowd'

export const HERD = ['herd-1', 'herd-2', 'herd-3', 'herd-4', 'herd-5', 'herd-6'] as const

/** Made up: a scene of the course has what was recorded. */
export function herdElsewhere(step: string): RecordedCrowd | string {
  if (step !== 'herd') return 'There is no herd in this step. “A herd” has one.'
  return {
    since: HERD[0],
    rows: [
      { name: 'One for all', outcomes: { hit: 5, revalidated: 1 }, fetches: 1, waitsMs: [100, 101, 102] },
      { name: 'Each for itself', outcomes: { miss: 6 }, fetches: 6, waitsMs: [100, 300, 600] },
    ],
    told: 'Who shares waits less.',
  }
}
