/**
 * The list of messages that every reader of a pasted text fills: what was asked, what came back, and what is to be said of single
 * lines. It bounds what it takes, and says so.
 */
import { excerpt } from '../excerpt'
import type { Line } from './lines'
import type { PastedResponse, Remark } from './pasted.types'

const MAX_FIELDS = 500
const MAX_RESPONSES = 300
/** Longer is no name, value or URL of a header that a server takes. */
const MAX_NAME = 256
const MAX_VALUE = 16_384
/** Characters of all fields of a message: no server sends a head of this size. */
const MAX_HEAD = 262_144
const MAX_URL = 2000
const MAX_METHOD = 24
const MAX_SHOWN = 80
/** What is said of further lines is only counted. */
const MAX_SAID = 1000

export type Sender = 'request' | 'response'

/** A request and its response while they are read. */
interface Draft {
  /** Line of the status, or of the first field. */
  line: Line
  /** Null where it is not told. */
  status: number | null
  isAnswered: boolean
  method: string
  url: string
  receivedMs: number | undefined
  isDocument: boolean
  /** Characters of its fields. */
  size: number
  readonly fields: [string, string][]
  readonly requestFields: [string, string][]
}

/** What may be told of a request and its response beside their fields. */
interface Told {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly receivedMs?: number | undefined
  readonly isDocument?: boolean
}

/** One remark, and how many lines it is about. */
interface Said {
  readonly line: Line
  readonly kind: Remark['kind']
  readonly what: string
  count: number
}

export interface Read {
  readonly responses: readonly PastedResponse[]
  readonly remarks: readonly Remark[]
  /** Lines where the responses begin. */
  readonly lines: readonly Line[]
  /** Fields of a request were read. */
  readonly isAsked: boolean
}

/** What is said where the fields of a request begin. */
export const OF_THE_REQUEST = 'the request; its fields are not those of the response'
export const NO_LINE: Line = { number: 0, text: '' }
/** Control characters but the tab are no part of a value (RFC 9110 §5.5). */
const CONTROL = /(?!\t)\p{Cc}/gu

export class Messages {
  readonly #done: Draft[] = []
  readonly #said: Said[] = []
  readonly #infos = new Map<string, Said>()
  #unsaid = 0
  #open = newDraft(NO_LINE)
  #tooMany = 0
  #isAsked = false

