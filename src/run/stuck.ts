/**
 * Why a run does not go on: nothing is due any more, and its script still waits. A sentence for
 * the author of the scene; it changes nothing.
 */
import type { Kernel, Waiting } from '../engine/kernel'

/** So many waiting tasks are told, one by one. */
const TOLD = 5

/** `step "x" never ended: request #3 waits for a worker at us-east, and nobody is left to end the wait`; at most five are named. */
export function stuckSentence(step: string, kernel: Kernel): string {
  const waiting = kernel.waiting()
  // Whoever waits for another task waits for what that one waits for.
  const causes = waiting.filter(({ waitsFor }) => !waitsFor.onTasks)
  const told = causes.length > 0 ? causes : waiting
  const more = told.length > TOLD ? `; ${told.length - TOLD} more wait` : ''
  return `step "${step}" never ended: ${told.slice(0, TOLD).map(clause).join(', ')}${more}, and nobody is left to end the wait`
}

function clause({ request, waitsFor }: Waiting): string {
  return `${request < 0 ? 'the script' : `request #${request}`} waits for ${waitsFor.name}`
}
