/**
 * Keeps what the learner does in a scene, for the ticks of its steps and of the contents.
 */
import { useEffect } from 'react'
import type { Player } from '../../player/types'
import { afterwards } from '../../ui/source'

const learned = afterwards(() => import('../learned'))

export function useProgress({ learner, store }: Player): void {
  useEffect(() => {
    const { slug, steps } = store.getState().scene
    const keep = (): void => {
      if (learner.events.every(({ kind }) => kind === 'reached')) return
      const code = learned.now()
      // Where the chunk cannot be fetched, all is kept with the next event.
      if (!code) return void learned.load().then(keep, () => undefined)
      code.keepEvents(slug, steps.map(({ id }) => id), learner.events)
    }
    keep()
    return learner.subscribe(keep)
  }, [learner, store])
}
