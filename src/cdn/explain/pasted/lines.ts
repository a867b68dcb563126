/**
 * A pasted text as lines: without the marks of quoted mail, without the codes of a terminal's colours, and without empty lines where
 * every second one is empty. Each keeps its number in the text as it was pasted.
 */

export interface Line {
  /** From 1. */
  readonly number: number
  /** Without space at its end; at its beginning it may say that a line is folded. */
  readonly text: string
}

export interface Unquoted {
  readonly lines: readonly Line[]
  /** Lines around a quotation, which are not part of it. */
  readonly around: readonly Line[]
}

/** More levels of quotation no mail has. */
const MAX_ROUNDS = 8
/** CSI … m. */
// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g
const STATUS = /^[ \t]*(?:<[ \t]*)?HTTP\/\d/
const FENCE = /^(?:```|~~~)/

export function linesOf(text: string): Unquoted {
  const all = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n').map((line, index) => ({ number: index + 1, text: plain(line) }))
  const { lines, around } = unquoted(all)
  return { lines: withoutSpread(lines.filter((line) => line.text === '' || !FENCE.test(line.text))), around }
}

function plain(line: string): string {
  const text = line.includes('\u001b[') ? line.replaceAll(COLOURS, '') : line
  return text.replaceAll('\u00a0', ' ').trimEnd()
}

/**
 * Without the marks of quoted mail. `>` marks what curl -v sends, too: it is curl's where lines marked with `<` stand beside it, or
 * where what it marks is a request and nothing else.
 */
function unquoted(all: readonly Line[]): Unquoted {
  let lines = all
  const around: Line[] = []
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const quoted = lines.filter(isQuoted)
    if (quoted.length === 0) break
    const rest = lines.filter((line) => !isQuoted(line) && line.text !== '')
    if (rest.length > 0 && !isQuotation(quoted, rest)) break
    around.push(...rest)
    const depth = quoted.reduce((least, { text }) => Math.min(least, depthOf(text)), Infinity)
    lines = lines.filter((line) => isQuoted(line) || line.text === '').map(({ number, text }) => ({ number, text: text === '' ? '' : unmarked(text, depth) }))
  }
  return { lines, around }
}

const isQuoted = ({ text }: Line): boolean => text.startsWith('>')

function isQuotation(quoted: readonly Line[], rest: readonly Line[]): boolean {
  // A tag of HTML may end on a line of its own, in the content behind a head.
  if (rest.some(({ text }) => STATUS.test(text))) return false
  const inner = quoted.map(({ text }) => unmarked(text, depthOf(text)))
  if (inner.some((text) => STATUS.test(text))) return true
  return inner.some((text) => /^[A-Za-z][\w-]*:/.test(text)) && !inner.some((text) => / HTTP\/\d/.test(text))
}

/** How many marks a line begins with, each perhaps followed by a space. */
function depthOf(text: string): number {
  let depth = 0
  for (let at = 0; text[at] === '>'; at += text[at + 1] === ' ' ? 2 : 1) depth++
  return depth
}

function unmarked(text: string, depth: number): string {
  let at = 0
  for (let taken = 0; taken < depth && text[at] === '>'; taken++) at += text[at + 1] === ' ' ? 2 : 1
  return text.slice(at)
}

function withoutSpread(lines: readonly Line[]): readonly Line[] {
  const written = lines.filter(({ text }) => text !== '')
  const isSpread = written.length > 2 && written.every(({ number }, k) => k === 0 || number - written[k - 1]!.number === 2)
  return isSpread ? written : lines
}

export const indentOf = (text: string): number => text.length - text.trimStart().length
