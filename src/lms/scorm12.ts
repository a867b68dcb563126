/**
 * SCORM 1.2: the names of its elements, and its one status for both "seen" and "understood".
 */
import { scorm12Time } from './durations'
import type { Interaction, Progress } from './lms.types'
import type { Dialect, Written } from './scorm'

export const SCORM_12: Dialect = {
  api: 'API',
  prefix: 'LMS',
  finish: 'Finish',
  elements: {
    location: 'cmi.core.lesson_location',
    data: 'cmi.suspend_data',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    status: 'cmi.core.lesson_status',
    mode: 'cmi.core.lesson_mode',
  },
  optional: /^cmi\.(?:interactions|core\.score\.(?:min|max))/,
  duration: scorm12Time,
  standing,
  interaction,
}

/** A wrong answer fails nobody: there is another try. */
function standing({ done, quiz }: Progress): readonly Written[] {
  const status: Written = ['cmi.core.lesson_status', done ? (quiz === 'right' ? 'passed' : 'completed') : 'incomplete']
  if (quiz === null) return [status]
  return [status, ['cmi.core.score.min', '0'], ['cmi.core.score.max', '100'], ['cmi.core.score.raw', quiz === 'right' ? '100' : '0']]
}

/** Options are single characters here. */
function interaction({ id, option, right }: Interaction, now: string): readonly Written[] {
  const chosen = option.toString(36)
  return [
    ['id', id],
    ['type', 'choice'],
    ['time', now.slice(11, 19)],
    ['student_response', chosen],
    ['result', right ? 'correct' : 'wrong'],
    ...(right ? [['correct_responses.0.pattern', chosen] as const] : []),
  ]
}
