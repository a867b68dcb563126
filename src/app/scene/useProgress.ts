/**
 * Notes each step that has been played to its end.
 */
import { useEffect } from 'react'
import type { Player } from '../../player/types'
import { progress, withStep } from '../progress'

export function useProgress(player: Player): void {
  useEffect(
    () =>
      player.store.subscribe(({ scene, step, atStepEnd }) => {
        const id = scene.steps[step]?.id
        if (!atStepEnd || id === undefined) return
        const before = progress.get()
        const after = withStep(before, scene.slug, id, scene.steps.map((one) => one.id))
        if (after !== before) progress.set(after)
      }),
    [player],
  )
}
