/**
 * How long something takes, in words that promise no more than is known.
 */
import { NO_BREAK_SPACE } from '../../words/format'

/** From an hour on nobody counts single minutes. */
const ROUNDED_TO = 5

/** "about 12 min", "about 2 h 25 min". `exact`: a whole number. */
export function minuteWords(exact: number): string {
  const minutes = exact < 60 ? exact : Math.round(exact / ROUNDED_TO) * ROUNDED_TO
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? `${hours}${NO_BREAK_SPACE}h` : '', rest > 0 ? `${rest}${NO_BREAK_SPACE}min` : '']
  return ['about', ...parts.filter((part) => part !== '')].join(' ')
}
