/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    stored: {
      belief: 'Where nothing fails, nothing is wrong.',
      pointAt: 'The red card: Ben’s request came back with Ana’s account.',
    },
    waiter: {
      belief: 'What is not stored cannot leak.',
      pointAt: 'The stamp on Ben’s card: he was given an answer that was another’s.',
    },
    bypass: {
      belief: 'Past the cache, a CDN is of no use.',
      pointAt: 'The stamps before the cache: the POP still filtered and counted, and only the cache was passed by.',
    },
    rules: {
      belief: 'Every request must reach the origin to be answered.',
      pointAt: 'The cards that end at the filter and at the redirect, far from the origin.',
    },
    function: {
      belief: 'One broken function stops everybody.',
      pointAt: 'The stamp on Ben’s card where his budget ended, and Dan’s card, answered as usual.',
    },
    tokens: {
      belief: 'Only the origin can tell whether a token is good.',
      pointAt: 'Ben’s card, which ends at the token: it has expired, and the origin did not hear of it.',
    },
    split: {
      belief: 'A fair split has to be drawn by chance at each visit.',
      pointAt: 'The dots of page B, spread over all rows: a name always falls on the same side.',
    },
    parts: {
      belief: 'A page with one part that must be new cannot be cached.',
      pointAt: 'The parts of the last visit: only the news had no copy.',
    },
    late: {
      belief: 'What is written at one edge is at once at all of them.',
      pointAt: 'Sydney’s cards after the editor’s: the old word goes on until its time is over.',
    },
    runtimes: {
      belief: 'Code starts as soon as it is called, wherever it runs.',
      pointAt: 'The stamps of the first users, which are cold starts, and those of the second users below them.',
    },
    flood: {
      belief: 'A limit at each POP is one limit for the whole site.',
      pointAt: 'The buckets: each counts for itself, and the strip below shows what all of them let through.',
    },
    'your-turn': {
      belief: 'What is made for each user must come from the origin.',
      pointAt: 'The last stamp of each card: who answered, and whose account it was.',
    },
  },
}
