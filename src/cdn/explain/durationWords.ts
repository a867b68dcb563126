/**
 * A duration in the words of somebody who reads a header: "4 seconds", "1 hour", "70 minutes".
 * In the largest unit that is exact to a decimal; rounded where none is.
 */

const UNITS = [
  [31_536_000, 'year'],
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const
/** More of a unit is hard to grasp. */
const MANY = 240

export function durationWords(seconds: number): string {
  const fitting = UNITS.filter(([size]) => seconds >= size)
  const exact = fitting.find(([size]) => seconds / size < MANY && Number.isInteger((seconds / size) * 10) && (size > 60 || seconds % size === 0))
  const [size, name] = exact ?? fitting[0] ?? UNITS[4]
  const count = Math.round((seconds / size) * 10) / 10
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
