/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    fresh: {
      belief: 'A cache asks each time whether its copy still holds.',
      pointAt: 'The bar of each copy: until its age reaches the end, the browser asks nobody.',
    },
    stale: {
      belief: 'When the lifetime is over, the copy is thrown away.',
      pointAt: 'The thin answer of the origin: hardly any bytes, and yet the whole trip.',
    },
    'two-clocks': {
      belief: 'A file has one lifetime, the same in every cache.',
      pointAt: 'The two bars: the browser’s is at its end, the edge’s goes on, and the origin hears nothing.',
    },
    age: {
      belief: 'A lifetime begins anew in every cache.',
      pointAt: 'The grey part of the browser’s bar: the age that the copy had when it came.',
    },
    changed: {
      belief: 'When a file changes, caches notice.',
      pointAt: 'The versions on the cards: the origin has the new one while both caches still have the old.',
    },
    'three-questions': {
      belief: 'The word no-cache forbids caches to keep a file.',
      pointAt: 'The row of no-cache: kept in both caches, and asked about all the same.',
    },
    'no-store': {
      belief: 'The words no-store and no-cache mean the same.',
      pointAt: 'The row of no-store under that of no-cache: nothing is kept, and the whole file comes again.',
    },
    private: {
      belief: 'The word private means that no cache keeps the file.',
      pointAt: 'The row of private: the second user finds nothing at the edge and goes the whole way.',
    },
    'cheat-sheet': {
      belief: 'Words like public, must-revalidate and immutable change nothing that one could see.',
      pointAt: 'Each row beside the others: where its line ends is how far the request had to go.',
    },
    'your-turn': {
      belief: 'A long lifetime spares the origin, and has no price.',
      pointAt: 'The old answers after the change, and the requests at the origin: one header moves both.',
    },
  },
}
