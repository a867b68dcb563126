/**
 * The steps of scene 10 about what tiers cost and tell: the way of a miss, the age of a copy, and two hundred POPs behind parents.
 */
import type { Step } from '../../src/scene/types'
import { waitOf } from '../../src/scene/waitOf'
import { AGED, LAST, againMs, asked, ended, lastAgeS } from './ageCounts'
import { ages } from './ages'
import { atOrigin, atParents, atShield, otherWave, popsAsking, waveOf } from './counts'
import type { Values } from './levers'
import { ladders, lives } from './network'
import { CART, NEWS, NEWS_MAX_AGE_S } from './pages'
import { SYDNEY_USERS } from './places'
import { cold, empty } from './script'

export const tierSteps: readonly Step<Values>[] = [
  {
    id: 'hop',
    title: 'What the extra hop costs',
    view: ladders,
    about: ['shield', 'connections', 'parents'],
    paceMs: 600,
    prose: (run, say) => [
      `Sydney asks for \`${CART}\`, which no cache may keep: a shield spares it nothing. First straight to the origin: ${say.wait('straight')}.`,
      `By the shield it took ${say.wait('by-shield')}: the hop cost ${say.ms(waitOf(run, 'by-shield') - waitOf(run, 'straight'))}. But a POP asks the shield for all that it misses, so that connection stays open. Straight over a new one it took ${say.wait('anew')}.`,
    ],
    line: (_, say) => `Straight ${say.wait('straight')}, by the shield ${say.wait('by-shield')}. Straight over a new connection ${say.wait('anew')}.`,
    *play({ ask, set, wait }) {
      yield* wait(100)
      yield* ask(SYDNEY_USERS, CART, { as: 'straight', follow: true })
      set({ shield: true })
      yield* wait(150)
      yield* ask(SYDNEY_USERS, CART, { as: 'by-shield', follow: true })
      set({ shield: false, connections: 'origin' })
      yield* wait(150)
      yield* ask(SYDNEY_USERS, CART, { as: 'anew', follow: true })
    },
    claims: [
      {
        text: 'by the shield it takes a little longer, and over a new connection much longer',
        holds: (run) => waitOf(run, 'by-shield') > waitOf(run, 'straight') && waitOf(run, 'by-shield') < 1.05 * waitOf(run, 'straight') && waitOf(run, 'anew') > 1.5 * waitOf(run, 'by-shield'),
        instead: (_, say) => `Your levers give this step another course. The three requests took ${say.wait('straight')}, ${say.wait('by-shield')} and ${say.wait('anew')}.`,
      },
      { text: 'a new connection costs two round trips to the origin', holds: (run) => waitOf(run, 'anew') - waitOf(run, 'straight') === 2 * run.rttMs('sydney', 'us-east'), asPlayed: true },
    ],
  },
  {
    id: 'ages',
    title: 'One after another',
    view: lives(NEWS),
    set: { shield: true },
    about: ['shield', 'connections', 'passesAge', 'pops'],
    paceMs: 9_000,
    prose: (run, say) => [
      `\`${NEWS}\` may be kept ${say.given(NEWS_MAX_AGE_S, 's')}. POPs fetch it one after another from the shield’s copy.`,
      `${say.answered(AGED)}Each copy came with its [[Age]], so all ended with the shield’s: ${say.count(ended(run, 'first'), againMs(run, 'first'))} of ${say.counted(asked(run, 'first'), 'POP', againMs(run, 'first'))} had to fetch again. Then a shield that leaves Age out: only ${say.count(ended(run, 'second'), againMs(run, 'second'))} had to, the others’ time began anew. The last user got content ${say.seconds(Math.round(lastAgeS(run)))} old.`,
    ],
    line: (run, say) => `With Age passed on copies end together; without it the last user got content ${say.seconds(Math.round(lastAgeS(run)))} old.`,
    play: (script) => ages(script, () => empty(script)),
    claims: [
      {
        text: 'copies that came apart end together where Age is passed on, and apart where it is not',
        holds: (run) => ended(run, 'first') === asked(run, 'first') && ended(run, 'second') < asked(run, 'second') / 2,
        instead: (run, say) => `Your levers give this step another course. When all were asked again, ${say.count(ended(run, 'first'))} of ${say.counted(asked(run, 'first'), 'POP')} had to fetch, and ${say.count(ended(run, 'second'))} in the second round. The last user got content ${say.seconds(Math.round(lastAgeS(run)))} old.`,
      },
      {
        text: 'where it is not, content is served that is much older than it may be',
        holds: (run) => lastAgeS(run) > 1.5 * NEWS_MAX_AGE_S,
        instead: (run, say) => `Your levers give this step another course. The last user got content ${say.seconds(Math.round(lastAgeS(run)))} old.`,
      },
      { text: 'the last one finds a copy', holds: (run) => run.request(LAST).outcome === 'hit', asPlayed: true },
    ],
  },
  {
    id: 'two-hundred',
    title: 'POPs all over the Earth',
    set: { pops: 200, parents: 10, shield: true },
    about: ['pops', 'parents', 'shield', 'atParents'],
    paceMs: 200,
    prose: (run, say) => [
      `Now there are ${say.givenCount(run.leversIn('two-hundred').pops, 'POP')}, and no copy anywhere. Between them and the shield stand ${say.givenCount(run.leversIn('two-hundred').parents, 'cache')}, each a [[regional parent]]: a [[tier]] more. One user of every POP asks.`,
      `${say.counted(atParents(run, 'two-hundred'), 'request')} came to the parents, ${say.count(atShield(run, 'two-hundred'))} to the shield, ${say.count(atOrigin(run, 'two-hundred'))} to the origin. Each cache let one request through. Without parents all ${say.count(popsAsking(run, 'two-hundred'))} would meet in the shield.`,
    ],
    line: (run, say) => `${say.counted(atParents(run, 'two-hundred'), 'request')} came to the parents, ${say.count(atShield(run, 'two-hundred'))} to the shield, ${say.count(atOrigin(run, 'two-hundred'))} to the origin.`,
    play: cold('two-hundred'),
    claims: [
      {
        text: 'all ask parents, one of each parent asks the shield, and one of them the origin',
        holds: (run) => atParents(run, 'two-hundred') === popsAsking(run, 'two-hundred') && atShield(run, 'two-hundred') === run.leversIn('two-hundred').parents && atOrigin(run, 'two-hundred') === 1,
        instead: otherWave('two-hundred'),
      },
      { text: 'the wave has come', holds: (run) => run.request(waveOf('two-hundred')).status === 200, asPlayed: true },
    ],
  },
]
