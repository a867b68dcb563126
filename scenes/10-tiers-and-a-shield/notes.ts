/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'one-clock': {
      belief: 'Copies in many places end at different times.',
      pointAt: 'The ends of the bars, all on one line, because all began in the same second.',
    },
    'ttl-ends': {
      belief: 'Coalescing turns all misses into one.',
      pointAt: 'The ribbons: one from each POP, for no POP knows of the others.',
    },
    shield: {
      belief: 'A cache before the origin turns many requests into one.',
      pointAt: 'The ribbon behind the shield, which is as wide as all that came to it.',
    },
    meets: {
      belief: 'It does not matter where requests are coalesced.',
      pointAt: 'The ribbon behind the shield, now a single request, and the table with its four cases.',
    },
    hop: {
      belief: 'One more hop makes every request slower.',
      pointAt: 'The ladder of the new connection beside the one by the shield: handshakes cost more than the hop.',
    },
    ages: {
      belief: 'The time of a copy begins when a cache gets it.',
      pointAt: 'The dark parts of the bars at the right: content that is older than it may be.',
    },
    'two-hundred': {
      belief: 'More POPs mean more requests at the origin.',
      pointAt: 'The ribbons, fewer behind each tier, down to a single request.',
    },
    million: {
      belief: 'A second tier with many hits hardly helps a first one that has many.',
      pointAt: 'The shares at the top, and how thin the ribbon is that reaches the origin.',
    },
    'long-tail': {
      belief: 'With the same room a parent answers as large a share as a POP.',
      pointAt: 'The two shares at the top: the parent gets only what the POPs have left over.',
    },
    'your-turn': {
      belief: 'The more tiers, the better.',
      pointAt: 'The ribbons and the longest wait, while tiers are taken away and put back.',
    },
  },
}
