/**
 * What PowerShell shows of Invoke-WebRequest: its Headers as a table or as a list, the whole object as a list of properties, or a
 * response of .NET as text. It cuts what is too wide, and what was cut is no value: that is left out, and said.
 */
import { isToken } from '../../http/token'
import { kindOf, statusOf } from './lineKinds'
import type { Line } from './lines'
import type { Messages } from './messages'

const TABLE_HEAD = /^(?:Key|Name)\s+Value$/
const DASHES = /^-{3,}\s+-{3,}$/
const LIST_NAME = /^(?:Key|Name)\s*: ?(.*)$/
const LIST_VALUE = /^Value\s*: ?(.*)$/
const PROPERTY = /^([A-Za-z]\w*)\s*: ?(.*)$/
const AS_TEXT = /^StatusCode: (\d+), /
/** Properties that stand beside a StatusCode. */
const OF_OBJECTS = /^(?:StatusDescription|RawContent|Headers)\s*:/
const CUT = 'PowerShell cut it off; left out. (…).RawContent shows all of it'
/** How PowerShell names codes that are met every day. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['OK', 200], ['NoContent', 204], ['MovedPermanently', 301], ['Moved', 301], ['Found', 302], ['Redirect', 302], ['NotModified', 304],
  ['BadRequest', 400], ['Unauthorized', 401], ['Forbidden', 403], ['NotFound', 404], ['Gone', 410], ['TooManyRequests', 429],
  ['InternalServerError', 500], ['BadGateway', 502], ['ServiceUnavailable', 503], ['GatewayTimeout', 504],
])

export function isOfPowershell(lines: readonly Line[]): boolean {
  // A head that stands by itself may have any fields.
  if (lines.some(({ text }) => /^(?:< ?)?HTTP\//.test(text))) return false
  const isObject = lines.some(({ text }) => OF_OBJECTS.test(text))
  return lines.some(({ text }, i) => {
    const next = lines[i + 1]?.text.trim() ?? ''
    if (TABLE_HEAD.test(text.trim())) return DASHES.test(next)
    return AS_TEXT.test(text) || (isObject && /^StatusCode\s*:/.test(text)) || (LIST_NAME.test(text) && LIST_VALUE.test(next))
  })
}

interface Property {
  readonly name: string
  /** Its value, in as many lines as it takes. */
  readonly lines: Line[]
}

export function readPowershell(lines: readonly Line[], messages: Messages): void {
  const rows = lines.findIndex(({ text }) => TABLE_HEAD.test(text.trim()))
  if (rows >= 0) readTable(lines, rows, messages)
  else if (lines.some(({ text }) => AS_TEXT.test(text))) readText(lines, messages)
  else {
    const properties = propertiesOf(lines, messages)
    if (properties.some(({ name }) => name === 'StatusCode' || name === 'RawContent')) readObject(properties, messages)
    else readList(properties, messages)
  }
}

/** A field; of a value in braces the braces are PowerShell's. */
function put(line: Line, name: string, written: string, messages: Messages): void {
  if (isCut(name) || isCut(written)) return messages.say(line, 'bad', CUT)
  const value = written.startsWith('{') && written.endsWith('}') ? written.slice(1, -1) : written
  if (!isToken(name)) return messages.say(line, 'bad', 'no name and value of a header field; passed over')
  if (value === 'System.String[]') return messages.say(line, 'bad', 'PowerShell shows the type of the value in its place; left out')
  messages.add(line, 'response', name, value.trim())
  return undefined
}

const isCut = (text: string): boolean => /(?:\.\.\.|…)\}?$/.test(text)

function readTable(lines: readonly Line[], head: number, messages: Messages): void {
  const column = lines[head]!.text.indexOf('Value')
  let row: { readonly line: Line; readonly name: string; value: string } | null = null
  const flush = (): void => {
    if (row) put(row.line, row.name, row.value, messages)
    row = null
  }
  for (const line of [...lines.slice(0, head), ...lines.slice(head + 2)]) {
    const { text } = line
    if (text === '') flush()
    else if (line.number < lines[head]!.number || kindOf(text).kind === 'command') around(line, messages)
    else if (row !== null && text.slice(0, column).trim() === '') row.value += ` ${text.trim()}`
    else {
      flush()
      const end = text[column - 1] === ' ' ? column : text.search(/\s/)
      row = end < 0 ? { line, name: text, value: '' } : { line, name: text.slice(0, end).trim(), value: text.slice(end).trim() }
    }
  }
  flush()
}

/** What stands beside a table or an object: a prompt, of which the URL is kept. */
function around(line: Line, messages: Messages): void {
  const read = kindOf(line.text)
  if (read.kind === 'command' && read.url) messages.tell({ url: read.url })
  if (read.kind !== 'empty') messages.say(line, 'info', 'what PowerShell shows beside the headers; passed over')
}

