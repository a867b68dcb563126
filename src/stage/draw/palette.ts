/**
 * The canvas's colours, read from the design tokens and read again when the theme changes.
 * Nothing is decided here: an outcome's colour is a custom property of src/ui/tokens.css.
 */
import { OUTCOME_NAMES } from '../../trace/traceKinds'
import type { OutcomeName } from '../../trace/traceKinds'
import type { Palette } from '../packets/painting'

const TOKENS: Readonly<Record<OutcomeName, string>> = {
  hit: '--hit', miss: '--miss', stale: '--stale', revalidated: '--revalidate', bypass: '--bypass', error: '--error', direct: '--ink-2', unanswered: '--error', answered: '--ink-2',
}
const PLAIN = '--ink-2'

export function readPalette(element: Element): Palette {
  // A canvas knows no system colours as the page has them: a part of the page tells what they are there.
  const probe = element.appendChild(document.createElement('i'))
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const palette = {
    tones: [PLAIN, ...Object.values(OUTCOME_NAMES).map((name) => TOKENS[name])].map(colour),
    lost: colour('--error'),
    ring: colour('--raised'),
  }
  probe.remove()
  return palette
}

/** Calls back when the theme may have changed; returns the way to stop it. */
export function watchTheme(onChange: () => void): () => void {
  const attribute = new MutationObserver(onChange)
  attribute.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => window.matchMedia(query))
  for (const one of system) one.addEventListener('change', onChange)
  return () => {
    attribute.disconnect()
    for (const one of system) one.removeEventListener('change', onChange)
  }
}