  /** The response of that line begins. Its status is known from above already where nothing else of it was read. */
  begin(line: Line, status: number | null): void {
    const { isAnswered, fields } = this.#open
    if (fields.length > 0 || (isAnswered && this.#open.status !== null && status !== null && this.#open.status !== status)) this.close()
    const known = this.#open.status
    Object.assign(this.#open, { line, status: status ?? known, isAnswered: true })
  }

  /** The status of the response in hand is told beside its fields: by a pseudo-header, by the tools of a browser. */
  settle(line: Line, status: number | null): void {
    if (this.#open.status !== null && this.#open.fields.length > 0) this.close()
    if (this.#open.line === NO_LINE) this.#open.line = line
    Object.assign(this.#open, { status: status ?? this.#open.status, isAnswered: true })
  }

  /** A request begins, or what is told of it; the response before it is complete. */
  ask(line: Line, { method, url }: { readonly method?: string; readonly url?: string }): void {
    if (this.#open.isAnswered || this.#open.fields.length > 0) this.close()
    this.tell({ method, url })
    if (this.#open.line === NO_LINE) this.#open.line = line
  }

  /** What is known of the request in hand. */
  tell({ method, url, receivedMs, isDocument }: Told): void {
    if (method !== undefined) this.#open.method = excerpt(method, MAX_METHOD)
    if (url !== undefined) this.#open.url = url.slice(0, MAX_URL)
    if (receivedMs !== undefined) this.#open.receivedMs = receivedMs
    if (isDocument) this.#open.isDocument = true
  }

  /** A field line. False when there is no room for it. */
  add(line: Line, sender: Sender, name: string, value: string): boolean {
    this.#isAsked ||= sender === 'request'
    const list = sender === 'request' ? this.#open.requestFields : this.#open.fields
    if (list.length >= MAX_FIELDS) {
      if (this.#tooMany++ === 0) this.say(line, 'bad', `more than ${MAX_FIELDS} fields; this one and all further ones were left out`)
      return false
    }
    if (name.length > MAX_NAME) {
      this.say(line, 'bad', `a name of ${name.length} characters; left out`)
      return false
    }
    if (this.#open.size + value.length > MAX_HEAD) {
      this.say(line, 'info', `more than ${MAX_HEAD} characters of fields; left out`)
      return false
    }
    if (value.length > MAX_VALUE) this.say(line, 'changed', `a value of ${value.length} characters; read to the first ${MAX_VALUE}`)
    this.#open.size += name.length + Math.min(value.length, MAX_VALUE)
    list.push([name, clean(value)])
    if (this.#open.line === NO_LINE) this.#open.line = line
    return true
  }

  /** The line belongs to the value of the field before it; false when there is none. */
  unfold(sender: Sender, text: string, joint = ' '): boolean {
    const last = (sender === 'request' ? this.#open.requestFields : this.#open.fields).at(-1)
    if (!last) return false
    if (last[1].length < MAX_VALUE) last[1] = clean(`${last[1]}${last[1] && joint}${text}`)
    return true
  }

  /** How many fields of the message in hand were read. */
  count(sender: Sender): number {
    return (sender === 'request' ? this.#open.requestFields : this.#open.fields).length
  }

  get isAnswered(): boolean {
    return this.#open.isAnswered
  }

  get url(): string {
    return this.#open.url
  }

  /** Nothing of use was read so far. */
  get isEmpty(): boolean {
    return this.#done.length === 0 && !this.#open.isAnswered && this.#open.fields.length === 0
  }

  close(): void {
    if (this.#open.isAnswered || this.#open.fields.length > 0) this.#done.push(this.#open)
    this.#open = newDraft(NO_LINE)
  }

  /** Says something of a line. Of what is expected the first line is named, and the others are counted. */
  say(line: Line, kind: Remark['kind'], what: string): void {
    const known = kind === 'info' ? this.#infos.get(what) : undefined
    if (known) known.count++
    else if (this.#said.length >= MAX_SAID) this.#unsaid++
    else {
      const said = { line, kind, what, count: 1 }
      this.#said.push(said)
      if (kind === 'info') this.#infos.set(what, said)
    }
  }

  read(): Read {
    this.close()
    const all = this.#done.filter(({ status, fields }) => status !== null || fields.length > 0)
    const kept = all.slice(-MAX_RESPONSES)
    const remarks = this.#said.map(({ line, kind, what, count }): Remark => {
      const more = count > 1 ? `; ${count - 1} more like it` : ''
      return { line: line.number, text: excerpt(line.text.trim(), MAX_SHOWN), kind, what: what + more }
    })
    if (this.#unsaid > 0) remarks.push({ line: 0, text: '', kind: 'info', what: `${this.#unsaid} more lines are of no use` })
    return { responses: kept.map(toResponse), remarks, lines: kept.map(({ line }) => line), isAsked: this.#isAsked }
  }
}

function newDraft(line: Line): Draft {
  return { line, status: null, isAnswered: false, method: '', url: '', receivedMs: undefined, isDocument: false, size: 0, fields: [], requestFields: [] }
}

const clean = (value: string): string => value.slice(0, MAX_VALUE).replaceAll(CONTROL, ' ').trim()

/** Whether a value has what none can have. */
export const hasControls = (value: string): boolean => value.search(CONTROL) >= 0

function toResponse({ status, fields, requestFields, method, url, receivedMs, isDocument }: Draft): PastedResponse {
  const asked = [method || (url ? 'GET' : ''), excerpt(url, MAX_SHOWN)].filter(Boolean).join(' ')
  const answer = `${status ?? 'no status'}, ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`
  return {
    label: asked ? `${asked} · ${answer}` : answer,
    status: status ?? 200,
    statusIsKnown: status !== null,
    headers: fields,
    method: method || 'GET',
    methodIsKnown: method !== '',
    url,
    requestHeaders: requestFields,
    receivedMs,
    isDocument,
  }
}
