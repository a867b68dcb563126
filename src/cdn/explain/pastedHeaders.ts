/**
 * The lines of pasted headers put together: blocks of one response each, folded lines, values
 * on a line of their own, and where the content begins.
 */
import type { HeaderList } from '../http/message'
import { type PastedLine, readLine } from './pastedLine'
import type { Pasted, PastedResponse, Remark } from './pasted.types'

const MAX_FIELDS = 500
const MAX_RESPONSES = 50
const MAX_SHOWN = 80

interface Line {
  readonly number: number
  readonly text: string
}

/** A response while its lines are read. */
interface Block {
  readonly fields: [string, string][]
  readonly requestFields: [string, string][]
  status: number | null
  method: string
  url: string
  /** Line of its status; 0 without one. */
  readonly line: number
}

export function readHeaderLines(text: string): Pasted {
  return new HeaderReader(text).read()
}

class HeaderReader {
  readonly #lines: readonly Line[]
  readonly #remarks: Remark[] = []
  readonly #blocks: Block[] = []
  #block: Block = newBlock(0)
  /** A request's own fields are read, after its request line. */
  #inRequest = false
  #fieldCount = 0
  /** Lines of the content that is passed over; null outside of it. */
  #content: Line[] | null = null

  constructor(text: string) {
    this.#lines = evenLines(text)
  }

  read(): Pasted {
    for (let i = 0; i < this.#lines.length; i++) {
      const value = this.#valueBelow(i)
      if (value === null) this.#take(this.#lines[i]!)
      else {
        this.#take({ number: this.#lines[i]!.number, text: `${this.#lines[i]!.text.trim().replace(/:$/, '')}: ${value}` })
        i++
      }
    }
    this.#endContent()
    this.#close()
    return this.#result()
  }

  /** Browsers also copy names and values on lines of their own. */
  #valueBelow(i: number): string | null {
    const name = this.#lines[i]!.text.trim()
    const next = this.#lines[i + 1]?.text
    if (this.#content || next === undefined || next.trim() === '' || !/^[A-Za-z][\w -]*:?$/.test(name)) return null
    const isName = name.endsWith(':') || KNOWN.has(name.toLowerCase())
    return isName && readLine(next).kind !== 'status' && !/^[A-Za-z][\w-]*: /.test(next) ? next.trim() : null
  }

  #take(line: Line): void {
    const read = readLine(line.text)
    if (this.#content && !beginsMessage(line, read)) {
      this.#content.push(line)
      return
    }
    this.#endContent()
    if (this.#isFolded(line, read)) return this.#unfold(line)
    switch (read.kind) {
      case 'status':
        return this.#begin(line, read)
      case 'request':
        return this.#beginRequest(line, read)
      case 'field':
        return this.#addField(line, read)
      case 'empty':
        return this.#gap()
      case 'other':
        this.#say(line, read.expected ? 'info' : 'bad', `${read.what}; passed over`)
    }
  }

