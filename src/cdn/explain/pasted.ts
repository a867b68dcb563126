/**
 * Reads what a learner pastes: headers as programs and browsers show them, several responses in a row, or a HAR. It recognises what
 * the text is and leaves it to the reader of that kind (./pasted); all fill one list of messages. Never throws, is bounded, and says of
 * every line that is not as it should be what is wrong and what was done with it. It judges no header: see resourceLife.ts.
 */
import { excerpt } from './excerpt'
import { isOfDevtools, readDevtools } from './pasted/devtools'
import { readHeads } from './pasted/heads'
import { readJson } from './pasted/json'
import { kindOf } from './pasted/lineKinds'
import { type Line, linesOf } from './pasted/lines'
import { meantIn } from './pasted/meant'
import { Messages, NO_LINE } from './pasted/messages'
import type { Pasted, Remark } from './pasted/pasted.types'
import { isOfPowershell, readPowershell } from './pasted/powershell'
import { isOfWget, readWget } from './pasted/wget'

/** Longer texts are cut: lines, and JSON, which is read without its content. In characters. */
export const MAX_LINES = 5_000_000
export const MAX_JSON = 52_428_800
const MAX_REMARKS = 60

/** @param onProgress Is told now and then which share of a long text was read. */
export function readPasted(text: string, onProgress: (share: number) => void = () => undefined): Pasted {
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text
  const messages = new Messages()
  const start = jsonStart(whole)
  if (start >= 0) {
    if (whole.length > MAX_JSON) messages.say(NO_LINE, 'bad', `longer than ${MAX_JSON / 1_048_576} MB; the rest was left out`)
    const { isHar } = readJson(whole.slice(0, MAX_JSON), start, messages, onProgress)
    return finished(messages, isHar, isHar ? 'a HAR' : 'headers in JSON')
  }
  if (whole.length > MAX_LINES) messages.say(NO_LINE, 'bad', `longer than ${MAX_LINES / 1_000_000} MB; the rest was left out`)
  return readLines(whole.slice(0, MAX_LINES), messages)
}

interface Form {
  readonly words: string
  readonly is: (lines: readonly Line[]) => boolean
  readonly read: (lines: readonly Line[], messages: Messages) => void
}

/** The first that a text is decides; empty lines do not count. */
const FORMS: readonly Form[] = [
  { words: 'what wget prints', is: (lines) => lines.some(({ text }) => isOfWget(text)), read: readWget },
  { words: 'what PowerShell shows', is: isOfPowershell, read: readPowershell },
  { words: 'a copy from developer tools', is: isOfDevtools, read: readDevtools },
  { words: 'heads of messages, line by line', is: () => true, read: readHeads },
]

function readLines(text: string, messages: Messages): Pasted {
  const { lines, around } = linesOf(text)
  if (lines.every((line) => line.text === '') && around.length === 0) return { kind: 'nothing', form: '', responses: [], meant: -1, remarks: [] }
  for (const line of around) messages.say(line, 'info', 'not part of the quotation; passed over')
  const quoted = text.trimStart().startsWith('>') ? lines.map((line) => line.text).join('\n') : ''
  const start = quoted === '' ? -1 : jsonStart(quoted)
  if (start >= 0) {
    const { isHar } = readJson(quoted, start, messages, () => undefined)
    return finished(messages, isHar, isHar ? 'a HAR' : 'headers in JSON')
  }
  const written = lines.filter((line) => line.text !== '')
  const form = FORMS.find(({ is }) => is(written))!
  form.read(lines, messages)
  return finished(messages, false, form.words)
}

function finished(messages: Messages, isHar: boolean, form: string): Pasted {
  const { responses, remarks: said, lines, isAsked } = messages.read()
  const { index, why } = meantIn(responses, isHar)
  const remarks = [...said]
  if (why) remarks.push({ ...placeOf(lines[index]!), kind: 'info', what: `${responses.length} responses${why}` })
  const meant = responses[index]
  if (meant && !meant.statusIsKnown && !remarks.some(({ what }) => what.includes('read as 200'))) {
    remarks.push({ ...placeOf(lines[index]!), kind: 'info', what: 'no status is told; explained as if it were 200' })
  }
  if (responses.length === 0 && !remarks.some(({ what }) => /JSON|no response/.test(what))) {
    const what = isAsked ? 'there is a request, and no response to it' : 'no line of this is a header field, such as "Cache-Control: max-age=60"'
    remarks.push({ line: 0, text: '', kind: 'bad', what })
  }
  return { kind: isHar ? 'har' : 'headers', form, responses, meant: index, remarks: bounded(remarks.toSorted((a, b) => a.line - b.line)) }
}

const placeOf = ({ number, text }: Line): Pick<Remark, 'line' | 'text'> => ({ line: number, text: excerpt(text.trim(), 80) })

function bounded(remarks: readonly Remark[]): readonly Remark[] {
  const rest = remarks.length - MAX_REMARKS
  return rest > 0 ? [...remarks.slice(0, MAX_REMARKS), { line: 0, text: '', kind: 'bad', what: `${rest} more remarks are not shown` }] : remarks
}

/** Where a text begins to be JSON, perhaps below the command that printed it; -1 when it does not. */
function jsonStart(text: string): number {
  let at = 0
  for (let lines = 0; lines < 6; lines++) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? at + 2000 : Math.min(end, at + 2000))
    if (beginsJson(line, text.slice(at, at + 200))) return at + line.length - line.trimStart().length
    const isBefore = line.trim() === '' || line.startsWith('```') || kindOf(line).kind === 'command'
    if (end < 0 || !isBefore) return -1
    at = end + 1
  }
  return -1
}

/** "{ [5 bytes data]" is a word of curl, and "[me@here ~]$" a prompt. */
function beginsJson(line: string, text: string): boolean {
  const first = line.trimStart()[0]
  if (first === '{') return !/^\s*\{ \[\d/.test(text)
  return first === '[' && /^\s*\[\s*[[{"\]]/.test(text)
}
