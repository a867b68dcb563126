/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    'cold-hit': {
      belief: 'When the edge has the file, nothing else takes time.',
      pointAt: 'The arrows one by one, down to the last two: only these are for the file.',
    },
    'cold-miss': {
      belief: 'To open a connection costs nothing worth counting.',
      pointAt: 'The handshakes between edge and origin, which must be over before the edge may even ask.',
    },
    'warm-pool': {
      belief: 'A CDN saves nothing when it has to ask the origin.',
      pointAt: 'The faint ladder of the cold miss under the new one: what is missing are the handshakes.',
    },
    'keep-alive': {
      belief: 'A hit is a hit: the second takes as long as the first.',
      pointAt: 'The faint ladder of the first request, of which only the last arrows are left.',
    },
    tls: {
      belief: 'A browser that comes back saves a round trip.',
      pointAt: 'The second and the third ladder, which end at the same height: only early data ends sooner.',
    },
    wire: {
      belief: 'Messages go over the wire just as textbooks draw them.',
      pointAt: 'The ladder at the right, where the first TLS message leaves right behind the ACK.',
    },
    quic: {
      belief: 'The newest HTTP is faster because it moves bytes faster.',
      pointAt: 'The first messages on QUIC, which carry the TLS handshake with them.',
    },
    'your-turn': {
      belief: 'A first visit must be slow, whatever one does.',
      pointAt: 'The bars at the left, which have all requests on one scale.',
    },
  },
}
