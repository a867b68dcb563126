/**
 * Finds the regions of a listing file that learners see:
 *
 *     // #region listing Edge.handle
 *     ...
 *     // #endregion
 *
 * and checks that they fit the code panel. It reads text only; marks are put in by
 * listingMarks.ts, colours by listingTokens.ts.
 */

export const MAX_LISTING_LINES = 14
export const MAX_LISTING_COLUMNS = 44

export interface Region {
  readonly name: string
  /** A number below 2^19 that follows from the name, the same in every build. */
  readonly id: number
  /** Offsets in the file, first character of the first line to the end of the last. */
  readonly start: number
  readonly end: number
  /** The text with the common indentation taken off. */
  readonly text: string
  /** Offset of each line's first character in the file. */
  readonly lineStarts: readonly number[]
}

const OPEN = /^[ \t]*\/\/ #region listing (\S.*?)[ \t]*$/
const CLOSE = /^[ \t]*\/\/ #endregion[ \t]*$/

export function isListingFile(code: string): boolean {
  return code.includes('// #region listing ')
}

/** The regions of a file in order; throws a sentence that names the file when one does not fit. */
export function findRegions(code: string, file: string): Region[] {
  const regions: Region[] = []
  let open: { name: string; lines: string[]; lineStarts: number[] } | null = null
  let offset = 0
  for (const line of code.split('\n')) {
    const name = OPEN.exec(line)?.[1]
    if (name && open) throw new Error(`${file}: listing ${name} begins inside listing ${open.name}`)
    if (name) open = { name, lines: [], lineStarts: [] }
    else if (open && CLOSE.test(line)) {
      regions.push(closeRegion(open, file))
      open = null
    } else if (open) {
      open.lines.push(line)
      open.lineStarts.push(offset)
    }
    offset += line.length + 1
  }
  if (open) throw new Error(`${file}: listing ${open.name} has no // #endregion`)
  return regions
}

function closeRegion(open: { name: string; lines: string[]; lineStarts: number[] }, file: string): Region {
  const { name, lines, lineStarts } = open
  if (lines.length === 0) throw new Error(`${file}: listing ${name} is empty`)
  if (lines.length > MAX_LISTING_LINES) {
    throw new Error(`${file}: listing ${name} has ${lines.length} lines; the panel shows ${MAX_LISTING_LINES}`)
  }
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length))
  const shown = lines.map((line) => line.slice(indent))
  const wide = shown.findIndex((line) => line.length > MAX_LISTING_COLUMNS)
  if (wide >= 0) {
    throw new Error(
      `${file}: line ${wide + 1} of listing ${name} has ${shown[wide]!.length} columns; the panel shows ${MAX_LISTING_COLUMNS}`,
    )
  }
  const start = lineStarts[0]!
  const end = lineStarts.at(-1)! + lines.at(-1)!.length
  return { name, id: listingId(name), start, end, text: shown.join('\n'), lineStarts }
}

/** 19 bits of FNV-1a: two listings of one course that collide are refused by the scene contract. */
function listingId(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash >>> 0) & 0x7ffff
}

/** The line of the region, from 1, that holds the offset. */
export function lineAt(region: Region, offset: number): number {
  let line = 0
  while (line < region.lineStarts.length && region.lineStarts[line]! <= offset) line++
  return line
}
