/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    frankfurt: {
      belief: 'A page is there as soon as the server has made it.',
      pointAt: 'The way across the ocean, out and back: nearly all of the wait beside Jonas is travel.',
    },
    sydney: {
      belief: 'Distance does not matter on the internet: a signal is there at once.',
      pointAt: 'The mark light on Sydney’s wait: no machine, however fast, gets below it.',
    },
    all: {
      belief: 'Users who ask at the same time slow each other down.',
      pointAt: 'The gauge of the origin, which counts all regions together, and the waits, which stay as they were.',
    },
    crowd: {
      belief: 'A slow page means that too many users ask.',
      pointAt: 'The gauge, far beyond its old mark, and Sydney’s wait beside it, which has not moved.',
    },
    faster: {
      belief: 'A faster server makes every page fast.',
      pointAt: 'Sydney’s wait before and after: only the thinking is gone, the way is still there.',
    },
    overload: {
      belief: 'Whoever lives near the server is served well, however busy it is.',
      pointAt: 'Frankfurt’s slow end: it grows as everybody’s does, for all stand in one line.',
    },
    bend: {
      belief: 'To bring Sydney closer, one needs better lines.',
      pointAt: 'The rings around the origin, which are light in fibre, and how far out Sydney lies.',
    },
    'your-turn': {
      belief: 'How much a server can bear depends only on how many users it has.',
      pointAt: 'The gauge and the slow ends of the waits while levers move: the gauge rises long before waits do.',
    },
  },
}
