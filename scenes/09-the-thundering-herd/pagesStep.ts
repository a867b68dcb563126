/**
 * The step about many pages that expire together.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import { TRAP } from './crowd'
import type { Values } from './levers'
import { PAGES, USERS } from './network'
import { busiestSecond } from './outcomes'
import { PAGES_MAX_AGE_S } from './times'

/** Requests for all pages together; each is asked for again before a second has passed. */
const PER_SECOND = 60
/** Before the first round of copies ends, the edge begins to spread the lifetimes of the next. */
const SPREADS_AT_S = 9
/** When the first round has been fetched. */
const TOLD_AT_S = 12.5
/** Two lifetimes, and time for what is fetched then. */
const ENDS_AT_S = 22.5

const startMs = (run: RunView): number => run.step('one-clock').startMs
const halfMs = (run: RunView): number => startMs(run) + 1.5 * PAGES_MAX_AGE_S * 1000
const together = (run: RunView): number => busiestSecond(run, startMs(run), halfMs(run))
const apart = (run: RunView): number => busiestSecond(run, halfMs(run), run.step('one-clock').endMs)

export const oneClock: Step<Values> = {
  id: 'one-clock',
  title: 'Many pages, one clock',
  set: TRAP,
  about: ['jitter', 'early', 'room', 'unshared'],
  view: { kind: 'crowd', edge: 'edge', rows: 'pages' },
  paceMs: 2500,
  prose: (run, say) => [
    `Now a bar is a page. Copies of ${say.givenCount(PAGES.length, 'page')} came together, for ${say.given(PAGES_MAX_AGE_S, 's')} each. Coalescing lets one request go for each; but there are many.`,
    `${say.from(startMs(run) + TOLD_AT_S * 1000)}Their time ended together: ${say.counted(together(run), 'request', halfMs(run))} in one second. For the next round the edge shortened each lifetime by chance, [[TTL jitter]]: at most ${say.count(apart(run))}. An [[early refresh]] spreads them, too.`,
  ],
  line: (run, say) => `Pages that came together expire together: ${say.counted(together(run), 'request')} in one second. With jitter at most ${say.count(apart(run))}.`,
  *play(script) {
    script.purge('edge')
    for (const url of PAGES) script.prefill('edge', url)
    yield* script.all([
      script.traffic({ clients: [USERS], arrivals: steady, perSecond: PER_SECOND, forMs: ENDS_AT_S * 1000, catalogue: inOrder(PAGES.map((url) => ({ url }))) }),
      spread(script),
    ])
  },
  claims: [
    { text: 'pages that came together are asked for together', holds: (run) => together(run) === PAGES.length, instead: (run, say) => `Your levers give this step another course. The busiest second of the origin had ${say.counted(run.origin('one-clock').peakRps, 'request')}.` },
    { text: 'with jitter they are asked for apart', holds: (run) => apart(run) < together(run) * 0.6, instead: (run, say) => `Your levers give this step another course. In the first round the busiest second of the origin had ${say.counted(together(run), 'request')}, in the second ${say.count(apart(run))}.` },
  ],
}

function* spread({ wait, set }: Parameters<Step<Values>['play']>[0]): ReturnType<Step<Values>['play']> {
  yield* wait(SPREADS_AT_S * 1000)
  set({ jitter: true })
}
