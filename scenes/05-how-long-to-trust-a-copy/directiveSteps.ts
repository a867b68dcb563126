/**
 * The steps of scene 5 about directives: three questions, the rest of the sheet, and your turn.
 */
import type { View } from '../../src/cdn/topology'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Claim, Process, Script, Step } from '../../src/scene/types'
import { FILE, FILE_BYTES, KEY, NO_CACHE, NO_STORE, PRIVATE, REST, SHEET, type SheetCase, TWO_CLOCKS_HEADER, firstOf, secondOf } from './constants'
import type { Values } from './levers'
import { bytesWords, copyIn, turnRequests, wentAllTheWay } from './readings'
import { yourLevers } from './yourLevers'

const TURN_REQUESTS = 16
const TURN_EVERY_MS = 1000
/** When the file changes in the last step, counted in requests. */
const CHANGE_AFTER = 8
const MOST_ORIGIN_REQUESTS = 10
const MOST_WRONG = 2

/** Another header, and caches that know nothing. */
function startWith({ set, purge }: Script<Values>, cacheControl: string): void {
  for (const cache of ['browser', 'other', 'edge']) purge(cache)
  set({ cacheControl })
}

/** The two requests of a row of the sheet. */
function* playCase(script: Script<Values>, one: SheetCase, follow: boolean): Process<void> {
  const { directive, header, afterMs, headers = [], secondHeaders = [], anotherUser = false } = one
  startWith(script, header)
  yield* script.ask('browser', FILE, { as: firstOf(one), headers })
  yield* script.wait(afterMs)
  yield* script.ask(anotherUser ? 'other' : 'browser', FILE, { as: secondOf(directive), follow, headers: [...headers, ...secondHeaders] })
  yield* script.wait(300)
}

const SHEET_VIEW: View<Values> = { kind: 'sheet', key: KEY, columns: [['other', 'browser'], ['edge'], ['us-east']], rows: SHEET }

/** What the second request of a row of the sheet must have done. */
function sheetClaim(directive: string, text: string, holds: (run: RunView, second: ReturnType<RunView['request']>) => boolean): Claim<Values> {
  return { text: `${directive}: ${text}`, holds: (run) => holds(run, run.request(secondOf(directive))) }
}

/** What the second request of a row did under a learner's own header. */
function yourRow(run: RunView<Values>, say: Say, step: string, directive: string): string {
  const second = secondOf(directive)
  return `${yourLevers(run, step)} The second request took ${say.wait(second)}, and the origin sent ${bytesWords(run, say, second)}.`
}

