/**
 * The last steps of scene 10: what is left of a million requests, a parent as large as a POP, and the learner's turn.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { atOrigin, isAnswered, longestMs, popsAsking } from './counts'
import type { Values } from './levers'
import { million } from './million'
import { CATALOGUES, POP_ROOM, REQUESTS, millionOf } from './millionCounts'
import { RARE } from './pages'
import { MOST_POPS, SIEVE_POPS, SYDNEY_USERS } from './places'
import { cold, empty } from './script'

const PACE_MS = 1_200
/** What the last step asks for. */
const [MOST_FETCHES, PROMISE_MS] = [3, 500]

/** A million are counted; one of them is drawn. */
function counting(step: string): (script: Script<Values>) => Process<void> {
  return function* (script) {
    empty(script)
    yield* script.all([million(script), script.ask(SYDNEY_USERS, RARE, { as: `rare-${step}`, follow: true })])
  }
}

/** What a step that counts says where the learner's levers give it another course. */
function otherSieve(step: string): (run: RunView, say: Say) => string {
  return (run, say) => {
    const { asked, origin, popShare, nextShare } = millionOf(run, step)
    return `Your levers give this step another course. POPs answered ${say.tenths(popShare)}, what stands behind them ${say.tenths(nextShare)} of the rest, and ${say.tenths(origin / asked)} reached the origin.`
  }
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most

export const millionSteps: readonly Step<Values>[] = [
  {
    id: 'million',
    title: 'A million requests',
    set: { pops: SIEVE_POPS, parents: 1 },
    about: ['pops', 'parents', 'shield', 'room'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `${say.givenCount(REQUESTS, 'request')} for ${say.givenCount(CATALOGUES.short.objects, 'object')}, a few of them favourites, now at ${say.givenCount(run.leversIn('million').pops, 'POP')} with one parent and no shield. A POP has room for ${say.given(POP_ROOM)}, the parent for ${say.given(run.leversIn('million').room)}.`,
      `POPs answered ${say.tenths(millionOf(run, 'million').popShare)}, the parent ${say.tenths(millionOf(run, 'million').nextShare)} of the rest. Shares of what is left multiply: ${say.tenths(millionOf(run, 'million').origin / millionOf(run, 'million').asked)} reached the origin. What caches keep from it is the [[offload]].`,
    ],
    line: (run, say) => `POPs answered ${say.tenths(millionOf(run, 'million').popShare)}, the parent ${say.tenths(millionOf(run, 'million').nextShare)} of the rest: ${say.counted(millionOf(run, 'million').origin, 'request')} left.`,
    play: counting('million'),
    claims: [
      {
        text: 'both tiers answer most of what they are asked, and little is left',
        holds: (run) => millionOf(run, 'million').popShare > 0.85 && millionOf(run, 'million').nextShare > 0.8 && run.leversIn('million').parents > 0 && !run.leversIn('million').shield && run.leversIn('million').tail === 'short',
        instead: otherSieve('million'),
      },
      { text: 'about 90 % and 85 % of the rest: 1.5 % is left', holds: (run) => within(millionOf(run, 'million').popShare, 0.895, 0.905) && within(millionOf(run, 'million').nextShare, 0.838, 0.858) && within(millionOf(run, 'million').origin, 14_000, 16_500), asPlayed: true },
      { text: 'there are a million', holds: (run) => millionOf(run, 'million').asked === REQUESTS, asPlayed: true },
    ],
  },
  {
    id: 'long-tail',
    title: 'A parent as large as a POP',
    set: { pops: SIEVE_POPS, parents: 1, room: POP_ROOM, tail: 'long' },
    about: ['room', 'tail', 'parents', 'pops'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `The catalogue now has a [[long tail]]: ${say.givenCount(CATALOGUES.long.objects, 'object')}, most of them asked for rarely. The parent of ${say.givenCount(run.leversIn('long-tail').pops, 'POP')} has as much room as each of them.`,
      `A POP answered ${say.tenths(millionOf(run, 'long-tail').popShare)} of what it was asked. The parent answered ${say.tenths(millionOf(run, 'long-tail').nextShare)}: favourites never come to it, for POPs have them. It sees only leftovers. Give it more room.`,
    ],
    line: (run, say) => `A parent as large as a POP answers ${say.tenths(millionOf(run, 'long-tail').nextShare)} of what it is asked: it sees only leftovers.`,
    predict: {
      question: 'A POP and the parent have room for as many objects. Which one answers the larger share of what it is asked?',
      options: ['The parent: all POPs ask it', 'Both about the same', 'The POP, by far'],
      answer: (run) => {
        const { popShare, nextShare } = millionOf(run, 'long-tail')
        return nextShare > 1.2 * popShare ? 0 : popShare > 2 * nextShare ? 2 : 1
      },
      because: (run, say) => `What is asked for often was answered in the POPs. Of the leftovers the parent had ${say.tenths(millionOf(run, 'long-tail').nextShare)}.`,
    },
    play: counting('long-tail'),
    claims: [
      {
        text: 'the parent answers less than half the share that a POP does',
        holds: (run) => millionOf(run, 'long-tail').nextShare > 0 && millionOf(run, 'long-tail').popShare > 2 * millionOf(run, 'long-tail').nextShare && run.leversIn('long-tail').room === POP_ROOM && run.leversIn('long-tail').parents === 1 && !run.leversIn('long-tail').shield,
        instead: otherSieve('long-tail'),
      },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    set: { pops: MOST_POPS, parents: 10, shield: true, atParents: false, atShield: false, connections: 'all' },
    paceMs: 400,
    prose: (run, say) => [
      `${say.givenCount(run.leversIn('your-turn').pops, 'POP')} miss together. At first nobody behind them coalesces, and every connection is new: handshakes spread requests, and late ones find a copy. At most ${say.givenCount(MOST_FETCHES, 'request')} may reach the origin, and nobody wait longer than ${say.given(PROMISE_MS, 'ms')}.`,
      'Something to try: do without parents, then without the shield.',
    ],
    line: () => 'Your turn: many POPs miss together, and behind them nobody coalesces.',
    // Of the near ones: its ladder is no longer than others.
    play: cold('your-turn', 1),
    claims: [{ text: 'with the levers as they are the origin gets too many', holds: (run) => atOrigin(run, 'your-turn') > MOST_FETCHES && longestMs(run, 'your-turn') > PROMISE_MS, asPlayed: true }],
    challenge: {
      text: (say) => `With ${say.givenCount(MOST_POPS, 'POP')}: at most ${say.givenCount(MOST_FETCHES, 'request')} at the origin, and everybody answered within ${say.given(PROMISE_MS, 'ms')}.`,
      met: (run) => popsAsking(run, 'your-turn') === MOST_POPS && isAnswered(run, 'your-turn') && atOrigin(run, 'your-turn') <= MOST_FETCHES && longestMs(run, 'your-turn') <= PROMISE_MS,
      now: (run, say) => `${say.counted(popsAsking(run, 'your-turn'), 'POP')} asked: ${say.counted(atOrigin(run, 'your-turn'), 'request')} at the origin, the longest wait ${say.ms(longestMs(run, 'your-turn'))}.`,
      solution: { levers: { atShield: true, connections: 'open' } },
    },
  },
]
