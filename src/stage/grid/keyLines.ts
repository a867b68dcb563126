/**
 * A request and its key as lines of so many letters: method and URL, then a line for each field. Nothing of a key is cut off; what
 * does not fit goes on in the next line.
 */
import type { GridRow } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { NO_VALUE, clipped, shortValue } from './gridWords'
import { packed, wrapped } from './wrapping'

export interface KeyLine {
  readonly text: string
  /** It is in the key, as it is or made alike. */
  readonly keyed: boolean
  /** A second line of the one above. */
  readonly goesOn: boolean
}

/** What the request says, those parts first that the key takes. `whole`: what is long goes on in a second line. */
export function saidLines({ method, url, primary, fields }: GridRow, letters: number, whole: boolean): readonly KeyLine[] {
  const isMade = primary !== ''
  const linesOf = (text: string): readonly string[] => (whole ? wrapped(text, letters) : [cut(text, letters)])
  return [
    ...linesOf(`${method} ${url}`).map((text, i) => ({ text, keyed: isMade, goesOn: i > 0 })),
    ...fields.flatMap(({ name, value, keyed }) => linesOf(`${name}: ${shortValue(name, value)}`).map((text, i) => ({ text, keyed, goesOn: i > 0 }))),
  ]
}

/** The key, a line for each of its parts; none until it is made. Where there is little room the parts beside the URL share lines. */
export function keyLines({ primary, parts }: GridRow, letters: number, each: boolean): readonly string[] {
  if (primary === '') return []
  if (each) return [primary, ...parts.map(([name, value]) => `${name}: ${shortValue(name, value)}`)].flatMap((line) => wrapped(line, letters))
  return [...wrapped(primary, letters), ...packed(parts.map(([name, value]) => (value === NO_VALUE ? `no ${name}` : shortValue(name, value))), letters)]
}

const cut = (text: string, letters: number): string => clipped(text, letters, ({ length }) => length)

export function rowSentence({ url, fields, outcome, done, content, wrong, forged }: GridRow, client: NodeInfo): string {
  const said = fields.map(({ name, value, keyed }) => `${name} ${shortValue(name, value)}${keyed ? ' (in the key)' : ''}`).join(', ')
  const verdict = forged ? 'forged' : wrong ? 'wrong' : 'right'
  const got = done && content ? `, got ${content}, ${verdict}` : ''
  return `Request of ${client.name} for ${url}: ${OUTCOME_WORDS[outcome ?? 'plain']}${got}${said ? `; ${said}` : ''}`
}
