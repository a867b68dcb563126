/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    full: {
      belief: 'A full disk keeps nothing new.',
      pointAt: 'The shares above the disks: same requests, same room, and different answers.',
    },
    crawler: {
      belief: 'What was used last is most worth keeping.',
      pointAt: 'The slanted streak of the crawler: broad under FIFO and LRU, thin under the others.',
    },
    turnover: {
      belief: 'What was used most will be used most.',
      pointAt: 'The old rows of LFU, still full of ink, and the middle rows, where the new favourites are.',
    },
    placed: {
      belief: 'Several servers always hold more than one.',
      pointAt: 'The dots on the tracks: at first the same favourites on all disks, later each object on one.',
    },
    modulo: {
      belief: 'When a server dies, only what it had is lost.',
      pointAt: 'The dark dots, copies where nobody looks any more, and the hollow ones, which are lacking.',
    },
    'one-heir': {
      belief: 'On a ring all servers share what a dead one had.',
      pointAt: 'The brown arc: one neighbour on the ring inherits all of it.',
    },
    shared: {
      belief: 'One point for each server is enough for a ring.',
      pointAt: 'The many small brown arcs: several heirs get a part each.',
    },
    push: {
      belief: 'A cache can only wait until somebody asks.',
      pointAt: 'The moment of the push, and the green of the columns after it.',
    },
    'your-turn': {
      belief: 'More room is the only way to more hits.',
      pointAt: 'The columns before and after the server dies, under each setting that a student tries.',
    },
  },
}
