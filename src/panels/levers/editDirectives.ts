/**
 * Puts directives into a header's text and takes them out, and leaves every other character
 * as it was. Where a directive stands is told by whoever has read the text.
 */

/** A directive where it stands in the text. */
export interface Piece {
  /** In lower case. */
  readonly name: string
  readonly value: string | null
  readonly raw: string
  readonly at: number
}

export function putIn(text: string, directive: string): string {
  const before = text.trimEnd().replace(/,$/, '').trimEnd()
  return before === '' ? directive : `${before}, ${directive}`
}

/** Without any directive of that name. */
export function takeOut(text: string, pieces: readonly Piece[], name: string): string {
  let rest = text
  for (const { at, raw } of pieces.filter((piece) => piece.name === name).toReversed()) {
    rest = join(rest.slice(0, at), rest.slice(at + raw.length))
  }
  return rest
}

/** What stood on both sides of a directive, with one comma less. */
function join(before: string, after: string): string {
  const comma = /^\s*,\s*/.exec(after)
  return comma ? before + after.slice(comma[0].length) : before.replace(/\s*,\s*$/, '') + after
}

/** The seconds of the first directive of that name: null when it is absent or has no number. */
export function secondsIn(pieces: readonly Piece[], name: string): number | null {
  const value = pieces.find((piece) => piece.name === name)?.value
  return value !== undefined && value !== null && /^\d+$/.test(value) ? Number(value) : null
}

/** With that number of seconds, in the place where the directive stands or at the end. */
export function withSeconds(text: string, pieces: readonly Piece[], name: string, seconds: number): string {
  const found = pieces.find((piece) => piece.name === name)
  if (!found) return putIn(text, `${name}=${seconds}`)
  // Its own spelling stays: Max-Age=60 becomes Max-Age=30.
  const written = found.raw.split('=')[0]!.trim()
  return `${text.slice(0, found.at)}${written}=${seconds}${text.slice(found.at + found.raw.length)}`
}