/** "StatusCode: 200, ReasonPhrase: 'OK', … Headers: {", and a field on every line until the brace closes. */
function readText(lines: readonly Line[], messages: Messages): void {
  for (const line of lines) {
    const text = line.text.trim()
    const told = AS_TEXT.exec(text)
    const read = kindOf(text)
    if (told) messages.begin(line, statusOf(told[1]!).status)
    else if (read.kind === 'field') messages.add(line, 'response', read.name, read.value)
    else if (text !== '' && text !== '{' && text !== '}') around(line, messages)
  }
}

/** `Name : value` at the beginning of a line; what is indented below goes on with it. */
function propertiesOf(lines: readonly Line[], messages: Messages): readonly Property[] {
  const properties: Property[] = []
  for (const line of lines) {
    const found = PROPERTY.exec(line.text)
    const last = properties.at(-1)
    if (found) properties.push({ name: found[1]!, lines: [{ number: line.number, text: found[2]! }] })
    else if (last && /^\s|^$/.test(line.text)) last.lines.push({ number: line.number, text: line.text.trim() })
    else around(line, messages)
  }
  return properties
}

function readList(properties: readonly Property[], messages: Messages): void {
  for (const [i, { name, lines }] of properties.entries()) {
    const value = properties[i + 1]
    if (name === 'Value' || value?.name !== 'Value') continue
    put(lines[0]!, lines[0]!.text.trim(), joined(value.lines), messages)
  }
}

/** Objects in a row: each begins with its StatusCode. */
function readObject(properties: readonly Property[], messages: Messages): void {
  const starts = properties.flatMap(({ name }, i) => (name === 'StatusCode' ? [i] : []))
  if (starts[0] !== 0) starts.unshift(0)
  for (const [k, start] of starts.entries()) {
    const object = properties.slice(start, starts[k + 1])
    const raw = object.find(({ name }) => name === 'RawContent')
    if (k > 0) messages.close()
    for (const property of object) readProperty(property, raw, messages)
  }
}

function readProperty(property: Property, raw: Property | undefined, messages: Messages): void {
  const [line] = property.lines
  switch (property.name) {
    case 'StatusCode':
      return messages.begin(line!, statusOf(line!.text).status ?? CODES.get(line!.text.trim()) ?? null)
    case 'RawContent':
      return readRaw(property, messages)
    case 'Headers':
      return readPairs(property, namesOfRaw(raw), messages)
    case 'StatusDescription':
      return undefined
    default:
      return messages.say(line!, 'info', 'what PowerShell shows beside the headers; passed over')
  }
}

/** The lines of the head that are in RawContent; the last of them may be cut. */
function headOf(raw: Property): { readonly lines: readonly Line[]; readonly isWhole: boolean } {
  const end = raw.lines.findIndex(({ text }) => text.trim() === '')
  return end < 0 ? { lines: raw.lines, isWhole: !isCut(raw.lines.at(-1)!.text) } : { lines: raw.lines.slice(0, end), isWhole: true }
}

function readRaw(raw: Property, messages: Messages): void {
  const { lines, isWhole } = headOf(raw)
  for (const [i, line] of lines.entries()) {
    const read = kindOf(line.text)
    if (read.kind === 'status') messages.settle(line, read.status)
    else if (!isWhole && i === lines.length - 1) messages.say(line, 'bad', CUT)
    else if (read.kind === 'field') messages.add(line, 'response', read.name, read.value)
    // A window that was narrow breaks lines anywhere.
    else if (!messages.unfold('response', line.text, '')) messages.say(line, 'bad', 'no header field, it has no colon; passed over')
  }
}

function namesOfRaw(raw: Property | undefined): ReadonlySet<string> {
  if (!raw) return new Set()
  const { lines, isWhole } = headOf(raw)
  const kept = isWhole ? lines : lines.slice(0, -1)
  const fields = kept.map(({ text }) => kindOf(text)).filter((read) => read.kind === 'field')
  return new Set(fields.map(({ name }) => name.toLowerCase()))
}

/** `{[Age, 3], [Vary, Accept]...}`: those that RawContent did not give. */
function readPairs({ lines }: Property, known: ReadonlySet<string>, messages: Messages): void {
  const text = joined(lines)
  const inner = text.replace(/^\{/, '').replace(/\}$/, '')
  const pairs = inner.replace(/(?:\.\.\.|…)$/, '').replace(/^\[/, '').replace(/\]$/, '').split('], [')
  for (const pair of pairs) {
    const comma = pair.indexOf(',')
    const name = pair.slice(0, Math.max(0, comma)).trim()
    if (name !== '' && !known.has(name.toLowerCase())) put(lines[0]!, name, pair.slice(comma + 1).trim(), messages)
  }
  if (isCut(inner) && known.size === 0) messages.say(lines[0]!, 'bad', 'PowerShell shows the first fields only: (…).RawContent shows all of them')
}

/** The lines of one value: a narrow window breaks them, at its edge without a space. */
function joined(lines: readonly Line[]): string {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0)
  return lines.reduce((all, { text }, i) => all + (i === 0 || (lines[i - 1]!.text.length === width && !all.endsWith(',')) ? '' : ' ') + text, '').trim()
}
