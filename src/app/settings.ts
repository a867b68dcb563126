/**
 * What a reader has chosen for all scenes: theme and single-key shortcuts.
 */
import { storage } from './storage'
import { storedValue } from './storedValue'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export function parseTheme(stored: unknown): Theme | null {
  return THEMES.find((theme) => theme === stored) ?? null
}

/** The script in index.html reads the same key before the first paint. */
export const themeSetting = storedValue<Theme>(storage, 'theme', 'system', parseTheme)

export const shortcutsSetting = storedValue<boolean>(storage, 'shortcuts', true, (stored) =>
  typeof stored === 'boolean' ? stored : null,
)
