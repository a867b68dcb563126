/**
 * Addresses and snippets that a reader can take elsewhere. Pure text: copying is clipboard.ts.
 */

export type EmbedTheme = 'auto' | 'light' | 'dark'

export interface EmbedOptions {
  /** Address of the embed page of the scene, without a query. */
  readonly src: string
  readonly sceneTitle: string
  /** Where and how it opens: a link as formatLink writes it; '' is the scene as it is. */
  readonly link: string
  readonly theme: EmbedTheme
}

export function momentUrl(page: string, hash: string): string {
  const bare = page.split('#')[0]!
  const fragment = hash.replace(/^#/, '')
  return fragment === '' ? bare : `${bare}#${fragment}`
}

export function embedUrl({ src, link, theme }: EmbedOptions): string {
  const query = [link, theme === 'auto' ? '' : `theme=${theme}`].filter(Boolean).join('&')
  return query === '' ? src : `${src}?${query}`
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
