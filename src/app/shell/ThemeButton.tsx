/**
 * Switches between the system's theme, light and dark; says which one is chosen.
 */
import { THEMES, themeSetting } from '../settings'
import type { Theme } from '../settings'
import { useStored } from '../storedValue'

const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' }

export function ThemeButton({ className }: { readonly className: string | undefined }) {
  const theme = useStored(themeSetting)
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  return (
    <button
      type="button"
      className={className}
      onClick={() => themeSetting.set(next)}
      title={`Theme: ${NAMES[theme]}. Next: ${NAMES[next]}.`}
      aria-label={`Theme: ${NAMES[theme]}`}
    >
      <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        {theme === 'system' && <path d="M6 1A5 5 0 0 1 6 11Z" fill="currentColor" />}
        {theme === 'dark' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      </svg>
      Theme
    </button>
  )
}
