/** What an error of the engine means to a learner. */
import type { CodeError, CodeErrorKind } from './protocol'

export const TOO_DEEP = 'too many calls inside of calls'
const MAX_MESSAGE = 120

/**
 * @param dumped The error as JSON, where it could be written as that.
 * @param isOver The budget was used up.
 */
export function failureOf(dumped: string, isOver: boolean): CodeError {
  const { name, message, stack } = readError(dumped)
  const line = lineIn(stack)
  if (isOver) return { kind: 'budget', message: 'it has used up its time', line }
  if (name === 'InternalError' && message === 'out of memory') return { kind: 'memory', message: 'it has used up its memory', line }
  if (name === 'InternalError' && message === 'stack overflow') return { kind: 'depth', message: TOO_DEEP, line }
  return { kind: kindOf(name, stack), message, line }
}

/** Text that is no script has no function in its stack. */
function kindOf(name: string, stack: string): CodeErrorKind {
  if (name === 'Refused') return 'refused'
  return name === 'SyntaxError' && /^ *at function\.js:/.test(stack) ? 'syntax' : 'exception'
}

function readError(dumped: string): { readonly name: string; readonly message: string; readonly stack: string } {
  const fields = fieldsOf(dumped)
  if (!fields) return { name: '', message: `it has thrown ${dumped}`.slice(0, MAX_MESSAGE), stack: '' }
  const field = (name: string): string => String(fields.get(name) ?? '')
  return { name: field('name'), message: (field('message') || `it has thrown ${field('name') || 'something'}`).slice(0, MAX_MESSAGE), stack: field('stack') }
}

/** null where no object was thrown. */
function fieldsOf(dumped: string): ReadonlyMap<string, unknown> | null {
  if (!dumped.startsWith('{')) return null
  try {
    return new Map(Object.entries(JSON.parse(dumped)))
  } catch {
    // Its JSON was cut off, or made by a toJSON of its own: its words are what there is to say.
    return null
  }
}

function lineIn(stack: string): number | null {
  const line = /function\.js:(\d+)/.exec(stack)?.[1]
  return line === undefined ? null : Number(line)
}
