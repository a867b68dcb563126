/**
 * The messages of a history as the oracle sees them, and reading fields out of them in the plainest way. Nothing of
 * src/cdn is used here or in the other files of the oracle: it is a second reading of the RFCs.
 */
export type Field = [name: string, value: string]

export interface Request {
  method: string
  url: string
  headers: Field[]
  body?: string
}

export interface Response {
  status: number
  headers: Field[]
  body?: string
}

/** What the cache asked of the origin, and what it got. No response: the connection broke. */
export interface Exchange {
  id: number
  call: number
  request: Request
  startMs: number
  endMs: number
  response?: Response
  /** The whole content of the representation, also where only a part of it or nothing was sent. */
  whole: string
}

/** What a client asked of the cache, and what it got. No answer: the cache let the request fail. */
export interface Call {
  index: number
  request: Request
  askedMs: number
  answeredMs: number
  answer?: Response
}

export interface History {
  shared: boolean
  calls: Call[]
  exchanges: Exchange[]
}

/** The origin numbers every response in this field. */
export const EXCHANGE_FIELD = 'X-Exchange'
/** And every content it sends in this one, which a 304 and an answer to HEAD do not carry. */
export const CONTENT_FIELD = 'X-Content'
/** Whom a personal response was made for, also one without content. */
export const USER_FIELD = 'X-User'

export function valuesOf(headers: readonly Field[], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
}

export function valueOf(headers: readonly Field[], name: string): string | undefined {
  const values = valuesOf(headers, name)
  return values.length === 0 ? undefined : values.join(', ')
}

/** The members of a list-valued field, in lower case. */
export function listOf(headers: readonly Field[], name: string): string[] {
  return valuesOf(headers, name)
    .flatMap((line) => line.split(','))
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '')
}

export function fieldNames(headers: readonly Field[]): Set<string> {
  return new Set(headers.map(([name]) => name.toLowerCase()))
}

/** RFC 9111 section 3.2: the fields of the newer response replace those of the same name. */
export function updatedWith(stored: Field[], newer: Field[]): Field[] {
  const replaced = fieldNames(newer)
  return [...stored.filter(([name]) => !replaced.has(name.toLowerCase())), ...newer]
}

/** RFC 9110 section 7.6.1 and RFC 9111 section 3.1: fields of one connection. */
export function hopByHop(headers: readonly Field[]): Set<string> {
  return new Set([
    'connection',
    'keep-alive',
    'proxy-connection',
    'proxy-authenticate',
    'proxy-authentication-info',
    'proxy-authorization',
    'te',
    'transfer-encoding',
    'upgrade',
    ...listOf(headers, 'Connection'),
  ])
}

/** What is meant for whoever gets the message in the end. */
export function endToEnd(headers: readonly Field[]): Field[] {
  const gone = hopByHop(headers)
  return headers.filter(([name]) => !gone.has(name.toLowerCase()))
}
