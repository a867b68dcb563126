/**
 * A response head as lines of so many letters: the status line, then the fields, those that
 * rule caches first. A field that does not fit goes on in a second line, and is cut at its end.
 */
import type { OfferFrame } from '../../frame/types'
import { formatBytes } from '../../words/format'

export interface HeadLine {
  /** The field name with its colon; empty on the status line and on second lines. */
  readonly field: string
  readonly text: string
  /** The whole field, for those who point at it. */
  readonly whole: string
}

const FIRST = ['cdn-cache-control', 'cache-control', 'expires', 'age', 'vary', 'etag', 'last-modified']
const INDENT = '  '

/** "200 · 24 kB" */
export function statusText({ status, bytes }: Pick<OfferFrame, 'status' | 'bytes'>): string {
  return bytes > 0 ? `${status} · ${formatBytes(bytes)}` : String(status)
}

export function headLines(offer: OfferFrame, letters: number, lines: number, withStatus: boolean): HeadLine[] {
  const { headers } = offer
  const status = `HTTP ${statusText(offer)}`
  const first: HeadLine[] = withStatus ? [{ field: '', text: status, whole: status }] : []
  const ordered = headers.toSorted(([a], [b]) => rank(a) - rank(b))
  const all = [...first, ...ordered.flatMap(([name, value]) => fieldLines(name, value, letters))]
  if (all.length <= lines) return all
  const last = all[lines - 1]!
  return [...all.slice(0, lines - 1), { ...last, text: cut(`${last.text} …`, letters - last.field.length) }]
}

function rank(name: string): number {
  const at = FIRST.indexOf(name.toLowerCase())
  return at < 0 ? FIRST.length : at
}

function fieldLines(name: string, value: string, letters: number): HeadLine[] {
  const field = `${name}:`
  const whole = `${field} ${value}`
  if (whole.length <= letters) return [{ field, text: ` ${value}`, whole }]
  const at = value.lastIndexOf(' ', letters - field.length - 1)
  if (at < 1) return [{ field, text: cut(` ${value}`, letters - field.length), whole }]
  return [
    { field, text: ` ${value.slice(0, at)}`, whole },
    { field: '', text: cut(`${INDENT}${value.slice(at + 1)}`, letters), whole },
  ]
}

function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`
}
