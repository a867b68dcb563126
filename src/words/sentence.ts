/** A title before a sentence: with a full stop, unless it ends with a sign of its own. */
export function asSentence(title: string): string {
  return /[.?!…]$/.test(title) ? title : `${title}.`
}
