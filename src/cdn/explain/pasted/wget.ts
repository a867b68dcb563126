/**
 * What `wget -S` prints: the lines of each response are indented, by spaces or tabs, and wget's own words stand between them.
 */
import { kindOf, statusOf } from './lineKinds'
import type { Line } from './lines'
import type { Messages, Sender } from './messages'

const AWAITING = 'request sent, awaiting response...'
const CLOCK = /^\d\d:\d\d:\d\d$/
/** How its other lines begin. */
const SAYS = [
  'Resolving ', 'Connecting to ', 'Reusing existing connection', 'Saving to: ', 'Remote file ', 'Spider mode ', 'URL transformed ', 'Proxy request ',
  'Loaded CA ', 'Initiating ', 'Created socket', 'Releasing ', 'Closed fd', 'Disabling ', 'Registered socket', 'Caching ', 'Setting --', 'Reading ', 'Parsed ',
  'Retrying', 'Giving up', 'WARNING: ', 'ERROR: ', 'Self-signed ', 'Issued ', 'The name ', 'Will not apply HSTS', 'HTTP request sent', 'Cookie coming from',
  '=> ', 'DEBUG output', 'conaddr ', 'certificate:', 'X509 ', 'HTTP ERROR', '---',
]
const LENGTH = /^Length: (?:\d|unspecified|ignored)/
const PROGRESS = /^(?:\d+K |\S+ +\d+%|\S+ +\[ <)/

function isTalk(text: string): boolean {
  if (text.startsWith('Location: ')) return text.endsWith(' [following]')
  return SAYS.some((start) => text.startsWith(start)) || LENGTH.test(text) || PROGRESS.test(text) || CLOCK.test(text.split(' ', 2)[1] ?? '')
}

/** Whether a line is one that only wget writes. */
export function isOfWget(text: string): boolean {
  const isResult = LENGTH.test(text) && text.endsWith(']')
  return isResult || text.includes(AWAITING) || text.endsWith(' [following]') || requestedIn(text.trim()) !== undefined
}

/** "--2026-03-03 10:00:00--  https://example.org/": the URL that is asked for. */
function requestedIn(text: string): string | undefined {
  if (!text.startsWith('--')) return undefined
  const end = text.indexOf('--', 2)
  return end > 0 && CLOCK.test(text.slice(end - 8, end)) ? text.slice(end + 2).trim().split(' ', 1)[0] : undefined
}

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
  const requested = requestedIn(text)
  const awaited = text.indexOf(AWAITING)
  if (requested === undefined && awaited < 0 && !isTalk(text)) return false
  if (requested !== undefined) {
    messages.close()
    messages.tell({ url: requested })
  }
  // Without -S it prints the status behind these words, and no fields.
  const alone = awaited < 0 ? null : statusOf(text.slice(awaited + AWAITING.length)).status
  if (alone !== null) messages.begin(line, alone)
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