  #begin(line: Line, { status, problem }: { status: number; problem?: string }): void {
    const { method, url, requestFields } = this.#inRequest ? this.#block : newBlock(0)
    this.#close()
    this.#block = { ...newBlock(line.number), status, method, url, requestFields }
    this.#inRequest = false
    if (problem) this.#say(line, 'changed', problem)
  }

  #beginRequest(line: Line, { method, url }: { method: string; url: string }): void {
    this.#close()
    this.#block = { ...newBlock(line.number), method, url }
    this.#inRequest = true
    this.#say(line, 'info', 'the request; its fields are not those of the response')
  }

  #addField(line: Line, { name, value, ofRequest, problem }: { name: string; value: string; ofRequest: boolean; problem?: string }): void {
    if (++this.#fieldCount > MAX_FIELDS) {
      if (this.#fieldCount === MAX_FIELDS + 1) this.#say(line, 'bad', `more than ${MAX_FIELDS} fields; this one and all further ones were left out`)
      return
    }
    const fields = ofRequest || this.#inRequest ? this.#block.requestFields : this.#block.fields
    fields.push([name, value])
    if (problem) this.#say(line, 'changed', problem)
  }

  /** An indented field of a name that everybody knows is one of its own. */
  #isFolded({ text }: Line, read: PastedLine): boolean {
    const isField = read.kind === 'field' && KNOWN.has(read.name.toLowerCase())
    return /^[ \t]+\S/.test(text) && !isField && this.#lastFields().length > 0
  }

  #lastFields(): [string, string][] {
    return this.#inRequest ? this.#block.requestFields : this.#block.fields
  }

  #unfold(line: Line): void {
    const last = this.#lastFields().at(-1)!
    last[1] = `${last[1]} ${line.text.trim()}`.trim()
    this.#say(line, 'changed', 'a folded line; joined to the one before with a space (RFC 9112 §5.2)')
  }

  /** After the head of a response comes its content; after a request's head, the response. */
  #gap(): void {
    if (this.#block.status !== null && this.#block.fields.length > 0) this.#content = []
  }

  #endContent(): void {
    const lines = (this.#content ?? []).filter(({ text }) => text !== '')
    this.#content = null
    if (lines.length === 0) return
    const what = lines.length === 1 ? 'this line is' : `${lines.length} lines from here are`
    this.#say(lines[0]!, 'info', `${what} the content after the headers; not read`)
  }

  #close(): void {
    const { status, fields, requestFields } = this.#block
    if (status !== null || fields.length > 0 || requestFields.length > 0) this.#blocks.push(this.#block)
    this.#block = newBlock(0)
  }

  #say({ number, text }: Line, kind: Remark['kind'], what: string): void {
    const shown = text.trim()
    this.#remarks.push({ line: number, text: shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown, kind, what })
  }

  #result(): Pasted {
    const all = this.#blocks.filter(({ status, fields }) => status !== null || fields.length > 0)
    const answers = all.slice(-MAX_RESPONSES)
    const responses = answers.map(toResponse)
    const final = responses.findLastIndex(({ status }) => status >= 200)
    const meant = final < 0 ? responses.length - 1 : final
    const remarks = [...this.#remarks]
    if (responses.length > 1) {
      const line = answers[meant]!.line
      const text = this.#lines.find(({ number }) => number === line)?.text.trim() ?? ''
      remarks.push({ line, text, kind: 'info', what: `${all.length} responses in a row: the last one is meant, unless you choose another` })
    }
    if (responses.length === 0) remarks.push({ line: 0, text: '', kind: 'bad', what: 'no line of this is a header field, such as "Cache-Control: max-age=60"' })
    return { kind: 'headers', responses, meant, remarks: remarks.toSorted((a, b) => a.line - b.line) }
  }
}

/** In the middle of content only what cannot be mistaken begins anew: after a redirect, curl goes on with the next response. */
function beginsMessage({ text }: Line, read: PastedLine): boolean {
  return (read.kind === 'status' && /^(< )?HTTP\//.test(text)) || (read.kind === 'request' && text.startsWith('> '))
}

function newBlock(line: number): Block {
  return { fields: [], requestFields: [], status: null, method: 'GET', url: '', line }
}

function toResponse({ status, fields, requestFields, method, url }: Block): PastedResponse {
  const headers: HeaderList = fields
  const asked = url ? `${method} ${url.slice(0, MAX_SHOWN)} · ` : ''
  return {
    label: `${asked}${status ?? 'no status'}, ${headers.length} ${headers.length === 1 ? 'field' : 'fields'}`,
    status: status ?? 200, statusIsKnown: status !== null, headers, method, requestHeaders: requestFields,
  }
}

/** Without an indentation that all lines share, and without empty lines where every second one is empty. */
function evenLines(text: string): Line[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line.trimEnd() }))
  const written = lines.filter(({ text }) => text !== '')
  const indent = written.reduce((least, { text }) => Math.min(least, text.length - text.trimStart().length), Infinity)
  const isSpread = written.length > 2 && written.every(({ number }, k) => k === 0 || number - written[k - 1]!.number === 2)
  return (isSpread ? written : lines).map(({ number, text }) => ({ number, text: text.slice(indent) }))
}

/** Names that are taken for one even when their value stands on the next line. */
const KNOWN: ReadonlySet<string> = new Set([
  'age', 'cache-control', 'cdn-cache-control', 'content-encoding', 'content-length', 'content-type', 'date', 'etag', 'expires',
  'last-modified', 'location', 'pragma', 'server', 'set-cookie', 'strict-transport-security', 'surrogate-control', 'vary', 'via', 'x-cache',
])
