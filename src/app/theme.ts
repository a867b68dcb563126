/**
 * Puts the chosen theme on the root element and follows the system while "system" is chosen.
 * The first value is set by the script in index.html, before anything is painted.
 */
import { themeSetting } from './settings'

export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const chosen = themeSetting.get()
    const dark = chosen === 'dark' || (chosen === 'system' && system.matches)
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }
  themeSetting.subscribe(apply)
  system.addEventListener('change', apply)
  apply()
}
