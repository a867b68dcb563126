/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    first: {
      belief: 'A copy nearby is there from the beginning.',
      pointAt: 'The empty slot of the edge, which fills on the way back.',
    },
    second: {
      belief: 'Every request goes to the origin.',
      pointAt: 'The green wait, and the origin, which got no request.',
    },
    'other-user': {
      belief: 'A copy belongs to the user who asked for it.',
      pointAt: 'The slot of the edge, which answers another user.',
    },
    'your-turn': {
      belief: 'An edge has no price.',
      pointAt: 'The wait with the edge and without it.',
    },
  },
}
