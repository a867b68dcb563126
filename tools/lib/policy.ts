/**
 * The Content-Security-Policy of a written page, in the page itself, so that it holds on every host: scripts of the course's own files, and those
 * few that stand in the page, each by its hash. Styles may stand in the page: they cannot do anything.
 */
import { createHash } from 'node:crypto'

/** Without the words of scripts, which each page has of its own. 'wasm-unsafe-eval': the engine of learners' functions is WebAssembly. */
const RULES = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
} as const

/** Sources by directive; those of the table give way to them. */
type Rules = Readonly<Record<string, string>>

const INLINE = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g
const HEAD = '<meta charset="utf-8" />'

/** The page with its policy in front of everything that it is about. Throws where its head is another one than expected. */
export function withPolicy(html: string, more: Rules = {}): string {
  if (!html.includes(HEAD)) throw new Error('a page begins with its charset, behind which its policy belongs')
  return html.replace(HEAD, () => `${HEAD}\n    <meta http-equiv="Content-Security-Policy" content="${policyOf(html, more)}" />`)
}

export function policyOf(html: string, more: Rules = {}): string {
  const hashes = [...html.matchAll(INLINE)].map(([, script = '']) => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return Object.entries({ ...RULES, ...more }).map(([name, value]) => `${name} ${value}${name === 'script-src' ? [...new Set(hashes)].join('') : ''}`).join(';')
}
