/**
 * The words of the course for what became of a request: on counters, marks and in sentences.
 */

/** `plain`: nothing has been decided yet. */
export const OUTCOME_WORDS = {
  hit: 'HIT', miss: 'MISS', stale: 'STALE', revalidated: '304', bypass: 'BYPASS', error: 'ERROR', direct: 'ORIGIN', unanswered: 'NO ANSWER', answered: 'EDGE', purge: 'PURGE', plain: 'waiting',
} as const
