/**
 * How a Chromium is started for this project, and the sizes that are looked at. Without
 * Vitest, so that tools can use it too; what a test watches for is in browser.ts.
 */
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

/** No GPU, and no service of the browser's own that would use the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const VIEWPORTS = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  embed: { width: 800, height: 500 },
  /** A small laptop, the smallest phone, a phone on its side, a desktop at twice its size of letters, and a large screen. */
  laptop: { width: 1280, height: 720 },
  small: { width: 320, height: 568 },
  low: { width: 844, height: 390 },
  zoomed: { width: 720, height: 450 },
  large: { width: 1920, height: 1080 },
} as const

export type SizeName = keyof typeof VIEWPORTS
export type ThemeName = 'light' | 'dark'

export function launchChromium(executablePath: string, flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
}
