/**
 * The name of a CSS module's class on the page: its own name and three characters of its file.
 * Short, and the same in the client build and in the prerendered pages.
 */
import { createHash } from 'node:crypto'
import { relative, resolve, sep } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

export function className(name: string, file: string): string {
  const path = relative(ROOT, file.split('?')[0]!).split(sep).join('/')
  return `${name}_${createHash('sha256').update(path).digest('base64url').slice(0, 3)}`
}
