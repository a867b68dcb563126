/**
 * A request and its key as lines of so many letters: method and URL, then a line for each field. Nothing of a key is cut off; what
 * does not fit goes on in the next line.
 */
import type { GridRow } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { clipped, shortValue } from './gridWords'

export interface KeyLine {
  readonly text: string
  /** It is in the key, as it is or made alike. */
  readonly keyed: boolean
  /** A second line of the one above. */
  readonly goesOn: boolean
}

/** What the request says, those parts first that the key takes. `whole`: a long URL goes on in a second line. */
export function saidLines({ method, url, primary, fields }: GridRow, letters: number, whole: boolean): readonly KeyLine[] {
  const isMade = primary !== ''
  const request = whole ? wrapped(`${method} ${url}`, letters) : [cut(`${method} ${url}`, letters)]
  return [
    ...request.map((text, i) => ({ text, keyed: isMade, goesOn: i > 0 })),
    ...fields.map(({ name, value, keyed }) => ({ text: cut(`${name}: ${shortValue(name, value)}`, letters), keyed, goesOn: false })),
  ]
}

/** The key, a line for each of its parts; none until it is made. Where there is little room the parts beside the URL share lines. */
export function keyLines({ primary, parts }: GridRow, letters: number, each: boolean): readonly string[] {
  if (primary === '') return []
  const values = parts.map(([name, value]) => [name, shortValue(name, value)] as const)
  if (each) return [...wrapped(primary, letters), ...values.flatMap(([name, value]) => wrapped(`${name}: ${value}`, letters))]
  return [...wrapped(primary, letters), ...(values.length > 0 ? wrapped(values.map(([, value]) => value).join(' · '), letters) : [])]
}

/** At spaces and at the signs of a query, else anywhere. */
export function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > letters) {
    const end = Math.max(rest.lastIndexOf('&', letters - 1), rest.lastIndexOf('?', letters - 1), rest.lastIndexOf(' ', letters))
    const at = end > 2 ? end : letters
    lines.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...lines, rest]
}

const cut = (text: string, letters: number): string => clipped(text, letters, ({ length }) => length)

export function rowSentence({ url, fields, outcome, done, content, wrong, forged }: GridRow, client: NodeInfo): string {
  const said = fields.map(({ name, value, keyed }) => `${name} ${shortValue(name, value)}${keyed ? ' (in the key)' : ''}`).join(', ')
  const verdict = forged ? 'forged' : wrong ? 'wrong' : 'right'
  const got = done && content ? `, got ${content}, ${verdict}` : ''
  return `Request of ${client.name} for ${url}: ${OUTCOME_WORDS[outcome ?? 'plain']}${got}${said ? `; ${said}` : ''}`
}
