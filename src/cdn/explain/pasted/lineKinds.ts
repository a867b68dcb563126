/**
 * One line of pasted headers: what it is, and what about it is not as it should be. It knows
 * nothing of the lines around it.
 */
import { isToken } from '../../http/token'
import { excerpt } from '../excerpt'
import { isKnownName } from './fieldNames'
import { hasControls } from './messages'

export type LineKind =
  | { readonly kind: 'empty' }
  /** Null for a code that is none; `told` is what stands in its place. */
  | { readonly kind: 'status'; readonly status: number | null; readonly told: string }
  | { readonly kind: 'request'; readonly method: string; readonly url: string }
  | { readonly kind: 'field'; readonly name: string; readonly value: string; readonly problem?: string }
  /** Somebody asked for headers with it; empty without a URL. */
  | { readonly kind: 'command'; readonly url: string }
  | { readonly kind: 'url'; readonly url: string }
  /** What a program says beside the headers. */
  | { readonly kind: 'talk'; readonly what: string }
  /** None of these; `what` says what it looks like. */
  | { readonly kind: 'other'; readonly what: string }

const PROTOCOL = /^HTTP\/\d(?:\.\d)?$/i
const METHOD = /^[A-Z]+$/
/** How lines of nginx, Apache and Varnish begin. */
const CONFIGURATION = ['add_header ', 'more_set_headers ', 'expires ', 'header set ', 'header add ', 'header append ', 'header always ', 'set resp.', 'set beresp.', 'set obj.']
/** How lines begin that curl says beside the headers. */
const CURL = ['* ', '% Total', 'Dload', 'curl: (', 'Warning: ', 'Note: ', 'wget: ']
/** Of its progress, and of what it received. */
const CURL_COUNTS = /^(?:[{}] \[\d|\d+ +[\d.]+[kMG]? +\d+ )/
const METER = '--:--:--'
const DRIVE_PROMPT = /^(?:PS )?[A-Za-z]:\\[^>]*>/
/** What stands at the end of a prompt. */
const PROMPT_END = /[$%#>❯➜λ»~]$/u
const PROGRAMS: ReadonlySet<string> = new Set(['curl', 'wget', 'http', 'https', 'xh', 'iwr', 'irm', 'Invoke-WebRequest', 'Invoke-RestMethod'])
/** What every one of these has in its name: most lines have none of it. */
const SOME_PROGRAM = /curl|wget|http|xh|iwr|irm|Invoke-/
const URL_LINE = /^[a-z][a-z0-9+.-]+:\/\/\S+$/i
const SCHEME = /^(?:https?|wss?|ftp|file)$/i

export function kindOf(written: string): LineKind {
  const line = withoutMeter(written.trim())
  if (line === '') return { kind: 'empty' }
  const first = startOf(line)
  if (first) return first
  if (begins(line, CURL) || CURL_COUNTS.test(line)) return { kind: 'talk', what: 'what curl says beside the headers; passed over' }
  if (URL_LINE.test(line)) return { kind: 'url', url: line }
  if (isCommand(line)) return { kind: 'command', url: urlIn(line) }
  return fieldOf(line)
}

/** A status line or a request line, by their words; HTTP without a version is how the course itself writes it. */
function startOf(line: string): LineKind | undefined {
  if (!/^http|http\/\d(?:\.\d)?$/i.test(line)) return undefined
  const [first = '', second = '', third, ...more] = wordsOf(line.slice(0, MAX_START))
  if (PROTOCOL.test(first) || (first === 'HTTP' && (second === '?' || isCode(second)))) return second === '' ? undefined : statusOf(second)
  const isRequest = third !== undefined && PROTOCOL.test(third) && more.length === 0 && METHOD.test(first) && first.length <= MAX_METHOD
  return isRequest ? { kind: 'request', method: first, url: second } : undefined
}

const wordsOf = (text: string): string[] => text.replaceAll('\t', ' ').split(' ').filter(Boolean)

/** More of a line is never read as the start of a message. */
const MAX_START = 20_000
const MAX_METHOD = 24
const isCode = (text: string): boolean => /^[1-9]\d\d$/.test(text)

const begins = (line: string, starts: readonly string[]): boolean => starts.some((start) => line.startsWith(start))

/** What a status code is told with: "404", "404 Not Found", "(failed)". */
export function statusOf(told: string): Extract<LineKind, { kind: 'status' }> {
  const [code = ''] = wordsOf(told.slice(0, 100))
  return { kind: 'status', status: isCode(code) ? Number(code) : null, told: excerpt(told.trim(), 20) }
}

/** The meter of curl shares a line with the headers where both are shown on a terminal. */
function withoutMeter(line: string): string {
  if (!line.includes(METER)) return line
  const rest = line.slice(line.lastIndexOf(METER) + METER.length).trimStart()
  return rest.replace(/^\d+[kMG]?/, '').trimStart()
}

function isCommand(line: string): boolean {
  if (DRIVE_PROMPT.test(line)) return true
  if (!SOME_PROGRAM.test(line)) return false
  const words = wordsOf(line.slice(0, 400))
  const at = words.findIndex((word, i) => i < words.length - 1 && PROGRAMS.has(programIn(word)) && (i === 0 || PROMPT_END.test(words[i - 1]!)))
  if (at < 1) return at === 0
  const colon = line.indexOf(':')
  return colon < 0 || /^\s*[~/]/.test(line.slice(colon + 1)) || !isKnownName(line.slice(0, colon).trim().toLowerCase())
}

const programIn = (word: string): string => word.replace(/^\(/, '').replace(/\.exe$/, '')

function urlIn(line: string): string {
  const at = line.search(/https?:\/\//i)
  return at < 0 ? '' : line.slice(at).split(/[\s'"`)]/, 1)[0]!
}

/** A name and its value, for readers that know that there is one on the line. */
export function fieldOf(line: string): LineKind {
  if (!line.includes(': ') && begins(line.slice(0, 40).toLowerCase(), CONFIGURATION)) return { kind: 'other', what: 'the configuration of a server, not what it sends; passed over' }
  const colon = line.indexOf(':')
  if (colon < 0) return withoutColon(line)
  const name = line.slice(0, colon).trimEnd()
  if (!isToken(name)) return { kind: 'other', what: `${noName(name)}; passed over` }
  const value = line.slice(colon + 1).trim()
  if (SCHEME.test(name) && value.startsWith('//')) return { kind: 'url', url: line }
  const problem = fieldProblem(line.slice(0, colon), value)
  return { kind: 'field', name, value, ...(problem ? { problem } : {}) }
}

/** Tables that browsers show have a tab between a name and its value. */
function withoutColon(line: string): LineKind {
  const tab = line.indexOf('\t')
  const name = line.slice(0, Math.max(0, tab)).trimEnd()
  if (tab > 0 && isToken(name)) return { kind: 'field', name, value: line.slice(tab).trim() }
  const hint = /^[\w-]+\s*=/.test(line) ? ': a name and its value are joined by ":"' : ''
  return { kind: 'other', what: `no header field, it has no colon${hint}; passed over` }
}

function noName(name: string): string {
  if (name === '') return 'no header field, it has no name before the colon'
  if (/["']/.test(name)) return 'no header field, a name has no quotes'
  return `no header field, "${excerpt(name, 30)}" is no name: names have no spaces and no special characters`
}

function fieldProblem(name: string, value: string): string | undefined {
  if (name !== name.trimEnd()) return 'a space before the colon; read without it (RFC 9112 §5.1)'
  if (hasControls(value)) return 'control characters in the value; read as spaces (RFC 9110 §5.5)'
  if (/[“”„‘’]/.test(value)) return 'typographic quotes, from a word processor perhaps; they quote nothing and were kept'
  if (value === '') return 'it has no value; kept as empty'
  return undefined
}

/** Whether a line may stand by itself as a field: a name, a colon, and no address. */
export function isFieldLike(line: string): boolean {
  const text = line.trim()
  const colon = text.indexOf(':')
  if (colon < 1 || !isToken(text.slice(0, colon).trimEnd())) return false
  return !(text.startsWith('//', colon + 1) || /^\d/.test(text))
}
