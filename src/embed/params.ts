/**
 * Reads the address of an embed: what a link carries (?step=, seed, lever.<name> ...) and its settings (app/embedSettings). What is
 * unknown or out of range is left out and reported in a sentence; nothing here throws. The theme is read before the first paint, by the
 * script in embed.html.
 */
import { type EmbedSettings, readEmbedSettings } from '../app/embedSettings'
import type { LinkState } from '../player/types'
import { parseLink } from '../player/urlState'
import type { Scene } from '../scene/types'

export interface EmbedParams {
  readonly link: LinkState
  readonly settings: EmbedSettings
  readonly problems: readonly string[]
}

export function parseParams(scene: Scene, search: string): EmbedParams {
  const { settings, rest, problems } = readEmbedSettings(search)
  const parsed = parseLink(scene, rest.toString())
  return { link: parsed.link, settings, problems: [...problems, ...parsed.problems] }
}
