/**
 * The steps about many pages that came together: they expire together, unless their lifetimes are spread; and somebody waits for each of
 * them, unless they are fetched before their end.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { TRAP } from './crowd'
import type { Values } from './levers'
import { PAGES, USERS } from './names'
import { apart, halfMs, refreshed, together, waiting } from './rounds'
import { PAGES_MAX_AGE_S } from './times'

const VIEW = { kind: 'crowd', edge: 'edge', rows: 'pages' } as const
const PACE_MS = 1500
/** Requests for all pages together; each is asked for again before a second has passed. */
const PER_SECOND = 60
/** Before the first round of copies ends, the edge begins to spread the lifetimes of the next. */
const SPREADS_AT_S = 9
/** When the first round has been fetched. */
const TOLD_AT_S = 12.5
/** Two lifetimes, and time for what is fetched then. */
const ENDS_AT_S = 22.5
/** The step that begins without copies: until they have been fetched a second time. */
const ANEW_AT_S = 14.5

function pages({ traffic }: Script<Values>, forS: number): Process<void> {
  return traffic({ clients: [USERS], arrivals: steady, perSecond: PER_SECOND, forMs: forS * 1000, catalogue: inOrder(PAGES.map((url) => ({ url }))) })
}

function* spread({ wait, set }: Script<Values>): Process<void> {
  yield* wait(SPREADS_AT_S * 1000)
  set({ jitter: true })
}

const inFirstRound = (run: RunView, say: Say): string => `In the first round the busiest second of the origin had ${say.counted(together(run), 'request')}, in the second ${say.count(apart(run))}.`

export const pagesSteps: readonly Step<Values>[] = [
  {
    id: 'one-clock',
    title: 'Many pages, one clock',
    set: TRAP,
    about: ['jitter', 'room', 'unshared'],
    view: VIEW,
    paceMs: PACE_MS,
    prose: (run, say) => [
      `Now a bar is a page, green while the edge has a fresh copy. Copies of ${say.givenCount(PAGES.length, 'page')} came together, for ${say.given(PAGES_MAX_AGE_S, 's')} each. Coalescing lets one request go for each page.`,
      `${say.from(run.step('one-clock').startMs + TOLD_AT_S * 1000)}Their time ended together: ${say.counted(together(run), 'request', halfMs(run))} in one second. For the next round the edge shortened each lifetime by chance: [[TTL jitter]]. The busiest second then had ${say.count(apart(run))}.`,
    ],
    line: (run, say) => `Pages that came together expire together: ${say.counted(together(run), 'request')} in one second. With jitter at most ${say.count(apart(run))}.`,
    *play(script) {
      script.purge('edge')
      for (const url of PAGES) script.prefill('edge', url)
      yield* script.all([pages(script, ENDS_AT_S), spread(script)])
    },
    claims: [
      { text: 'pages that came together are asked for together', holds: (run) => together(run) === PAGES.length, instead: (run, say) => `Your levers give this step another course. ${inFirstRound(run, say)}` },
      { text: 'with jitter they are asked for apart', holds: (run) => apart(run) < together(run) * 0.6, instead: (run, say) => `Your levers give this step another course. ${inFirstRound(run, say)}` },
    ],
  },
  {
    id: 'early',
    title: 'Before the time is over',
    set: { ...TRAP, early: true },
    about: ['early', 'jitter', 'room'],
    view: VIEW,
    paceMs: PACE_MS,
    prose: (run, say) => [
      `The edge is empty, and ${say.givenCount(PAGES.length, 'page')} are fetched. When a copy expires, a user goes, and waits a whole trip. Could the edge ask sooner?`,
      `${say.from(run.step('early').endMs)}With each request there was a chance, greater near the end, that the edge fetched the page behind the answer: an [[early refresh]]. ${say.counted(refreshed(run, 'early'), 'page')} came like that; ${say.counted(waiting(run, 'early'), 'user')} had to wait.`,
    ],
    line: (run, say) => `${say.count(refreshed(run, 'early'))} of ${say.givenCount(PAGES.length, 'page')} are fetched behind an answer, before their time is over.`,
    *play(script) {
      script.purge('edge')
      yield* pages(script, ANEW_AT_S)
    },
    claims: [
      {
        text: 'most pages are fetched before their time is over, and few users wait for the second copies', holds: (run) => refreshed(run, 'early') > 0.5 * PAGES.length && waiting(run, 'early') < 0.5 * PAGES.length,
        instead: (run, say) => `Your levers give this step another course. ${say.count(refreshed(run, 'early'))} of ${say.givenCount(PAGES.length, 'page')} were fetched behind an answer, and ${say.counted(waiting(run, 'early'), 'user')} had to wait for the second copies.`,
      },
    ],
  },
]
