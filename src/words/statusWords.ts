/**
 * A status as a learner reads it; 0 stands for a request that nobody has answered.
 */

export const isFailure = (status: number): boolean => status === 0 || status >= 400

/** "504", or "no answer". */
export const statusWords = (status: number): string => (status === 0 ? 'no answer' : String(status))
