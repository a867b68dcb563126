/**
 * Heads of messages as curl, httpie and servers write them: a status line, fields, an empty line, content; several in a row; marked
 * with > and < by curl -v; or nothing but fields.
 */
import { isKnownName } from './fieldNames'
import { type LineKind, isFieldLike, kindOf, statusOf } from './lineKinds'
import { type Line, indentOf } from './lines'
import { type Messages, OF_THE_REQUEST, type Sender } from './messages'

const MARKED = /^[<>]/
const HEAD = /^\s*HTTP\/\d/
const CONTENT = 'the content after the headers; not read'
const REPEATED = 'curl -i with -v writes each head twice; read once'

export function readHeads(lines: readonly Line[], messages: Messages): void {
  new HeadReader(lines, messages).read()
}

class HeadReader {
  readonly #lines: readonly Line[]
  readonly #out: Messages
  /** Whose fields are read. */
  #sender: Sender = 'response'
  #inContent = false
  /** The line below. */
  #next = ''
  /** A command goes on in the next line. */
  #inCommand = false
  /** curl -v marks what it received: what is not marked is its talk, or content. */
  readonly #isMarked: boolean
  /** What curl -v marked as received. */
  readonly #received = new Set<string>()
  /** A status line or a command stands somewhere: what stands before it is no header. */
  readonly #isHeaded: boolean
  #hasBegun = false
  /** Every line is indented, so that being indented says nothing. */
  readonly #isIndented: boolean
  /** How far the first line of the message in hand is indented; -1 before it. */
  #indent = -1

  constructor(lines: readonly Line[], messages: Messages) {
    this.#lines = lines
    this.#out = messages
    this.#isMarked = lines.some(({ text }) => text.startsWith('<') && /^<[ \t]*HTTP\//.test(text))
    this.#isIndented = isIndented(lines)
    this.#isHeaded = lines.some(({ text }) => text !== '' && (HEAD.test(text) || kindOf(text.slice(0, 200)).kind === 'command'))
  }

