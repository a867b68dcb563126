/**
 * Keeps which steps have been played to their end, for the ticks of the contents.
 */
import { useEffect } from 'react'
import type { LearnerEvent } from '../../player/learner'
import type { Player } from '../../player/types'
import { progress, withStep } from '../progress'

export function useProgress({ learner, store }: Player): void {
  useEffect(() => {
    const { slug, steps } = store.getState().scene
    const ids = steps.map(({ id }) => id)
    const keep = (event: LearnerEvent): void => {
      if (event.kind !== 'finished') return
      const before = progress.get()
      const after = withStep(before, slug, event.step, ids)
      if (after !== before) progress.set(after)
    }
    for (const event of learner.events) keep(event)
    return learner.subscribe(keep)
  }, [learner, store])
}
