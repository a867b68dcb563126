/**
 * The first steps of scene 10: a page ends in all POPs at once, and what a shield makes of that, without and with coalescing.
 */
import type { RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import { atOrigin, atShield, otherWave, popsAsking, waitedAtShield, waveOf } from './counts'
import type { Values } from './levers'
import { lives } from './network'
import { MAX_AGE_S, PAGE } from './pages'
import { popIds } from './places'
import { FRESH_MS, USERS_EACH, expiry, fillTogether, stroll } from './script'

const PACE_MS = 900

const found = (run: RunView): number => run.of({ step: 'one-clock', outcome: 'hit' }).length

/** What is left of the lifetimes of copies when the first step ends (ms); -1 of a POP without one. */
function ends(run: RunView<Values>): ReadonlySet<number> {
  return new Set(popIds.slice(0, run.leversIn('one-clock').pops).map((pop) => {
    const life = run.slots(pop, 'one-clock').find(({ key }) => key === `GET ${PAGE}`)?.life
    return life ? life.lifetimeMs - life.ageMs : -1
  }))
}

export const waveSteps: readonly Step<Values>[] = [
  {
    id: 'one-clock',
    title: 'Copies in every POP, one clock',
    view: lives(PAGE),
    about: ['pops', 'shield'],
    paceMs: 600,
    prose: (run, say) => [
      `${say.givenCount(run.leversIn('one-clock').pops, 'POP')} hold \`${PAGE}\`, and all got it in the same second. A bar is a copy: green so far, and pale until its time is over, ${say.given(MAX_AGE_S, 's')} after it came.`,
      `Users found a copy ${say.counted(found(run), 'time')}; the origin heard nothing. All bars will end together.`,
    ],
    line: (run, say) => `${say.givenCount(run.leversIn('one-clock').pops, 'POP')} got the page in the same second: their copies will end together.`,
    *play(script) {
      fillTogether(script)
      yield* stroll(script, FRESH_MS)
    },
    claims: [
      {
        text: 'copies answer everybody, and all of them end at the same moment',
        holds: (run) => found(run) === run.of({ step: 'one-clock' }).length && ends(run).size === 1,
        instead: (run, say) => `Your levers give this step another course. Copies answered ${say.count(found(run))} of ${say.counted(run.of({ step: 'one-clock' }).length, 'request')}: a POP that joins now has none.`,
      },
      { text: 'the origin hears nothing', holds: (run) => run.origin('one-clock').requests === 0, asPlayed: true },
    ],
  },
  {
    id: 'ttl-ends',
    title: 'Their time is over',
    about: ['pops', 'atEdges', 'shield', 'connections'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `A ribbon is as wide as the requests that went that way. The copies end, and ${say.givenCount(USERS_EACH, 'user')} of every POP ask at once. Inside a POP one goes for all, as before.`,
      `No POP knows of the others: ${say.counted(atOrigin(run, 'ttl-ends'), 'request')} at the origin for one page, one for each POP.`,
    ],
    line: (run, say) => `All copies end together, and each POP asks: ${say.counted(atOrigin(run, 'ttl-ends'), 'request')} at the origin for one page.`,
    play: expiry('ttl-ends'),
    claims: [
      { text: 'the origin gets one request of each POP', holds: (run) => atOrigin(run, 'ttl-ends') === popsAsking(run, 'ttl-ends') && atShield(run, 'ttl-ends') === 0, instead: otherWave('ttl-ends') },
      { text: 'before that it gets none', holds: (run) => run.origin('ttl-ends').requests === atOrigin(run, 'ttl-ends'), asPlayed: true },
    ],
  },
  {
    id: 'shield',
    title: 'A shield before the origin',
    set: { shield: true, atShield: false },
    about: ['shield', 'atShield', 'pops', 'parents'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      'The same wave. Every miss now goes to one cache beside the origin, an [[origin shield]]. This one does not coalesce: its misses go on at once.',
      `While its first fetch was under way, the others came, found no copy and went on: ${say.counted(atOrigin(run, 'shield'), 'request')} at the origin, one for each POP. To meet is not to share.`,
    ],
    line: (run, say) => `A shield that does not coalesce passes all on: ${say.counted(atOrigin(run, 'shield'), 'request')} at the origin.`,
    predict: {
      question: 'All misses meet in one cache, which does not coalesce. How many of them reach the origin?',
      options: ['One: the first fills it', 'About a half', 'All of them'],
      answer: (run) => (atOrigin(run, 'shield') === popsAsking(run, 'shield') ? 2 : atOrigin(run, 'shield') > 1 ? 1 : 0),
      because: (run, say) => `The others came before the first answer was back: ${say.counted(atOrigin(run, 'shield'), 'request')}.`,
    },
    play: expiry('shield'),
    claims: [
      { text: 'all go by the shield, and all reach the origin', holds: (run) => atShield(run, 'shield') === popsAsking(run, 'shield') && atOrigin(run, 'shield') === popsAsking(run, 'shield'), instead: otherWave('shield') },
    ],
  },
  {
    id: 'meets',
    title: 'A shield that coalesces',
    set: { shield: true },
    about: ['shield', 'atShield', 'pops', 'parents'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      'The same wave once more. Now the shield does what a POP does: one request goes, and all others for the same page wait there.',
      `${say.answered(waveOf('meets'))}${say.counted(waitedAtShield(run, 'meets'), 'request')} waited, and the origin got ${say.count(atOrigin(run, 'meets'))}. It takes both: a place to meet, and one that goes for all. The table has a run for each of the four cases.`,
    ],
    line: (run, say) => `Misses meet in the shield, and one goes for all: ${say.count(atOrigin(run, 'meets'))} at the origin, not ${say.count(atOrigin(run, 'shield'), 0)}.`,
    play: expiry('meets'),
    claims: [
      { text: 'one request reaches the origin, and those of all other POPs wait for it', holds: (run) => atOrigin(run, 'meets') === 1 && atShield(run, 'meets') === popsAsking(run, 'meets') && waitedAtShield(run, 'meets') === popsAsking(run, 'meets') - 1, instead: otherWave('meets') },
      { text: 'without coalescing there were more', holds: (run) => atOrigin(run, 'shield') > 1, instead: otherWave('meets') },
    ],
  },
]
