/**
 * Claims that some lever makes false while their step goes on to say what it was written to say, by scene and in the order of
 * the steps. It can only shrink: the test compares it whole.
 */
export const UNTRUE: Readonly<Record<string, readonly string[]>> = {
  '01-the-long-way-round': [
    'frankfurt: the wait is the round trip and the think time',
    'sydney: Sydney waits more than twice as long as Frankfurt',
    'all: the origin’s rate is the sum of the users’ rates',
    'all: p50 is round trip and think time in every region',
    'all: a number that it tells is missing',
    'crowd: ten times the users are ten times the rate',
    'crowd: below capacity p50 does not depend on the users',
    'crowd: a number that it tells is missing',
    'faster: p50 is the bare round trip',
    'faster: a number that it tells is missing',
    'overload: more arrives than the origin can answer',
    'overload: above capacity the slow end grows in every region',
    'overload: a number that it tells is missing',
    'bend: the nearest region has its answer first',
  ],
  '02-an-edge-near-the-user': [
    'empty: no request is made',
    'sydney-first: the first request in Sydney is a miss',
    'sydney-first: it pays both round trips, the think time and the lookup',
    'sydney-first: the slot in Sydney is filled',
    'sydney-second: the second request in Sydney is a hit',
    'sydney-second: a hit waits less than 20 ms',
    'sydney-second: the origin got nothing in this step',
    'own-slot: São Paulo’s first request is a miss',
    'own-slot: the origin has got one request a region',
    'origin-load: each region sends as many requests as the lever says',
    'origin-load: all of them are hits',
    'origin-load: the origin got one request a region, whatever the count',
    'origin-load: the hit ratio of a region is (n - 1) / n',
    'your-turn: nobody pays for a trip twice',
  ],
  '99-every-part': [
    'cold: it goes through every tier and back',
    'warm: it is a hit',
    'warm: the origin hears nothing',
    'purged: one answer is older than what the origin has',
    'broken: the answer comes past the dead parent, after the timeout',
    'broken: the parent is left alone then, and nobody else waits for it',
    'broken: some of what Ben asks for is lost',
    'your-turn: the shield is asked',
  ],
}
