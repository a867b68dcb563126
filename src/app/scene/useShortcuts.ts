/**
 * Listens for the single-key shortcuts of shortcuts.ts and runs their commands. Keys that the
 * focused control uses itself are left to it.
 */
import { useEffect } from 'react'
import type { Player } from '../../player/types'
import { shortcutsSetting } from '../settings'
import { keyBelongsTo, shortcutFor } from '../shortcuts'
import type { ShortcutCommand } from '../shortcuts'

interface Surroundings {
  readonly help: () => void
  readonly goToScene: (direction: 1 | -1) => void
}

export function useShortcuts(player: Player, { help, goToScene }: Surroundings): void {
  useEffect(() => {
    const { commands, store } = player
    const actions: Readonly<Record<ShortcutCommand, () => void>> = {
      toggle: commands.toggle,
      nextStep: commands.nextStep,
      previousStep: commands.previousStep,
      firstStep: () => commands.goToStep(0),
      lastStep: () => commands.goToStep(store.getState().scene.steps.length - 1),
      frameForward: () => commands.stepFrame(1),
      frameBack: () => commands.stepFrame(-1),
      nextScene: () => goToScene(1),
      previousScene: () => goToScene(-1),
      help,
    }
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !shortcutsSetting.get()) return
      const command = shortcutFor({ key: event.key, shift: event.shiftKey, modified: event.ctrlKey || event.altKey || event.metaKey })
      if (!command || keyBelongsTo(event.target instanceof Element ? event.target : null, event.key)) return
      event.preventDefault()
      actions[command]()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [player, help, goToScene])
}
