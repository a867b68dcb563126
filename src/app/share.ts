/**
 * Addresses and snippets that a reader can take elsewhere. Pure text: copying is clipboard.ts.
 */

export type EmbedTheme = 'auto' | 'light' | 'dark'

export interface EmbedOptions {
  /** Address of the embed page of the scene, without a query. */
  readonly src: string
  readonly sceneTitle: string
  /** Start at this step; at the first one when absent. */
  readonly step?: string
  readonly theme: EmbedTheme
}

export function momentUrl(page: string, hash: string): string {
  const bare = page.split('#')[0]!
  const fragment = hash.replace(/^#/, '')
  return fragment === '' ? bare : `${bare}#${fragment}`
}

export function embedUrl({ src, step, theme }: EmbedOptions): string {
  const url = new URL(src)
  if (step !== undefined) url.searchParams.set('step', step)
  if (theme !== 'auto') url.searchParams.set('theme', theme)
  return url.href
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

export function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => ENTITIES[character]!)
}

/** The frame is 800 × 500: nothing scrolls inside it at that size. */
export function embedSnippet(options: EmbedOptions): string {
  const src = escapeAttribute(embedUrl(options))
  const title = escapeAttribute(`Build a CDN: ${options.sceneTitle} (interactive)`)
  return `<iframe src="${src}" title="${title}" width="800" height="500" loading="lazy" allowfullscreen></iframe>`
}
