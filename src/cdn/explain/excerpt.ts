/**
 * What is shown of texts and lists that somebody else wrote: as much as a person reads, and a sign or a number for the rest.
 */
const MAX_LENGTH = 60
const MAX_NAMES = 5
const MAX_NAME = 40

export function excerpt(text: string, maxLength = MAX_LENGTH): string {
  if (text.length <= maxLength) return text
  // Half of a surrogate pair is no character.
  const end = /[\ud800-\udbff]/.test(text[maxLength - 1] ?? '') ? maxLength - 1 : maxLength
  return `${text.slice(0, end)}…`
}

/** "accept, cookie and 3 more"; `joint` stands before the last when all are shown. */
export function namesInWords(names: readonly string[], joint = ' and '): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => excerpt(name, MAX_NAME))
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')}${joint}${shown.at(-1)}`
}
