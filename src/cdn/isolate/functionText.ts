/** The text of a learner's function, as it may be an input of a run: bounded, and nothing in it that cannot be seen. */

export const MAX_FUNCTION_LENGTH = 2000
/** Lines of printable characters. */
const LINES = /^[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\u{10ffff}]*$/u

/** The text without space around it and with plain line ends; null for one that is too long or has other characters. */
export function readFunctionText(text: string): string | null {
  const lines = text.replaceAll('\r\n', '\n').trim()
  return lines.length <= MAX_FUNCTION_LENGTH && LINES.test(lines) ? lines : null
}
