/**
 * What a page says of the moment in view: picture, measurements, story, code, clock. Two pages
 * that show the same moment say the same; what a reader has seen before (the ticks) is no part of the moment.
 */
import type { Page } from 'playwright-core'

export interface FrameText {
  readonly stage: readonly string[]
  readonly measurements: string
  readonly story: string
  readonly code: string
  readonly playback: string
}

export function frameText(page: Page): Promise<FrameText> {
  return page.evaluate(() => {
    const wordsOf = (selector: string): string =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((one) => one.innerText.replace(/\s+/g, ' ').trim()).join(' | ')
    const kept = [...document.querySelectorAll<HTMLElement>('article :is(nav[aria-label="Steps"], [data-kept])')].map((one) => one.innerText.replace(/\s+/g, ' ').trim())
    const drawn = [...document.querySelectorAll('main svg[role="group"] :is(text, [aria-label])')]
    return {
      stage: drawn.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()),
      measurements: wordsOf('[aria-label="Measurements"]'),
      story: kept.reduce((story, words) => story.replace(words, '').replace(/\s+/g, ' ').trim(), wordsOf('article')),
      code: wordsOf('[aria-label="Code"]'),
      playback: `${wordsOf('[aria-label="Playback"]')} ${document.querySelector('[aria-label="Timeline"]')?.getAttribute('aria-valuetext')}`,
    }
  })
}
