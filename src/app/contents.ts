/**
 * The table of contents: the thirteen scenes in order, also those that have no folder yet.
 * A scene that is built speaks for itself (registry.ts); its words here serve the lists that
 * must not load it.
 */

export interface PlannedScene {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly question: string
  /** It plays response headers that a learner pastes. */
  readonly playsHeaders?: true
}

export const COURSE_NAME = 'Build a CDN'
export const COURSE_SENTENCE =
  'Thirteen scenes for anyone who has opened a web page, and wants to know how it comes so fast. Put a copy near the users, break it, repair it, and watch every request find its way.'

export const CONTENTS: readonly PlannedScene[] = [
  {
    number: 1,
    slug: 'the-long-way-round',
    title: 'The long way round',
    question: 'What does it cost every user when there is only one server?',
  },
  {
    number: 2,
    slug: 'an-edge-near-the-user',
    title: 'An edge near the user',
    question: 'Is a copy nearby enough to make every request fast?',
  },
  {
    number: 3,
    slug: 'anatomy-of-a-request',
    title: 'Anatomy of a request',
    question: 'Where do the milliseconds go before the first byte?',
  },
  {
    number: 4,
    slug: 'one-ip-many-doors',
    title: 'One IP, many doors',
    question: 'How does a user end up at the right edge, with no one in the middle?',
  },
  {
    number: 5,
    slug: 'how-long-to-trust-a-copy',
    title: 'How long to trust a copy',
    question: 'Who decides how old is too old, and what does asking cost?',
    playsHeaders: true,
  },
  {
    number: 6,
    slug: 'stale-on-purpose',
    title: 'Stale on purpose',
    question: 'Can nobody wait when a copy expires, and what does that cost?',
  },
  {
    number: 7,
    slug: 'same-url-different-answer',
    title: 'Same URL, different answer',
    question: 'When are two requests the same request?',
  },
  {
    number: 8,
    slug: 'a-pop-is-a-cluster',
    title: 'A POP is a cluster',
    question: 'What happens when the disk is full, or a server dies?',
  },
  {
    number: 9,
    slug: 'the-thundering-herd',
    title: 'The thundering herd',
    question: 'A popular page expires while a crowd is asking. What does the origin see?',
  },
  {
    number: 10,
    slug: 'tiers-and-a-shield',
    title: 'Tiers and a shield',
    question: 'Two hundred edges miss together. Who stands in front of the origin?',
  },
  {
    number: 11,
    slug: 'making-the-world-forget',
    title: 'Making the world forget',
    question: 'The price changed. How do hundreds of caches learn it?',
  },
  {
    number: 12,
    slug: 'code-at-the-edge',
    title: 'Code at the edge',
    question: 'What can the edge do with a request that must not be cached?',
  },
  {
    number: 13,
    slug: 'your-cdn',
    title: 'Your CDN',
    question: 'Can you configure one that holds, and read it when it does not?',
  },
]
