/**
 * What is copied from the developer tools of a browser: sections with headings, names and values on one line, on two, or without
 * colons, what the browser tells of the exchange, and the fields of request and response in one list.
 */
import { isToken } from '../../http/token'
import { isKnownName, senderOf } from './fieldNames'
import { type LineKind, fieldOf, isFieldLike, kindOf, statusOf } from './lineKinds'
import { type Line, indentOf } from './lines'
import { type Messages, OF_THE_REQUEST, type Sender } from './messages'

type Section = Sender | 'unknown' | 'other'

const HEADINGS: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['general', 'unknown'], ['summary', 'unknown'], ['response headers', 'response'], ['response', 'response'], ['request headers', 'request'],
  ['request', 'request'], ['query string parameters', 'other'], ['request payload', 'other'], ['form data', 'other'], ['request data', 'other'],
  ['request cookies', 'other'], ['response cookies', 'other'], ['early hints headers', 'other'], ['response data', 'other'],
])
/** What a browser tells of the exchange, by its words. */
const TOLD: ReadonlyMap<string, 'url' | 'method' | 'status' | 'nothing'> = new Map([
  ['request url', 'url'], ['url', 'url'], ['request method', 'method'], ['method', 'method'], ['status code', 'status'], ['statuscode', 'status'], ['status', 'status'],
  ['remote address', 'nothing'], ['referrer policy', 'nothing'], ['address', 'nothing'], ['source', 'nothing'], ['initiator', 'nothing'],
  ['version', 'nothing'], ['transferred', 'nothing'], ['request priority', 'nothing'], ['dns resolution', 'nothing'], ['scheme', 'nothing'],
  ['filename', 'nothing'], ['blocking', 'nothing'], ['resource type', 'nothing'], ['protocol', 'nothing'],
])
/** Of these words only a browser makes use. */
const STRONG: ReadonlySet<string> = new Set(['request url', 'request method', 'status code', 'remote address', 'referrer policy', 'request priority', 'dns resolution'])
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Words on the buttons between the lines. */
const BUTTONS: ReadonlySet<string> = new Set(['view source', 'view parsed', 'view decoded', 'view url encoded', 'view url-encoded', 'raw', 'learn more', 'copy', 'copy all', 'block', 'resend', 'edit and resend', 'filter headers', 'headers', 'preview', 'payload', 'timing', 'timings', 'cookies', 'messages', 'security', 'stack trace'])
const PROVISIONAL = 'provisional headers are shown'
const PSEUDO = /^:([a-z]+)(?=[: \t]|$)/
/** Firefox joins a word and what it says. */
const JOINED = /^(?:Status(\d{3})|Version(?:HTTP|h)|Transferred\d|Referrer Policy[a-z]|Request Priority[A-Z]|DNS Resolution[A-Z])/
const REASON = /^[A-Z][A-Za-z '-]+$/
const MARKS = /^[▼▶▾▸►▿⏷⏵]\s*/u
const OF_A_BROWSER = 'what a browser says beside the headers; passed over'
/** No paste of this kind is longer before it shows what it is. */
const LOOKED_AT = 1500

/** "Response Headers (512 B):" is "response headers". */
function wordOf(text: string): string {
  const bare = text.trim().replace(MARKS, '')
  const open = bare.indexOf(' (')
  return (open > 0 ? bare.slice(0, open) : bare).replace(/:$/, '').replaceAll('-', ' ').toLowerCase()
}

/** Longer lines are no heading, and no button. */
const MAX_WORD = 60
const headingOf = (text: string): Section | undefined => (text.length > MAX_WORD ? undefined : HEADINGS.get(wordOf(text)))

/** Whether a text is such a copy. */
export function isOfDevtools(lines: readonly Line[]): boolean {
  const looked = lines.slice(0, LOOKED_AT)
  const words = looked.map(({ text }) => (text.length > 200 ? '' : wordOf(text)))
  if (words.some((word) => word === 'response headers' || word === 'request headers')) return true
  const isHead = looked.some(({ text }) => /^(?:< ?)?HTTP\//.test(text))
  const hasHeadings = words.includes('summary') || (words.includes('request') && words.includes('response'))
  if (hasHeadings) return true
  if (looked.some(({ text }) => STRONG.has(nameOf(text).slice(0, 40).toLowerCase()))) return true
  if (isHead) return false
  if (looked.some(({ text }) => nameOf(text).toLowerCase() === 'statuscode')) return true
  if (looked.some(({ text }) => PSEUDO.test(text.trim()) || JOINED.test(text.trim()))) return true
  if (looked.some(({ text }) => senderOf(nameOf(text)) === 'request')) return true
  return looked.some((line, i) => isNameAlone(line) && !isFieldLike(looked[i + 1]?.text ?? ':') && (looked[i + 1]?.text ?? '') !== '')
}

function nameOf(text: string): string {
  const colon = text.indexOf(':')
  return colon > 0 ? text.slice(0, colon).trim() : text.trim()
}

/** A line with a name and no value: its value may stand below. */
function isNameAlone({ text }: Line): boolean {
  const name = text.trim()
  return name.endsWith(':') ? isToken(name.slice(0, -1)) : isKnownName(name.toLowerCase())
}

/** How names and values stand. */
type Pairs = 'on one line' | 'below, with colons' | 'below'

function pairsOf(lines: readonly Line[]): Pairs {
  const count = (of: (text: string) => boolean): number => lines.filter(({ text }) => of(text.trim())).length
  const inline = count((text) => isFieldLike(text) && !text.endsWith(':') && !nameOf(text).includes('.'))
  const colons = count((text) => text.endsWith(':') && isToken(text.slice(0, -1)))
  const bare = count((text) => isKnownName(text.toLowerCase()))
  if (colons > inline && colons >= bare) return 'below, with colons'
  return bare > inline ? 'below' : 'on one line'
}

export function readDevtools(lines: readonly Line[], messages: Messages): void {
  new DevtoolsReader(lines, messages).read()
}

/** Fields that both can have, with one of a request behind them: a request is alphabetical, too. */
function beginsWithRequest(lines: readonly Line[]): boolean {
  const first = lines.find(({ text }) => text !== '' && !SHARED.has(nameOf(text).toLowerCase()))
  return first !== undefined && senderOf(nameOf(first.text).replace(/:$/, '')) === 'request'
}

const SHARED: ReadonlySet<string> = new Set(['cache-control', 'pragma', 'connection'])

class DevtoolsReader {
  readonly #lines: readonly Line[]
  readonly #out: Messages
  readonly #pairs: Pairs
  #section: Section = 'unknown'
  /** Sections are told by headings: names tell nothing then. */
  #isTold = false
  /** A real head has begun: an empty line ends it. */
  #inHead = false
  #at = 0

  constructor(lines: readonly Line[], messages: Messages) {
    this.#lines = lines
    this.#out = messages
    this.#pairs = pairsOf(lines)
    if (beginsWithRequest(lines)) this.#section = 'request'
  }

  read(): void {
    while (this.#at < this.#lines.length) this.#take(this.#lines[this.#at++]!)
  }

  #take(line: Line): void {
    const text = line.text.trim()
    if (text === '') return this.#gap()
    const word = text.length > MAX_WORD ? '' : wordOf(text)
    const heading = HEADINGS.get(word)
    if (heading !== undefined) return this.#open(line, heading)
    if (text.slice(0, PROVISIONAL.length).toLowerCase() === PROVISIONAL) this.#section = 'request'
    if (BUTTONS.has(word) || text.slice(0, PROVISIONAL.length).toLowerCase() === PROVISIONAL) return this.#out.say(line, 'info', OF_A_BROWSER)
    if (this.#tell(line, text)) return
    const read = kindOf(text)
    if (read.kind === 'status' || read.kind === 'request' || read.kind === 'command') return this.#begin(line, read)
    if (this.#section === 'other') return this.#out.say(line, 'info', OF_A_BROWSER)
    const pseudo = PSEUDO.exec(text)
    if (pseudo) return this.#takePseudo(line, pseudo[1]!, text.slice(pseudo[0].length).replace(':', ''))
    this.#takeField(line, text, read)
  }

  #open(line: Line, section: Section): void {
    const word = wordOf(line.text)
    // A section that was there already belongs to another exchange.
    if (this.#out.count('response') > 0 && (section === 'unknown' || section === 'response' || (section === 'request' && this.#out.count('request') > 0))) this.#out.close()
    this.#isTold ||= word.endsWith('headers') || word === 'request' || word === 'response' || word === 'summary'
    this.#section = section
    this.#inHead = false
    const what = section === 'request' ? OF_THE_REQUEST : OF_A_BROWSER
    this.#out.say(line, 'info', what)
  }

  /** What is told of the exchange: on this line behind a colon, or on the next. */
  #tell(line: Line, text: string): boolean {
    const joined = JOINED.exec(text)
    const colon = text.indexOf(':')
    const name = (colon > 0 ? text.slice(0, colon) : text).trim().toLowerCase()
    // Firefox tells the host above the status, by the name that the field of the request has.
    const told = TOLD.get(name) ?? (name === 'host' && this.#pairs === 'below' && !this.#out.isAnswered ? 'nothing' : undefined)
    const isFirst = this.#section === 'unknown' && this.#out.count('response') === 0
    const isHere = STRONG.has(name) || isFirst
    if (isFirst && METHODS.has(text)) this.#out.tell({ method: text })
    else if (joined) this.#settle(line, joined[1] ?? '')
    else if (!isHere || told === undefined) return false
    else this.#keep(line, told, (colon > 0 ? text.slice(colon + 1).trim() : '') || this.#next(line))
    this.#out.say(line, 'info', OF_A_BROWSER)
    return true
  }

  #keep(line: Line, told: 'url' | 'method' | 'status' | 'nothing', value: string): void {
    if (told === 'url') {
      if (this.#out.count('response') > 0) this.#out.close()
      this.#out.tell({ url: value })
    } else if (told === 'method' && /^[A-Z]+$/.test(value)) this.#out.tell({ method: value })
    else if (told === 'status') this.#settle(line, value)
  }

  #settle(line: Line, told: string): void {
    if (told === '') return
    const { status, told: shown } = statusOf(told)
    this.#out.settle(line, status)
    if (status === null) this.#out.say(line, 'changed', `"${shown}" is no status code; read as 200`)
    // Firefox has the reason on a line of its own.
    else if (/^\d+$/.test(told.trim()) && REASON.test(this.#lines[this.#at]?.text.trim() ?? '') && !this.#isWord(this.#lines[this.#at]!)) this.#at++
  }

  #isWord(line: Line): boolean {
    const word = wordOf(line.text)
    return TOLD.has(word) || HEADINGS.has(word) || BUTTONS.has(word) || isKnownName(word.replaceAll(' ', '-'))
  }

  /** The value on the line below, which is taken with it. */
  #next(line: Line): string {
    let at = this.#at
    while (this.#lines[at]?.text === '' && at < this.#at + 2) at++
    const next = this.#lines[at]
    if (!next || (next.text.trim().endsWith(':') && isNameAlone(next)) || headingOf(next.text) !== undefined) return ''
    if (line.text.endsWith(':') && this.#pairs === 'on one line' && isFieldLike(next.text)) return ''
    this.#at = at + 1
    return next.text.trim()
  }

  #begin(line: Line, read: Extract<LineKind, { kind: 'status' | 'request' | 'command' }>): void {
    this.#inHead = read.kind !== 'command'
    if (read.kind === 'status') {
      this.#out.begin(line, read.status)
      this.#section = 'response'
      if (read.status === null) this.#out.say(line, 'changed', `"${read.told}" is no status code; read as 200`)
    } else if (read.kind === 'request') {
      // The tools tell the URL in full, and it may come behind its response.
      this.#out.tell({ method: read.method, url: this.#out.url === '' ? read.url : undefined })
      this.#section = 'request'
    } else this.#out.say(line, 'info', OF_A_BROWSER)
  }

  #takePseudo(line: Line, name: string, inline: string): void {
    const value = inline.trim() || this.#next(line)
    if (name === 'status') this.#settle(line, value)
    else {
      if (name === 'method' && /^[A-Z]+$/.test(value)) this.#out.tell({ method: value })
      if (!this.#isTold && this.#section !== 'request') this.#switch(line, 'request')
    }
    this.#out.say(line, 'info', 'a pseudo-header of HTTP/2; passed over')
  }

  #takeField(line: Line, text: string, read: LineKind): void {
    if (indentOf(line.text) > 0 && this.#pairs === 'on one line' && read.kind === 'other' && this.#out.unfold(this.#sender, text)) {
      return this.#out.say(line, 'changed', 'a folded line; joined to the one before with a space (RFC 9112 §5.2)')
    }
    const field = this.#paired(line, text, read)
    if (field.kind === 'field') {
      const { name, value, problem } = field
      const owner = this.#isTold ? undefined : senderOf(name)
      if (owner && owner !== this.#sender && !this.#inHead) this.#switch(line, owner)
      if (this.#out.add(line, this.#sender, name, value) && problem) this.#out.say(line, 'changed', problem)
    } else if (field.kind === 'url') this.#out.say(line, 'info', 'the URL; no field of the response')
    else if (field.kind === 'other') this.#out.say(line, 'bad', field.what)
    else this.#out.say(line, 'info', OF_A_BROWSER)
    return undefined
  }

  /** A name with the value below it. */
  #paired(line: Line, text: string, read: LineKind): LineKind {
    const name = text.endsWith(':') ? text.slice(0, -1) : text
    const isAlone = isToken(name) && (text.endsWith(':') || this.#pairs === 'below' || isKnownName(name.toLowerCase()))
    return isAlone ? fieldOf(`${name}: ${this.#next(line)}`) : read
  }

  get #sender(): Sender {
    return this.#section === 'request' ? 'request' : 'response'
  }

  /** In a list without headings a name tells whose fields begin. */
  #switch(line: Line, sender: Sender): void {
    this.#section = sender
    if (sender === 'request') this.#out.say(line, 'info', OF_THE_REQUEST)
  }

  /** An empty line ends the head of a message; what follows without a heading is its content. */
  #gap(): void {
    if (!this.#inHead || this.#section !== 'response' || this.#out.count('response') === 0) return
    this.#section = 'other'
  }
}
