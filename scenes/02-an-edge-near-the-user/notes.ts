/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    empty: {
      belief: 'A server nearby helps as soon as it stands there.',
      pointAt: 'The empty slots on the cards of the edges, and the wait that Mia had without them.',
    },
    'sydney-first': {
      belief: 'A cache near the user makes every request fast.',
      pointAt: 'The orange way past the edge to the origin, and Sydney’s slot, which fills on the way back.',
    },
    'sydney-second': {
      belief: 'An edge only hands requests on, and saves a little.',
      pointAt: 'The green wait beside Mia, and the origin, which got no request in this step.',
    },
    'own-slot': {
      belief: 'The edges are one big shared cache.',
      pointAt: 'The filled slots of Sydney and Frankfurt, which nobody asks, and the orange way from São Paulo.',
    },
    'origin-load': {
      belief: 'More users always mean more work for the origin.',
      pointAt: 'The gauge at rest, and the hits that count up on every edge.',
    },
    'your-turn': {
      belief: 'A new region can use the copies that are there already.',
      pointAt: 'The slot of the new edge: empty at its first request, green at its second.',
    },
  },
}
