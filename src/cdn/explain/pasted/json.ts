/**
 * Responses in JSON: a HAR of any browser and version, some of its entries, what curl's %{header_json} and Firefox write, or any
 * object that has headers. The content of responses is passed over. What is not as it should be is said, once.
 */
import { excerpt } from '../excerpt'
import { parseIsoTime } from '../isoTime'
import { type Fields, fieldsIn, isObject, keyed, textOf } from './jsonFields'
import { type Json, JsonMistake, JsonText, type Shape } from './jsonText'
import type { Messages } from './messages'

const MAX_LISTED = 250
const MAX_SHOWN = 60
/** Statuses under the names that programs give them. */
const STATUS = ['status', 'statuscode', 'status_code', 'http_code', 'response_code'] as const

const only = (...keys: readonly (readonly [string, Shape])[]): Shape => ({ keys: new Map(keys), rest: 'skip' })
const REQUEST = only(['method', 'whole'], ['url', 'whole'], ['headers', 'whole'])
const RESPONSE = only(['status', 'whole'], ['headers', 'whole'], ['content', only(['mimeType', 'whole'])])
const ENTRY = [
  ['request', REQUEST], ['response', RESPONSE], ['startedDateTime', 'whole'], ['time', 'whole'], ['_resourceType', 'whole'],
] as const satisfies readonly (readonly [string, Shape])[]
/** What may be large and tells nothing of headers. */
const IDLE = ['body', 'text', 'data', 'content', 'Content', 'rawContent', 'timings', '_initiator', 'pages', 'creator', 'browser'] as const

export interface JsonResult {
  readonly isHar: boolean
}

export function readJson(text: string, start: number, messages: Messages, onProgress: (share: number) => void): JsonResult {
  return new JsonReader(text, start, messages, onProgress).read()
}

class JsonReader {
  readonly #text: string
  readonly #out: Messages
  readonly #json: JsonText
  readonly #onProgress: (share: number) => void
  /** Entries so far, and those that are listed. */
  #entries = 0
  #listed = 0
  #told: { status: Json | undefined; url: string | undefined } = { status: undefined, url: undefined }
  readonly #plain: { readonly json: Json; readonly at: number }[] = []
  /** Lines are counted on from the last place that was asked for, and where the line of it ends is looked up once. */
  #counted: { readonly at: number; readonly line: number; readonly end: number }

  constructor(text: string, start: number, messages: Messages, onProgress: (share: number) => void) {
    this.#text = text
    this.#out = messages
    this.#json = new JsonText(text, start)
    this.#onProgress = onProgress
    this.#counted = { at: 0, line: 1, end: text.indexOf('\n') }
  }

