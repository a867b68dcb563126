/**
 * One line of pasted headers: what it is, and what about it is not as it should be. It knows
 * nothing of the lines around it.
 */
import { isToken } from '../http/token'

export type PastedLine =
  | { readonly kind: 'status'; readonly status: number; readonly problem?: string }
  | { readonly kind: 'request'; readonly method: string; readonly url: string }
  | { readonly kind: 'field'; readonly name: string; readonly value: string; readonly ofRequest: boolean; readonly problem?: string }
  | { readonly kind: 'empty' }
  /** Neither; `what` says what it looks like. `expected` means that nothing is lost. */
  | { readonly kind: 'other'; readonly what: string; readonly expected: boolean }

/** RFC 9110 §5.6.2. */
const CONTROL = /(?!\t)\p{Cc}/gu
const STATUS_LINE = /^HTTP(?:\/\d(?:\.\d)?)?[ \t]+(\S+)/i
const REQUEST_LINE = /^([A-Z]{3,10})[ \t]+(\S+)[ \t]+HTTP\/\d(?:\.\d)?$/
/** The part above the headers in the tools of a browser. */
const GENERAL = /^(Request URL|Request Method|Status Code|Remote Address|Referrer Policy): ?(.*)$/
/** nginx, Apache, Varnish. */
const CONFIGURATION = /^(?:add_header|more_set_headers|expires|Header (?:always )?(?:set|add|append)|set (?:be|ob)?resp)\b[^:]/i
/** What curl says beside the headers: its prompt, progress and connection. */
const CURL = /^(?:[$%] ?curl\b|\* |[{}] \[|% Total|Dload|\s*\d+\s+\S+\s+\d+\s+\S+\s+\d|--:--)/i

export function readLine(written: string): PastedLine {
  // curl -v marks what it received with "<" and what it sent with ">".
  const marked = /^([<>])(?:[ \t]|$)/.exec(written)
  const line = (marked ? written.slice(1) : written).trim()
  if (line === '') return { kind: 'empty' }
  if (STATUS_LINE.test(line)) return statusLine(line)
  const request = REQUEST_LINE.exec(line)
  if (request) return { kind: 'request', method: request[1]!, url: request[2]! }
  if (!marked && CURL.test(written.trim())) return { kind: 'other', what: 'what curl says beside the headers', expected: true }
  return fieldLine(line, marked?.[1] === '>')
}

function statusLine(line: string): PastedLine {
  const code = STATUS_LINE.exec(line)![1]!
  if (/^[1-5]\d\d$/.test(code)) return { kind: 'status', status: Number(code) }
  return { kind: 'status', status: 200, problem: `"${code.slice(0, 20)}" is no status code; read as 200` }
}

function fieldLine(line: string, ofRequest: boolean): PastedLine {
  const general = GENERAL.exec(line)
  if (general && general[1] === 'Status Code') return statusLine(`HTTP ${general[2]!.trim() || '?'}`)
  if (general) return { kind: 'other', what: 'what a browser says beside the headers', expected: true }
  const pseudo = /^:([a-z]+):?[ \t]+(\S+)$/.exec(line)
  if (pseudo) return pseudo[1] === 'status' ? statusLine(`HTTP ${pseudo[2]}`) : { kind: 'other', what: 'a pseudo-header of HTTP/2', expected: true }
  if (CONFIGURATION.test(line)) return { kind: 'other', what: 'the configuration of a server, not what it sends', expected: false }
  const colon = line.indexOf(':')
  if (colon < 0) return { kind: 'other', what: `no header field, it has no colon${/^[\w-]+\s*=/.test(line) ? ': a name and its value are joined by ":"' : ''}`, expected: false }
  const name = line.slice(0, colon).trimEnd()
  if (!isToken(name)) return { kind: 'other', what: noName(name), expected: false }
  const value = line.slice(colon + 1).trim()
  const problem = fieldProblem(line.slice(0, colon), value)
  return { kind: 'field', name, value: value.replaceAll(CONTROL, ' '), ofRequest, ...(problem ? { problem } : {}) }
}

function noName(name: string): string {
  if (name === '') return 'no header field, it has no name before the colon'
  if (/["']/.test(name)) return 'no header field, a name has no quotes'
  return `no header field, "${name.slice(0, 30)}" is no name: names have no spaces and no special characters`
}

function fieldProblem(name: string, value: string): string | undefined {
  if (name !== name.trimEnd()) return 'a space before the colon; read without it (RFC 9112 §5.1)'
  if (value.search(CONTROL) >= 0) return 'control characters in the value; read as spaces (RFC 9110 §5.5)'
  if (/[“”„‘’]/.test(value)) return 'typographic quotes, from a word processor perhaps; they quote nothing and were kept'
  if (value === '') return 'it has no value; kept as empty'
  return undefined
}
