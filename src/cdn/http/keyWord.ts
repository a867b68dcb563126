/**
 * Texts as they stand in a key, so that different ones make different keys: what is absent is
 * "none", a value of that name is not, and no value can look like the next part of a key.
 */

export function keyWord(text: string | undefined): string {
  if (text === undefined) return 'none'
  const word = text.replaceAll('\\', '\\\\').replaceAll('·', '\\·')
  return word === 'none' ? '\\none' : word
}
