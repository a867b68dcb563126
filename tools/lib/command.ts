/**
 * A command that is called with arguments: what is asked wrongly ends with exit code 2 and a sentence that says what is valid.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A call that cannot be answered; the message is for who called. */
export class UsageError extends Error {}

/** The exit code of `answer`, or 2 when the call cannot be answered. */
export async function answerCall(usage: string, answer: () => number | Promise<number>): Promise<number> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\nUsage: ${usage}`)
    return 2
  }
}

/** Values and positionals of a call. @throws UsageError for an option that is not there or lacks its value. */
export function parseCall<T extends NonNullable<ParseArgsConfig['options']>>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
