/**
 * Why a run does not go on: nothing is due any more, and its script still waits. A sentence for
 * the author of the scene; it changes nothing.
 */
import type { Kernel } from '../engine/kernel'
import type { Waiting } from '../engine/process'
import type { Exchanges } from '../trace/exchanges'

/** So many waiting tasks are told, one by one. */
const TOLD = 5

/** `step "x" never ended: request #3 waits for a worker at us-east, and nobody is left to end the wait`; at most five are named. */
export function stuckSentence(step: string, kernel: Kernel, exchanges: Exchanges): string {
  const clause = (one: Waiting): string => `${who(one.request, exchanges)} waits for ${one.waitsFor.name}`
  const waiting = kernel.waiting()
  // Whoever waits for another task waits for what that one waits for.
  const causes = waiting.filter(({ waitsFor }) => !waitsFor.onTasks)
  const told = causes.length > 0 ? causes : waiting
  const more = told.length > TOLD ? `; ${told.length - TOLD} more wait` : ''
  return `step "${step}" never ended: ${told.slice(0, TOLD).map(clause).join(', ')}${more}, and nobody is left to end the wait`
}

/** The user's request, whatever was sent for it. */
function who(exchange: number, exchanges: Exchanges): string {
  const request = exchange < 0 ? exchange : exchanges.request(exchange)
  return request < 0 ? 'the script' : `request #${request}`
}
