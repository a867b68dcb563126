/**
 * How long something takes, in words that promise no more than is known.
 */
import { NO_BREAK_SPACE } from '../../words/format'

/** "about 12 min", "about 2 h 25 min". `minutes`: a whole number. */
export function minuteWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? `${hours}${NO_BREAK_SPACE}h` : '', rest > 0 ? `${rest}${NO_BREAK_SPACE}min` : '']
  return ['about', ...parts.filter((part) => part !== '')].join(' ')
}
