/**
 * Header fields and keys in few words: what fits a cell or a row. A User-Agent becomes browser
 * and system, a list of languages the one that is liked best; everything else is shown as it is.
 */
import type { GridCell } from '../../frame/gridFrame'
import type { SlotFrame } from '../../frame/types'
import { formatCount } from '../../words/format'
import { plural } from '../draw/text'

const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Instagram', /\bInstagram (\d+)/], ['Edge', /\bEdgA?\/(\d+)/], ['Opera', /\bOPR\/(\d+)/], ['Samsung', /\bSamsungBrowser\/(\d+)/], ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/], ['Safari', /\bVersion\/(\d+)/],
]
const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Windows', /Windows/], ['Mac', /Macintosh/], ['Linux', /Linux|X11/],
]

/** "Chrome 131 Windows"; a User-Agent that is not a browser's is its first product: "curl/8.9.1". */
function shortAgent(value: string): string {
  const browser = BROWSERS.flatMap(([name, pattern]) => {
    const version = pattern.exec(value)?.[1]
    return version ? [`${name} ${version}`] : []
  })[0]
  if (!browser) return value.split(' ', 1)[0] ?? value
  const system = SYSTEMS.find(([, pattern]) => pattern.test(value))?.[0]
  return system ? `${browser} ${system}` : browser
}

/** "de-DE" of "de-DE,de;q=0.9": the first that has no weight. */
function firstLanguage(value: string): string {
  const ranges = value.split(',').map((range) => range.trim())
  return (ranges.find((range) => !range.includes(';')) ?? ranges[0] ?? '').split(';', 1)[0]!
}

const SHORT: Readonly<Record<string, (value: string) => string>> = { 'user-agent': shortAgent, 'accept-language': firstLanguage }

export function shortValue(name: string, value: string): string {
  return SHORT[name.toLowerCase()]?.(value) ?? value
}

/** As much of a text as fits the room (px), with an ellipsis where something is left out. */
export function clipped(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text
  let end = text.length - 1
  while (end > 1 && widthOf(`${text.slice(0, end)}…`) > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}

/** What a key says of a field that the request does not have. */
export const NO_VALUE = 'none'

/** The lines of a cell: its query or path where cells differ in it, then a value for each part of the key. */
export function cellLines({ primary, parts }: GridCell, samePrimary: boolean): readonly string[] {
  const url = primary.replace(/^[A-Z]+ /, '')
  const query = url.indexOf('?')
  // A field that nobody sends is no news, unless it is all there is.
  const said = parts.filter(([, value]) => value !== NO_VALUE)
  const values = (said.length > 0 ? said : parts.slice(0, 1)).map(([name, value]) => (value === NO_VALUE ? `no ${name}` : shortValue(name, value)))
  const head = samePrimary ? (values.length > 0 ? [] : [url]) : [query < 0 ? url : url.slice(query)]
  return [...head, ...values]
}

/** How often an entry was used, or was wrong where it was; nothing while it is filled. */
export function usedCount({ hits, wrong }: GridCell, { state }: SlotFrame): string {
  return state === 'filling' ? '' : formatCount(wrong > 0 ? wrong : hits)
}

/** With all that its key says: for who cannot see the cells beside it. */
export function cellSentence(owner: string, cell: GridCell, { state, life }: SlotFrame): string {
  const { hits, wrong, forged } = cell
  const lines = cellLines(cell, false)
  const shows = life?.content ? `, shows ${life.content}` : ''
  const bad = wrong > 0 ? `, ${plural(wrong, 'wrong answer')}` : ''
  return `${owner}: entry ${lines.join(', ')}, ${state}${shows}${forged ? ', forged' : ''}, ${plural(hits, 'hit')}${bad}`
}
