/**
 * How long `npm test` may take, and the files that take longest. The budget is asked of a quiet machine: only who names
 * one is failed by it.
 */
import { parseArgs } from 'node:util'

const DEFAULT_BUDGET = '10m'

/**
 * @param {readonly string[]} argv
 * @returns {{ seconds: number, isAsked: boolean, problem?: string }}
 */
export function readBudget(argv) {
  try {
    const { values } = parseArgs({ args: [...argv], options: { budget: { type: 'string' } } })
    const text = values.budget ?? DEFAULT_BUDGET
    const [, number, unit] = /^(\d+(?:\.\d+)?)(m|s)$/.exec(text) ?? []
    if (number === undefined) return { seconds: 0, isAsked: true, problem: `--budget takes minutes or seconds, such as 12m or 90s, not "${text}"` }
    return { seconds: Number(number) * (unit === 'm' ? 60 : 1), isAsked: values.budget !== undefined }
  } catch (error) {
    return { seconds: 0, isAsked: true, problem: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * @template {{ seconds: number }} T
 * @param {readonly T[]} files
 * @param {number} count
 * @returns {T[]}
 */
export function slowest(files, count) {
  return [...files].sort((a, b) => b.seconds - a.seconds).slice(0, count)
}

/**
 * "75 s" or "12 min 05 s".
 * @param {number} seconds
 */
export function timeWords(seconds) {
  const whole = Math.round(seconds)
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}
