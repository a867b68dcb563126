/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'one-url': {
      belief: 'A purge acts everywhere in the same moment.',
      pointAt: 'The slanted line, the front: each POP forgets when it reaches its row.',
    },
    'two-truths': {
      belief: 'In one moment all users see the same page.',
      pointAt: 'The dotted moment at which both ask, and the circled answers, one on each side of the front.',
    },
    tag: {
      belief: 'Whoever changes a price must know every URL that shows it.',
      pointAt: 'The rows behind the front: no old price is left, and only copies with the tag are gone.',
    },
    prefix: {
      belief: 'A path names all that belongs together.',
      pointAt: 'The old answers behind the front: the home page has another path.',
    },
    zone: {
      belief: 'To forget everything is safe, and costs nothing.',
      pointAt: 'The strip of the origin: every page again, from every POP.',
    },
    soft: {
      belief: 'After a purge somebody has to wait.',
      pointAt: 'The stale answers, refreshed behind, and the thin lines in the strip of the origin.',
    },
    lost: {
      belief: 'An order that was sent has arrived.',
      pointAt: 'The holes in the front, and how each was closed: told again, or by gossip.',
    },
    race: {
      belief: 'It does not matter which cache is told first.',
      pointAt: 'The stain behind the front: POPs that had forgotten took the old page from the shield.',
    },
    versions: {
      belief: 'New content always needs a purge.',
      pointAt: 'The picture without a front: no cache was told, and the pages are asked about each time.',
    },
    'your-turn': {
      belief: 'All old answers have the same cause.',
      pointAt: 'The verdict under the task, which counts each cause by itself.',
    },
  },
}