  read(): JsonResult {
    let mistake: JsonMistake | undefined
    try {
      this.#readAll()
    } catch (error) {
      if (!(error instanceof JsonMistake)) throw error
      mistake = error
    }
    for (const { json, at } of this.#plain) this.#takeRoot(json, at)
    if (this.#entries > MAX_LISTED) this.#say(0, `${this.#entries} entries`, `the first ${MAX_LISTED} are listed`)
    if (mistake) this.#tellMistake(mistake)
    else if (this.#out.isEmpty && this.#entries === 0) this.#say(0, '', 'this is JSON, and there is no response with headers in it; a HAR has log.entries, each with a request and a response', 'bad')
    return { isHar: this.#entries > 0 || this.#plain.some(({ json }) => isObject(json) && json.has('log')) }
  }

  /** One value, or several in a row, as programs write them line by line. */
  #readAll(): void {
    const entries: Shape = { each: only(...ENTRY), found: (entry, at) => this.#takeEntry(entry, at), otherwise: 'skip' }
    const log = only(['entries', entries])
    const root: Shape = { keys: new Map<string, Shape>([['log', log], ['entries', entries], ...ENTRY, ...IDLE.map((key) => [key, 'skip'] as const)]), rest: 'whole' }
    while ('{['.includes(this.#json.peek()) && this.#json.peek() !== '') {
      const { at } = this.#json
      this.#plain.push({ json: this.#json.value(root), at })
      if (this.#plain.length > MAX_LISTED) break
    }
    if (this.#json.peek() !== '') this.#say(this.#json.at, this.#text.slice(this.#json.at, this.#json.at + MAX_SHOWN), 'what follows the JSON; not read')
  }

  #takeRoot(json: Json, at: number): void {
    if (Array.isArray(json)) return this.#takeList(json, at)
    if (!isObject(json)) return
    if (json.get('log') !== undefined || json.get('entries') !== undefined) return
    if (isObject(json.get('response'))) return this.#takeEntry(json, at)
    const told = keyed(json, ...STATUS)
    if (keyed(json, 'curl_version', 'url_effective') !== undefined) {
      // %{json} of curl, beside %{header_json}.
      this.#told = { status: told, url: textOf(keyed(json, 'url_effective')) }
      return
    }
    const own = sectionOf(json, 'response headers') ?? keyed(json, 'headers', 'responseheaders', 'response_headers', 'rawheaders')
    const isNamed = own !== undefined
    const fields = fieldsIn(own ?? json)
    if (!fields || (!isNamed && fields.fields.length === 0)) return
    const asked = sectionOf(json, 'request headers')
    this.#put({ fields, status: isNamed ? told : this.#told.status, url: isNamed ? textOf(keyed(json, 'url')) : this.#told.url, asked: fieldsIn(asked) }, at)
  }

  #takeList(list: readonly Json[], at: number): void {
    if (list.some((one) => isObject(one) && (one.has('response') || one.has('request')))) {
      for (const one of list) this.#takeEntry(one, at)
    } else if (list.some((one) => isObject(one) && keyed(one, 'headers') !== undefined)) {
      for (const one of list) this.#takeRoot(one, at)
    } else if (list.length > 0) {
      const fields = fieldsIn(list)
      if (fields && fields.fields.length > 0) this.#put({ fields, status: this.#told.status, url: this.#told.url }, at)
    }
  }

  #takeEntry(entry: Json, at: number): void {
    this.#entries++
    this.#onProgress(at / this.#text.length)
    const isDocument = isPage(entry)
    if (this.#listed >= MAX_LISTED && !(isDocument && this.#listed < MAX_LISTED + 20)) return
    const [request, response] = [keyed(entry, 'request'), keyed(entry, 'response')]
    const url = textOf(keyed(request, 'url')) ?? ''
    const method = textOf(keyed(request, 'method'))
    const name = `entry ${this.#entries}${url ? `, ${method ?? ''} ${excerpt(url, MAX_SHOWN)}` : ''}`
    const status = keyed(response, 'status')
    const fields = fieldsIn(keyed(response, 'headers'))
    if (Number(status) <= 0 && status !== null && status !== undefined && status !== '') {
      return this.#say(at, name, `no response was received: its status is ${Number(status)} (blocked, aborted, or the connection failed)`, 'bad')
    }
    if (fields?.fields.length === 0 && statusIn(status ?? fields.status).status === null) return this.#say(at, name, 'no response was received: there is neither a status nor a header', 'bad')
    if (!fields) return this.#say(at, name, 'an entry without a response that has a list of headers; passed over', 'bad')
    this.#listed++
    const started = parseIsoTime(textOf(keyed(entry, 'starteddatetime')) ?? '')
    const time = keyed(entry, 'time')
    const receivedMs = started === undefined ? undefined : started + Math.max(0, typeof time === 'number' ? time : 0)
    return this.#put({ fields, status, url, method, asked: fieldsIn(keyed(request, 'headers')), receivedMs, isDocument, name }, at)
  }

  #put({ fields, status, url, method, asked, receivedMs, isDocument = false, name = '' }: Found, at: number): void {
    const line = { number: this.#lineOf(at), text: name }
    this.#out.close()
    this.#out.ask(line, {})
    this.#out.tell({ url: url || undefined, method, receivedMs, isDocument })
    for (const [key, value] of asked?.fields ?? []) this.#out.add(line, 'request', key, value)
    const told = statusIn(status ?? fields.status)
    this.#out.begin(line, told.status)
    if (told.problem) this.#out.say(line, 'changed', told.problem)
    for (const [key, value] of fields.fields) this.#out.add(line, 'response', key, value)
    if (fields.unusable > 0) this.#out.say(line, 'bad', `${fields.unusable} header fields are not usable (a name and a text as value); passed over`)
  }

  #tellMistake({ at, message }: JsonMistake): void {
    const done = this.#out.isEmpty ? 'it could not be read' : 'what stands before it was read'
    const begin = Math.max(0, at - 30)
    this.#say(at, this.#text.slice(begin, at + 30), `it begins like JSON, and ${message}; ${done}`, 'bad')
  }

  #say(at: number, text: string, what: string, kind: 'info' | 'bad' = 'info'): void {
    this.#out.say({ number: at === 0 && text === '' ? 0 : this.#lineOf(at), text }, kind, what)
  }

  #lineOf(at: number): number {
    if (at < this.#counted.at) this.#counted = { at: 0, line: 1, end: this.#text.indexOf('\n') }
    while (this.#counted.end >= 0 && this.#counted.end < at) {
      const { end, line } = this.#counted
      this.#counted = { at: end + 1, line: line + 1, end: this.#text.indexOf('\n', end + 1) }
    }
    return this.#counted.line
  }
}

interface Found {
  readonly fields: Fields
  readonly status: Json | undefined
  readonly url: string | undefined
  readonly method?: string | undefined
  readonly asked?: Fields | undefined
  readonly receivedMs?: number | undefined
  readonly isDocument?: boolean
  readonly name?: string
}

/** Firefox: { "Response Headers (512 B)": { "headers": [...] } }. */
function sectionOf(json: ReadonlyMap<string, Json>, name: string): Json | undefined {
  for (const [key, value] of json) if (key.toLowerCase().startsWith(name)) return keyed(value, 'headers') ?? value
  return undefined
}

/** The document of a page, as Chrome says it and as its type tells in other browsers. */
function isPage(entry: Json): boolean {
  const type = keyed(entry, '_resourcetype')
  if (type !== undefined) return type === 'document'
  return (textOf(keyed(keyed(keyed(entry, 'response'), 'content'), 'mimetype')) ?? '').startsWith('text/html')
}

function statusIn(told: Json | undefined): { readonly status: number | null; readonly problem?: string } {
  if (told === undefined || told === '' || told === null) return { status: null }
  const isNumber = typeof told === 'number'
  const code = isNumber ? String(told) : (/^\s*(\d{3})(?!\d)/.exec(typeof told === 'string' ? told : '')?.[1] ?? '')
  if (!/^[1-9]\d\d$/.test(code)) return { status: null, problem: `"${excerpt(String(isNumber || typeof told === 'string' ? told : 'this'), 20)}" is no status code; read as 200` }
  return isNumber ? { status: Number(code) } : { status: Number(code), problem: `its status is the text "${excerpt(String(told), 20)}"; read as ${code}` }
}
