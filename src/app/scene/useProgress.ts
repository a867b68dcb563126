/**
 * Keeps what the learner does in a scene, for the ticks of its steps and of the contents.
 */
import { useEffect } from 'react'
import type { LearnerEvent } from '../../player/learner'
import type { Player } from '../../player/types'
import { progress, withEvent } from '../progress'

export function useProgress({ learner, store }: Player): void {
  useEffect(() => {
    const { slug, steps } = store.getState().scene
    const ids = steps.map(({ id }) => id)
    const keep = (event: LearnerEvent): void => {
      const before = progress.get()
      const after = withEvent(before, slug, event, ids)
      if (after !== before) progress.set(after)
    }
    for (const event of learner.events) keep(event)
    return learner.subscribe(keep)
  }, [learner, store])
}
