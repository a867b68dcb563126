/**
 * What a learner's function has returned, if it is a verdict that an edge can carry out. Nothing in it is believed.
 */
import type { HeaderList } from '../http/message'
import type { CodeError, Verdict } from './protocol'

const MOST_FIELDS = 16
const MOST_LENGTH = 200
const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const FIELD_VALUE = /^[\x20-\x7e]*$/
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export function readVerdict(text: string): Verdict | CodeError {
  let returned: unknown
  try {
    returned = JSON.parse(text)
  } catch {
    // A toJSON of its own wrote it, or it cannot be written at all.
    return wrong('it returned what is no verdict')
  }
  if (typeof returned !== 'object' || returned === null) return wrong(`it returned ${text.slice(0, 40)}`)
  const found = verdictOf(new Map<string, unknown>(Object.entries(returned)))
  return typeof found === 'string' ? wrong(found) : found
}

function wrong(message: string): CodeError {
  return { kind: 'answer', message, line: null }
}

/** The verdict, or what is wrong with it. */
function verdictOf(fields: ReadonlyMap<string, unknown>): Verdict | string {
  const headers = headersOf(fields.get('headers') ?? [])
  const [url, status, text] = [fields.get('url'), fields.get('status'), fields.get('text')]
  if (typeof headers === 'string') return headers
  switch (fields.get('kind')) {
    case 'pass':
      return { kind: 'pass', headers }
    case 'rewrite':
      return isPath(url) ? { kind: 'rewrite', url, headers } : 'a rewrite leads to a path of this site, such as /de/'
    case 'redirect':
      if (!isTarget(url)) return 'a redirect leads to a URL of at most 200 characters'
      return typeof status === 'number' && REDIRECTS.has(status) ? { kind: 'redirect', url, status } : 'a redirect has the status 301, 302, 303, 307 or 308'
    case 'answer':
      if (typeof text !== 'string' || text.length > MOST_LENGTH) return 'an answer has a text of at most 200 characters'
      return isStatus(status) ? { kind: 'answer', status, headers, text } : 'an answer has a status from 200 to 599'
    default:
      return 'it returned what is no verdict: pass, rewrite, redirect, block and answer make one'
  }
}

function isStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599
}

function isTarget(url: unknown): url is string {
  return typeof url === 'string' && url.length > 0 && url.length <= MOST_LENGTH && /^[\x21-\x7e]+$/.test(url)
}

function isPath(url: unknown): url is string {
  return isTarget(url) && url.startsWith('/') && !url.startsWith('//')
}

function headersOf(list: unknown): HeaderList | string {
  if (!Array.isArray(list) || list.length > MOST_FIELDS) return `it set more than ${MOST_FIELDS} fields`
  const headers: [string, string][] = []
  for (const field of list) {
    const [name, value] = Array.isArray(field) ? [String(field[0]), String(field[1])] : ['', '']
    if (!FIELD_NAME.test(name) || name.length > MOST_LENGTH) return `"${name.slice(0, 20)}" is no name of a field`
    if (!FIELD_VALUE.test(value) || value.length > MOST_LENGTH) return `the value of ${name} is no field value of at most 200 characters`
    headers.push([name, value])
  }
  return headers
}
