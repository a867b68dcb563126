/**
 * A learner's text cut into what has a colour: comments, strings, numbers, keywords and names that are called. It need not be right
 * JavaScript: nothing is lost, whatever it is.
 */
import type { Token } from '../scene/listing'

const KEYWORDS = new Set('break case catch class const continue default delete do else false finally for function if in instanceof let new null of return switch this throw true try typeof undefined var void while'.split(' '))
/** One token at a place: a comment, a string (also one without its end), a number, a word, or one other character. */
const TOKEN = /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'[^'\n]*'?|"[^"\n]*"?|`[^`]*`?|\d[\w.]*|[A-Za-z_$][\w$]*|[\s\S]/g

export function functionTokens(text: string): readonly Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => [token, kindOf(token, text.charAt(index + token.length))] as const)
}

function kindOf(token: string, next: string): Token[1] {
  if (token.startsWith('//') || token.startsWith('/*')) return 'c'
  if (/^['"`]/.test(token)) return 's'
  if (/^\d/.test(token)) return 'n'
  if (KEYWORDS.has(token)) return 'k'
  return next === '(' && /^[A-Za-z_$]/.test(token) ? 'f' : ''
}
