/**
 * SCORM 2004: the names of its elements. "Seen" and "understood" are two statuses here.
 */
import { isoDuration } from './durations'
import type { Interaction, Progress } from './lms.types'
import type { Dialect, Written } from './scorm'

export const SCORM_2004: Dialect = {
  api: 'API_1484_11',
  prefix: '',
  finish: 'Terminate',
  elements: {
    location: 'cmi.location',
    data: 'cmi.suspend_data',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    status: 'cmi.completion_status',
    mode: 'cmi.mode',
  },
  // All of them must be there.
  optional: /^$/,
  duration: isoDuration,
  standing,
  interaction,
}

/** A wrong answer fails nobody: there is another try. */
function standing({ done, share, quiz }: Progress): readonly Written[] {
  const seen: readonly Written[] = [
    ['cmi.completion_status', done ? 'completed' : 'incomplete'],
    ['cmi.progress_measure', String(done ? 1 : Math.round(share * 100) / 100)],
  ]
  if (quiz === null) return seen
  const right = quiz === 'right'
  const score: readonly Written[] = [
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
    ['cmi.score.raw', right ? '100' : '0'],
    ['cmi.score.scaled', right ? '1' : '0'],
  ]
  return [...seen, ...score, ...(right ? [['cmi.success_status', 'passed'] as const] : [])]
}

/** What may stand in a description. */
const MOST_TEXT = 250

function interaction({ id, option, text, right }: Interaction, now: string): readonly Written[] {
  const chosen = `option-${option}`
  return [
    ['id', id],
    ['type', 'choice'],
    ['timestamp', now.slice(0, 19)],
    ['learner_response', chosen],
    ['result', right ? 'correct' : 'incorrect'],
    ['description', text.slice(0, MOST_TEXT)],
    ...(right ? [['correct_responses.0.pattern', chosen] as const] : []),
  ]
}
