/** What a note is about, cut short where it is long. */
const MAX_LENGTH = 60

export function excerpt(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}
