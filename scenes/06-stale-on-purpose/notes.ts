/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'someone-pays': {
      belief: 'With a cache only the very first user waits.',
      pointAt: 'The tall stems: one at the end of every green band.',
    },
    'nobody-waits': {
      belief: 'When a copy expires, somebody has to wait.',
      pointAt: 'The triangles where the band is stale, and the dashed lines behind them to the origin.',
    },
    'bug-and-fix': {
      belief: 'Once a bug is fixed at the origin, users get the fix.',
      pointAt: 'The mark under the users’ row: how long the bug was given out after its fix.',
    },
    'origin-fails': {
      belief: 'When the origin is down, the site is down.',
      pointAt: 'The red band at the top and the users’ row: between them the old copy answers, until its last window ends.',
    },
    'past-the-window': {
      belief: 'A copy past its window is gone.',
      pointAt: 'The band after the window: the copy is still there, and a tall stem shows that the edge asked first.',
    },
    'your-turn': {
      belief: 'A header that is changed at the origin holds at once.',
      pointAt: 'The tall stems and the marks of the bug in the second round: one header must keep both away.',
    },
  },
}