  read(): void {
    for (const [at, line] of this.#lines.entries()) {
      this.#next = this.#lines[at + 1]?.text ?? ''
      if (this.#inCommand) this.#inCommand = continues(line.text)
      else this.#take(line)
    }
  }

  #take(line: Line): void {
    const mark = this.#isMarked ? (MARKED.exec(line.text)?.[0] ?? '') : ''
    const text = mark ? line.text.slice(line.text[1] === ' ' ? 2 : 1) : line.text
    const glued = this.#inContent ? gluedHead(text) : 0
    if (glued > 0 && isFieldLike(this.#next)) return this.#glued(line, glued)
    const read = kindOf(text)
    if (mark === '<') this.#received.add(text)
    if (this.#isMarked && !mark) return this.#besideMarks(line, read)
    if (this.#inContent && !this.#beginsMessage(line, read)) {
      if (read.kind !== 'empty') this.#out.say(line, 'info', CONTENT)
      return
    }
    this.#inContent = false
    if (this.#isFolded(text, read) && this.#out.unfold(this.#sender, text.trim())) {
      this.#out.say(line, 'changed', 'a folded line; joined to the one before with a space (RFC 9112 §5.2)')
      return
    }
    this.#put(line, text, read, mark === '>' ? 'request' : this.#sender)
  }

  /** Content that does not end with a line end has the next head behind it on its last line. */
  #glued({ number, text }: Line, at: number): void {
    this.#out.say({ number, text }, 'info', CONTENT)
    this.#inContent = false
    this.#take({ number, text: text.slice(at) })
  }

  /** What curl -v does not mark: its own words, content, or the same head again. */
  #besideMarks(line: Line, read: LineKind): void {
    if (read.kind === 'empty') return
    if (read.kind === 'command') return this.#command(line, read.url)
    if (read.kind === 'talk') return this.#out.say(line, 'info', read.what)
    this.#out.say(line, 'info', this.#received.has(line.text) ? REPEATED : CONTENT)
  }

  #put(line: Line, text: string, read: LineKind, sender: Sender): void {
    this.#hasBegun ||= read.kind === 'status' || read.kind === 'field' || read.kind === 'command'
    switch (read.kind) {
      case 'status':
        return this.#begin(line, text, read)
      case 'request':
        this.#out.ask(line, read)
        this.#sender = 'request'
        this.#indent = indentOf(text)
        return this.#out.say(line, 'info', OF_THE_REQUEST)
      case 'field':
        if (this.#indent < 0 || this.#isIndented) this.#indent = indentOf(text)
        if (this.#out.add(line, sender, read.name, read.value) && read.problem) this.#out.say(line, 'changed', read.problem)
        if (!this.#out.isAnswered && sender === 'response' && read.name.toLowerCase() === 'status') this.#settle(line, read.value)
        return undefined
      case 'empty':
        return this.#gap()
      case 'command':
        return this.#command(line, read.url)
      case 'url':
        this.#out.tell({ url: read.url })
        return this.#out.say(line, 'info', 'the URL; no field of the response')
      default:
        if (this.#isHeaded && !this.#hasBegun) return this.#out.say(line, 'info', 'what stands before the headers; passed over')
        return this.#out.say(line, read.kind === 'talk' ? 'info' : 'bad', read.what)
    }
  }

  #begin(line: Line, text: string, { status, told }: Extract<LineKind, { kind: 'status' }>): void {
    this.#out.begin(line, status)
    this.#sender = 'response'
    this.#indent = indentOf(text)
    if (status === null) this.#out.say(line, 'changed', `"${told}" is no status code; read as 200`)
  }

  /** Programs behind a server tell the status in a field (RFC 3875 §6.3.3). */
  #settle(line: Line, value: string): void {
    const { status } = statusOf(value)
    if (status === null) return
    this.#out.settle(line, status)
    this.#out.say(line, 'info', 'no status line: the status is taken from this field')
  }

  #command(line: Line, url: string): void {
    if (this.#out.isAnswered) this.#out.close()
    this.#inContent = false
    this.#sender = 'response'
    this.#inCommand = continues(line.text)
    this.#out.tell({ url: url || undefined })
    this.#out.say(line, 'info', 'what curl says beside the headers; passed over')
  }

  /** A line that is indented further than the message's first goes on with the value before, unless its name is one that everybody knows. */
  #isFolded(text: string, read: LineKind): boolean {
    if (read.kind === 'empty' || read.kind === 'status' || indentOf(text) <= Math.max(0, this.#indent)) return false
    if (read.kind !== 'field') return true
    return !this.#isIndented && !isKnownName(read.name.toLowerCase())
  }

  /** After a head comes content. */
  #gap(): void {
    if (this.#sender === 'request') this.#inContent = this.#out.count('request') > 0
    else if (this.#out.isAnswered && this.#out.count('response') > 0) this.#inContent = true
  }

  /** Without marks a status line is one where a field or an empty line is below it. */
  get #headFollows(): boolean {
    return this.#isMarked || this.#next === '' || isFieldLike(this.#next)
  }

  /** In the middle of content only what cannot be mistaken begins anew: after a redirect, curl goes on with the next response. */
  #beginsMessage({ text }: Line, read: LineKind): boolean {
    const isStatus = read.kind === 'status' && read.status !== null && /^(?:<[ \t]*)?HTTP\//.test(this.#isIndented ? text.trimStart() : text) && this.#headFollows
    return isStatus || (read.kind === 'request' && (this.#isMarked || this.#sender === 'response')) || read.kind === 'command'
  }
}

/** Where a status line stands behind something else; 0 when none does. */
function gluedHead(text: string): number {
  const at = text.lastIndexOf('HTTP/')
  const read = at > 0 ? kindOf(text.slice(at)) : undefined
  return read?.kind === 'status' && read.status !== null ? at : 0
}

const continues = (text: string): boolean => /[\\^`]$/.test(text)

/** All lines after the first, two at least: a selection often begins in the middle of a line. */
function isIndented(lines: readonly Line[]): boolean {
  const rest = lines.filter(({ text }) => text !== '').slice(1)
  const fields = rest.filter(({ text }) => isFieldLike(text)).length
  return fields > 1 && rest.every(({ text }) => /^[ \t]/.test(text))
}
