/**
 * Texts in lines of so many letters, of which nothing is cut off.
 */

/** At spaces and at the signs of a query, else anywhere. */
export function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > letters) {
    const end = Math.max(rest.lastIndexOf('&', letters - 1), rest.lastIndexOf('?', letters - 1), rest.lastIndexOf(' ', letters))
    const at = end > 2 ? end : letters
    lines.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...lines, rest]
}

/** Parts that share lines: as many in a line as there is room for. */
export function packed(parts: readonly string[], letters: number): readonly string[] {
  return parts.reduce<readonly string[]>((lines, part) => {
    const last = lines.at(-1)
    const joined = last === undefined ? part : `${last} · ${part}`
    return joined.length <= letters ? [...lines.slice(0, -1), joined] : [...lines, ...wrapped(part, letters)]
  }, [])
}

/** At spaces only: a word that is too long has a line for itself. */
export function spaced(text: string, fits: (line: string) => boolean): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    return last === undefined || fits(joined) ? [...lines.slice(0, -1), joined] : [...lines, word]
  }, [])
}
