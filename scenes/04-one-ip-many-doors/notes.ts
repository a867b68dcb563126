/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'one-address': {
      belief: 'One address means one machine.',
      pointAt: 'The colours of the ways, which say at which POP each user came out.',
    },
    'each-chooses': {
      belief: 'Somebody in the middle sends every user to the nearest server.',
      pointAt: 'The routes under the map: struck out one after another, each by the rule that did it.',
    },
    policy: {
      belief: 'Packets take the shortest way.',
      pointAt: 'The ways from Lima and Nairobi, past a nearer POP, and the rule under the map that decided.',
    },
    'by-name': {
      belief: 'A name server knows where the user is.',
      pointAt: 'The resolver in Ashburn, and London’s way, which ends where Ashburn’s nearest POP is.',
    },
    subnet: {
      belief: 'To tell the name server who asks costs nothing.',
      pointAt: 'The colours of the ways, which are many again, and how often the resolver had to ask.',
    },
    kill: {
      belief: 'When a POP dies, its users go to the next one at once.',
      pointAt: 'The red on each line: mostly short in the upper half, long and uneven in the lower.',
    },
    shorter: {
      belief: 'A name that is soon forgotten has no price.',
      pointAt: 'The strip of queries at the top, fuller than before, while the red of the lower half is shorter.',
    },
    'your-turn': {
      belief: 'Only a quicker health check makes an outage shorter.',
      pointAt: 'A line that a student presses: it opens the decision behind it.',
    },
  },
}
