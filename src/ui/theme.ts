/**
 * Which theme is on: the one that the page around a frame asks for, else the one that was chosen here, else the system's, which is followed. The
 * first value is set by the script at the head of a page, before anything is painted.
 */
export type Theme = 'auto' | 'light' | 'dark'

let hosted: Theme = 'auto'
let chosen: () => Theme = () => 'auto'
let system: MediaQueryList | undefined

/** From now on what is chosen counts, as it is whenever `applyTheme` is called. */
export function followTheme(read: () => Theme): void {
  chosen = read
  applyTheme()
}

/** What a page around the frame asks for; 'auto' leaves it to the reader. */
export function hostTheme(theme: Theme): void {
  hosted = theme
  applyTheme()
}

export function applyTheme(): void {
  if (!system) {
    system = window.matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', applyTheme)
  }
  const theme = hosted === 'auto' ? chosen() : hosted
  document.documentElement.dataset['theme'] = theme === 'dark' || (theme === 'auto' && system.matches) ? 'dark' : 'light'
}
