/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'all-go': {
      belief: 'A cache protects its origin from any crowd.',
      pointAt: 'The right ends of the bars, which fan out, and the queue at the origin under them.',
    },
    'one-goes': {
      belief: 'To wait for another’s answer makes the wait longer.',
      pointAt: 'The right ends of the bars, now on one line, and the dashed line where they ended before.',
    },
    'the-baton': {
      belief: 'If the leader fails, all who wait for it fail.',
      pointAt: 'The place where the next in line takes over, while the other bars go on waiting.',
    },
    'no-answer': {
      belief: 'A request that is lost is noticed at once.',
      pointAt: 'The long stretch before the next one takes over: a lost request looks like a slow one.',
    },
    'the-trap': {
      belief: 'Coalescing never does harm.',
      pointAt: 'The staircase: each request begins when the one before it ends, with the origin nearly idle.',
    },
    remembers: {
      belief: 'There is nothing to remember of an answer that may not be kept.',
      pointAt: 'The mark hit-for-miss, and the faint staircase that the bars have left.',
    },
    'gives-up': {
      belief: 'An end to patience protects the origin.',
      pointAt: 'The wall of bars where patience ends: all who still wait go at the same moment.',
    },
    'one-clock': {
      belief: 'Coalescing is enough against a herd.',
      pointAt: 'The ends of the green bars: on one line in the first round, ragged in the second.',
    },
    early: {
      belief: 'A copy can be fetched anew only when its time is over.',
      pointAt: 'The orange pieces inside the green: pages that came before their time was over.',
    },
    'your-turn': {
      belief: 'With coalescing on, private pages must come one by one.',
      pointAt: 'The staircase of bars, and what becomes of it when the edge treats such answers otherwise.',
    },
  },
}
