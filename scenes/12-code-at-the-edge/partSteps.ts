/**
 * Steps of scene 12 about what functions and pages are made of: fragments with lifetimes of their own, values that come late, and starts.
 */
import { RUNTIMES } from '../../src/cdn/code/runtimes'
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'
import { stampsOf } from './network'
import { lateMs, otherwise, reachedOrigin, startMs } from './outcomes'
import { as } from './requests'
import { HERE, NEWS_S, THERE, VALUE_S, userIn } from './values'

const [USERS_HERE, USERS_THERE] = [userIn(HERE), userIn(THERE)]
/** Users elsewhere look so often, and for longer than a value is kept. */
const [LOOK_MS, LOOKS] = [9_000, 8]
/** In the order from the quickest to the slowest start. */
const KINDS = ['wasm', 'isolate', 'container'] as const
/** So long an answer takes to the edge and back alone, and no more of it (ms). */
const CONTAINER_MS = RUNTIMES.container.coldUs[0] / 1000

export const partSteps: readonly Step<Values>[] = [
  {
    id: 'parts',
    title: 'A page in parts',
    about: ['rules'],
    view: stampsOf(['page', 'value', 'cache']),
    prose: (_, say) => [
      `The edge puts \`/shop\` together from [[fragments]], each kept for its own time: news for ${say.given(NEWS_S, 's')}, the rest for an hour. One word comes from a [[KV store]], whose values a POP keeps.`,
      `${say.answered('later')}At first all came from far away: ${say.wait('cold')}. Then all was at hand: ${say.wait('hot')}, without the origin. Later only the news were fetched anew.`,
    ],
    line: (_, say) => `From parts: ${say.wait('cold')} at first, ${say.wait('hot')} when all are at hand. Later only the news were fetched anew.`,
    *play({ ask, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      yield* ask(USERS_HERE, '/shop', { as: 'cold', headers: as('Ana'), follow: true })
      yield* wait(300)
      yield* ask(USERS_HERE, '/shop', { as: 'hot', headers: as('Ben'), follow: true })
      yield* wait(NEWS_S * 1000)
      yield* ask(USERS_HERE, '/shop', { as: 'later', headers: as('Cleo'), follow: true })
    },
    paceMs: 12_000,
    claims: [
      { text: 'a page whose parts are at hand asks no origin', holds: (run) => reachedOrigin(run, 'cold') && !reachedOrigin(run, 'hot') && run.request('hot').content === run.request('hot').expectedContent },
      { text: 'later one of its parts alone is fetched anew', holds: (run) => run.request('later').bytes > 0 && run.request('later').bytes * 2 < run.request('cold').bytes, instead: otherwise('parts') },
      { text: 'its value is read far away once, and at hand then', asPlayed: true, holds: (run) => readsOf(run).slice(0, 2).join() === 'false,true' },
    ],
  },
  {
    id: 'late',
    title: 'An editor writes “sale”',
    about: ['rules'],
    view: stampsOf(['value', 'cache'], [HERE, THERE]),
    paceMs: 22_000,
    prose: (run, say) => [
      `Users in Sydney look at \`/today\`: its banner, a value of the store, says “hello”. An editor in Frankfurt writes “sale”. A POP keeps what it has read for ${say.given(VALUE_S, 's')}.`,
      `${say.answered('written')}Frankfurt showed it at once. Sydney showed the old one, and “sale” after ${say.seconds(Math.round(lateMs(run, 'today: sale') / 1000))}. Nobody tells other places: what must be right at once does not belong there.`,
    ],
    line: (run, say) => `Written in Frankfurt, and seen there at once. Sydney showed it ${say.seconds(Math.round(lateMs(run, 'today: sale') / 1000))} later.`,
    *play({ ask, wait }) {
      yield* wait(100)
      yield* ask(USERS_THERE, '/today', { as: 'before', follow: true })
      yield* ask(USERS_HERE, '/values/banner?sale', { as: 'written', method: 'PUT', headers: as('Editor'), follow: true })
      yield* ask(USERS_HERE, '/today', { as: 'here' })
      for (let look = 0; look < LOOKS; look++) {
        yield* wait(LOOK_MS)
        yield* ask(USERS_THERE, '/today', { as: `look-${look}` })
      }
    },
    claims: [
      { text: 'the place that writes shows it at once, another one when its copy has grown old', holds: (run) => run.request('here').content === 'today: sale' && run.request('look-0').content === 'today: hello' && lateMs(run, 'today: sale') > LOOK_MS, instead: otherwise('late') },
    ],
  },
  {
    id: 'runtimes',
    title: 'What does it run in?',
    about: ['runtime', 'text'],
    view: stampsOf(['start', 'function']),
    prose: (run, say) => [
      'A [[container]] is a small computer of its own. An [[isolate]] is a closed room in a program, like a browser’s tab. [[Wasm]] is code made ready for machines, a fresh instance each time.',
      `${say.answered('container-2')}A [[cold start]] took ${say.text(micro(startMs(run, 'wasm-1')))} for Wasm, ${say.ms(startMs(run, 'isolate-1'))} for an isolate, ${say.ms(startMs(run, 'container-1'))} for a container. The second users found isolate and container running.`,
    ],
    line: (run, say) => `A cold start took ${say.ms(startMs(run, 'isolate-1'))} for an isolate, ${say.ms(startMs(run, 'container-1'))} for a container; next time they were there.`,
    *play({ ask, wait, set }) {
      for (const runtime of KINDS) {
        set({ runtime })
        yield* wait(100)
        yield* ask(USERS_HERE, '/hi', { as: `${runtime}-1`, headers: as('Ana', 'DE'), follow: true })
        yield* ask(USERS_HERE, '/hi', { as: `${runtime}-2`, headers: as('Ben', 'DE'), follow: true })
      }
    },
    claims: [
      { text: 'each start takes many times as long as the one before', holds: (run) => startMs(run, 'wasm-1') > 0 && startMs(run, 'isolate-1') > 10 * startMs(run, 'wasm-1') && startMs(run, 'container-1') >= CONTAINER_MS, instead: otherwise('runtimes') },
      { text: 'isolates and containers are used again, and an instance of Wasm is not', holds: (run) => startMs(run, 'wasm-2') > 0 && startMs(run, 'isolate-2') === 0 && startMs(run, 'container-2') === 0, instead: otherwise('runtimes') },
    ],
  },
]

type Run = Parameters<Step<Values>['prose']>[0]

/** Whether each read of the page's word found it at hand, in order. */
function readsOf(run: Run): readonly boolean[] {
  return run.records('kvRead').filter(({ texts }) => texts[0] === 'motto').map(({ b }) => b >= 0)
}

/** A time that is shorter than a millisecond. */
const micro = (ms: number): string => `${Math.round(ms * 1000)} µs`
