/**
 * What `wget -S` prints: the lines of each response are indented, by spaces or tabs, and wget's own words stand between them.
 */
import { kindOf } from './lineKinds'
import type { Line } from './lines'
import type { Messages, Sender } from './messages'

const REQUESTED = /^--(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d--\s+(\S+)/
const AWAITING = /request sent, awaiting response\.\.\.\s*(\S*)/
/** How its other lines begin. */
const SAYS = [
  'Resolving ', 'Connecting to ', 'Reusing existing connection', 'Saving to: ', 'Remote file ', 'Spider mode ', 'URL transformed ', 'Proxy request ',
  'Loaded CA ', 'Initiating ', 'Created socket', 'Releasing ', 'Closed fd', 'Disabling ', 'Registered socket', 'Caching ', 'Setting --', 'Reading ', 'Parsed ',
  'Retrying', 'Giving up', 'WARNING: ', 'ERROR: ', 'Self-signed ', 'Issued ', 'The name ', 'Will not apply HSTS', 'HTTP request sent', 'Cookie coming from',
  '=> ', 'DEBUG output', 'conaddr ', 'certificate:', 'X509 ', 'HTTP ERROR', '---',
]
const LENGTH = /^Length: (?:\d|unspecified|ignored)/
const PROGRESS = /^(?:\d+K |\d{4}-\d\d-\d\d \d\d:\d\d:\d\d |\S+ +(?:\d+%|\[ <))/

function isTalk(text: string): boolean {
  if (text.startsWith('Location: ')) return text.endsWith(' [following]')
  return SAYS.some((start) => text.startsWith(start)) || LENGTH.test(text) || PROGRESS.test(text)
}

/** Whether a line is one that only wget writes. */
export const isOfWget = (text: string): boolean => text.includes('request sent, awaiting response') || REQUESTED.test(text.trim())

export function readWget(lines: readonly Line[], messages: Messages): void {
  let sender: Sender = 'response'
  for (const line of lines) {
    const text = line.text.trim()
    if (text.startsWith('---')) sender = text.includes('request begin') ? 'request' : 'response'
    if (takeWords(line, text, messages)) continue
    const read = kindOf(text)
    if (read.kind === 'status') {
      messages.begin(line, read.status)
      if (read.status === null) messages.say(line, 'changed', `"${read.told}" is no status code; read as 200`)
    } else if (read.kind === 'field') {
      if (messages.add(line, sender, read.name, read.value) && read.problem) messages.say(line, 'changed', read.problem)
    } else if (read.kind === 'request') messages.ask(line, read)
    else if (read.kind !== 'empty') takeRest(line, text, sender, messages)
  }
}

/** What wget itself says; of it the URL is kept, and a status that stands alone. */
function takeWords(line: Line, text: string, messages: Messages): boolean {
  const requested = REQUESTED.exec(text)
  const awaited = AWAITING.exec(text)
  if (!requested && !awaited && !isTalk(text)) return false
  if (requested) {
    messages.close()
    messages.tell({ url: requested[1] })
  }
  // Without -S it prints the status behind these words, and no fields.
  if (awaited && /^\d{3}$/.test(awaited[1]!)) messages.begin(line, Number(awaited[1]))
  messages.say(line, 'info', 'what wget says beside the headers; passed over')
  return true
}

function takeRest(line: Line, text: string, sender: Sender, messages: Messages): void {
  const read = kindOf(text)
  if (/^[ \t]/.test(line.text) && read.kind === 'other' && messages.unfold(sender, text)) {
    messages.say(line, 'changed', 'a folded line; joined to the one before with a space (RFC 9112 §5.2)')
  } else if (read.kind === 'other') messages.say(line, 'bad', read.what)
  else messages.say(line, 'info', 'what wget says beside the headers; passed over')
}
