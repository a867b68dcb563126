/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    encodings: {
      belief: 'One URL is one entry in the cache.',
      pointAt: 'The cells of the edge: one URL, and a cell for each way of asking.',
    },
    shatter: {
      belief: 'To name every field in Vary is safe, and therefore right.',
      pointAt: 'The wall of cells, nearly one for each user, and the hits that are missing.',
    },
    'too-broad': {
      belief: 'Fewer fields in Vary only mean more hits.',
      pointAt: 'The crosses in the cells: pages that went to users with the other device.',
    },
    normalised: {
      belief: 'One has to choose between many entries and wrong pages.',
      pointAt: 'The few cells that are left, and at the right those of the step before, which had crosses.',
    },
    query: {
      belief: 'A cache sees that two spellings of a URL are the same page.',
      pointAt: 'The cells: one page, spelt in several ways, and kept once for each.',
    },
    sorted: {
      belief: 'Whatever stands in a URL must be part of the key.',
      pointAt: 'The one cell that is left, and at the right the row of cells from the step before.',
    },
    unkeyed: {
      belief: 'What an attacker sends can harm only the attacker.',
      pointAt: 'The red cell: one forged page, under a key that all share.',
    },
    keyed: {
      belief: 'Against forged pages one must find who sends them.',
      pointAt: 'Two cells in place of one: the forged page has a key that no other user has.',
    },
    'two-pops': {
      belief: 'What is right at one POP is right at all of them.',
      pointAt: 'The two grids side by side: the same users and links, and many more cells in Sydney.',
    },
    'your-turn': {
      belief: 'The fewer entries, the better the key.',
      pointAt: 'A cell with a cross: pressed, it tells what it holds and for whom it was made.',
    },
  },
}
