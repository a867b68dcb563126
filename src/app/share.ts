/**
 * Addresses and snippets that a reader can take elsewhere. Pure text: copying is clipboard.ts.
 */
import { type EmbedSettings, writeEmbedSettings } from './embedSettings'

export interface EmbedOptions {
  /** Address of the embed page of the scene, without a query. */
  readonly src: string
  readonly sceneTitle: string
  /** Where and how it opens: a link as formatLink writes it; '' is the scene as it is. */
  readonly link: string
  readonly settings: Partial<EmbedSettings>
}

/** How large the frame is; at 800 × 500 nothing scrolls inside it, and it reflows down to a phone's width. */
const FRAME_SIZES = { fixed: 'width="800" height="500"', wide: 'width="100%" height="500"' } as const
export type FrameSize = keyof typeof FRAME_SIZES

export function momentUrl(page: string, hash: string): string {
  const bare = page.split('#')[0]!
  const fragment = hash.replace(/^#/, '')
  return fragment === '' ? bare : `${bare}#${fragment}`
}

export function embedUrl({ src, link, settings }: Pick<EmbedOptions, 'src' | 'link' | 'settings'>): string {
  const query = [link, writeEmbedSettings(settings)].filter(Boolean).join('&')
  return query === '' ? src : `${src}?${query}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

export function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => ENTITIES[character]!)
}

export const frameTitle = ({ sceneTitle }: Pick<EmbedOptions, 'sceneTitle'>): string => `Build a CDN: ${sceneTitle} (interactive)`

export function embedSnippet(options: EmbedOptions, size: FrameSize = 'fixed'): string {
  const src = escapeAttribute(embedUrl(options))
  const title = escapeAttribute(frameTitle(options))
  return `<iframe src="${src}" title="${title}" ${FRAME_SIZES[size]} loading="lazy" allowfullscreen></iframe>`
}