export const directiveSteps: readonly Step<Values>[] = [
  {
    // The name of the step that asked all three questions at once stands in links: it is where the first one is asked now.
    id: 'three-questions',
    title: 'May it be used without asking?',
    paceMs: 900,
    set: { version: 2 },
    view: SHEET_VIEW,
    prose: (run, say) => [
      'From here on every header has a row: one request fills empty caches, then a second one comes. What do the caches hold, and how far must it go?',
      `${say.answered(firstOf(NO_CACHE))}\`no-cache\` does not forbid to keep the file. It forbids to use it without asking: ${say.wait(secondOf('no-cache'))}, ${bytesWords(run, say, secondOf('no-cache'))}.`,
    ],
    line: (run, say) => `\`no-cache\` keeps the file and asks every time: ${say.wait(secondOf('no-cache'))}, ${bytesWords(run, say, secondOf('no-cache'))}.`,
    *play(script) {
      yield* playCase(script, NO_CACHE, true)
    },
    claims: [
      {
        text: 'it is kept, and asked about although nothing has changed (RFC 9111 §5.2.2.4)',
        holds: (run) => {
          const second = run.request(secondOf('no-cache'))
          return run.leversIn('three-questions').cacheControl === NO_CACHE.header && second.outcome === 'revalidated' && wentAllTheWay(run, second) && second.bytes < 1000
        },
        instead: (run, say) => yourRow(run, say, 'three-questions', 'no-cache'),
      },
    ],
  },
  {
    id: 'no-store',
    title: 'May it be kept?',
    paceMs: 900,
    set: { version: 2 },
    view: SHEET_VIEW,
    prose: (run, say) => [
      `\`no-store\` does what many expect of \`no-cache\`. ${say.answered(firstOf(NO_STORE))}Nobody keeps anything.`,
      `There is nothing to ask about, so the whole file comes every time: ${say.wait(secondOf('no-store'))}, ${bytesWords(run, say, secondOf('no-store'))}.`,
    ],
    line: (run, say) => `\`no-store\` keeps nothing: the whole file comes again, ${say.wait(secondOf('no-store'))}, ${bytesWords(run, say, secondOf('no-store'))}.`,
    *play(script) {
      yield* playCase(script, NO_STORE, true)
    },
    claims: [
      {
        text: 'no cache holds a copy, and the whole file comes again (RFC 9111 §5.2.2.5)',
        holds: (run) => {
          const second = run.request(secondOf('no-store'))
          return wentAllTheWay(run, second) && second.bytes > FILE_BYTES && (['browser', 'edge'] as const).every((node) => copyIn(run, node, 'no-store') === undefined)
        },
        instead: (run, say) => yourRow(run, say, 'no-store', 'no-store'),
      },
    ],
  },
  {
    id: 'private',
    title: 'May it be shared?',
    paceMs: 900,
    set: { version: 2 },
    view: SHEET_VIEW,
    prose: (_, say) => [
      `\`private\` keeps a file out of shared caches. The browser that got it waits ${say.wait('own-copy')} for it.`,
      `${say.asked(secondOf(PRIVATE.directive))}Now another user asks, in Bondi, through the same edge. She waits ${say.wait(secondOf('private'))}, the whole way. An account page wants that; a stylesheet does not.`,
    ],
    line: (_, say) => `\`private\`: the browser’s own copy answers in ${say.wait('own-copy')}, and another user waits ${say.wait(secondOf('private'))}.`,
    *play(script) {
      const { header, afterMs } = PRIVATE
      startWith(script, header)
      yield* script.ask('browser', FILE, { as: firstOf(PRIVATE) })
      yield* script.wait(afterMs)
      yield* script.ask('browser', FILE, { as: 'own-copy', follow: true })
      yield* script.wait(300)
      yield* script.ask('other', FILE, { as: secondOf(PRIVATE.directive), follow: true })
      yield* script.wait(300)
    },
    claims: [
      {
        text: 'it serves the same browser again, is in no shared cache, and another user goes the whole way (RFC 9111 §5.2.2.7)',
        holds: (run) => {
          const second = run.request(secondOf('private'))
          return run.request('own-copy').path.length === 1 && copyIn(run, 'edge', 'private') === undefined && second.client === 'other' && wentAllTheWay(run, second) && second.bytes > FILE_BYTES
        },
        instead: (run, say) => yourRow(run, say, 'private', 'private'),
      },
    ],
  },
  {
    id: 'cheat-sheet',
    title: 'The sheet',
    paceMs: 900,
    set: { version: 2 },
    view: SHEET_VIEW,
    prose: (_, say) => [
      'Five more rows. In the first, both users are logged in.',
      `\`public\` lets shared caches keep even that: ${say.wait(secondOf('public'))}. With \`max-age\` the browser’s own copy answers: ${say.wait(secondOf('max-age'))}. With \`s-maxage\` the edge’s: ${say.wait(secondOf('s-maxage'))}.`,
      `\`must-revalidate\`: this user would take it stale, but it is checked: ${say.wait(secondOf('must-revalidate'))}. \`immutable\`: a reload would ask, but does not: ${say.wait(secondOf('immutable'))}.`,
    ],
    line: (_, say) => `Five more headers. \`must-revalidate\` asks where the user would take it stale: ${say.wait(secondOf('must-revalidate'))}. \`immutable\` spares a reload the question: ${say.wait(secondOf('immutable'))}.`,
    *play(script) {
      for (const one of REST) yield* playCase(script, one, true)
    },
    claims: [
      {
        text: 'each row plays its own header',
        holds: (run) => run.leversIn('cheat-sheet').cacheControl === REST.at(-1)!.header && run.leversIn('cheat-sheet').etag,
        instead: (run) => `${yourLevers(run, 'cheat-sheet')} So every row of the sheet plays that one. The rows differ only in who asks, and when.`,
      },
      sheetClaim('max-age', 'the browser answers itself (RFC 9111 §5.2.2.1)', (_, { path }) => path.length === 1),
      sheetClaim('s-maxage', 'the browser asks, the edge answers (§5.2.2.10)', (_, { path, outcome }) => path.length === 3 && outcome === 'hit'),
      sheetClaim('public', 'a shared cache keeps it although the request had Authorization (§5.2.2.9)', (_, { path, outcome, client }) => path.length === 3 && outcome === 'hit' && client === 'other'),
      sheetClaim('must-revalidate', 'once stale it is asked about, even for a user who would take it stale (§5.2.2.2)', (run, second) => wentAllTheWay(run, second) && second.bytes < 1000),
      sheetClaim('immutable', 'while it is fresh a reload does not ask (RFC 8246 §2)', (_, { path }) => path.length === 1),
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: write the header',
    paceMs: 2000,
    set: { version: 2, cacheControl: TWO_CLOCKS_HEADER },
    prose: () => [
      'A user asks once a second, and half way through the file changes. Write the header under *Levers*: type it, or use the chips and sliders.',
      'Spare the origin, and let nobody see the old file for long.',
    ],
    line: () => 'Your turn: write a header that spares the origin and lets nobody see the old file for long.',
    *play({ ask, set, purge, wait }) {
      purge('browser')
      purge('edge')
      for (let k = 0; k < TURN_REQUESTS; k++) {
        if (k === CHANGE_AFTER) set({ version: 3 })
        yield* ask('browser', FILE, { as: `turn-${k + 1}` })
        yield* wait(TURN_EVERY_MS)
      }
    },
    claims: [
      {
        text: 'under the first header the old file is seen until its lifetime in the edge is over',
        holds: (run) => turnRequests(run).some(({ content, expectedContent }) => content !== expectedContent),
        asPlayed: true,
      },
    ],
    challenge: {
      text: (say) => `At most ${say.givenCount(MOST_ORIGIN_REQUESTS, 'request')} to the origin in this step, and at most ${say.givenCount(MOST_WRONG, 'answer')} with the old file after the change.`,
      met: (run) => {
        const seen = new Set(turnRequests(run).map(({ expectedContent }) => expectedContent))
        return seen.size === 2 && run.origin('your-turn').requests <= MOST_ORIGIN_REQUESTS && wrongTurns(run) <= MOST_WRONG
      },
      solution: { levers: { cacheControl: 'max-age=0, s-maxage=2' } },
      now: (run, say) =>
        `${say.counted(run.origin('your-turn').requests, 'request', 0)} to the origin, ${say.counted(wrongTurns(run), 'answer', 0)} with the old file.`,
    },
  },
]

function wrongTurns(run: RunView): number {
  return turnRequests(run).filter(({ content, expectedContent }) => content !== expectedContent).length
}
