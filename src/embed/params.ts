/**
 * Reads the address of an embed: what a link carries (?step=, seed, lever.<name> ...) and
 * speed. What is unknown or out of range is left out and reported in a sentence; nothing here
 * throws. The theme is read before the first paint, by the script in embed.html.
 */
import { SPEEDS } from '../player/types'
import type { LinkState } from '../player/types'
import { parseLink } from '../player/urlState'
import type { Scene } from '../scene/types'

export interface EmbedParams {
  readonly link: LinkState
  readonly speed: number
  readonly problems: readonly string[]
}

const THEMES = ['auto', 'light', 'dark']

export function parseParams(scene: Scene, search: string): EmbedParams {
  const query = new URLSearchParams(search)
  const problems: string[] = []
  const theme = query.get('theme')
  if (theme !== null && !THEMES.includes(theme)) problems.push(`the theme is ${THEMES.join(', ')}, not "${theme}"`)
  const text = query.get('speed')
  const speed = SPEEDS.find((one) => one === Number(text))
  if (text !== null && speed === undefined) problems.push(`the speed is one of ${SPEEDS.join(', ')}, not "${text}"`)
  query.delete('theme')
  query.delete('speed')
  const parsed = parseLink(scene, query.toString())
  return { link: parsed.link, speed: speed ?? 1, problems: [...problems, ...parsed.problems] }
}
