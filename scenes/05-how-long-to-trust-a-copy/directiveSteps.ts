/**
 * The steps of scene 5 about directives: three questions, the cheat sheet, and your turn.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Claim, Process, Script, Step } from '../../src/scene/types'
import { FILE, FILE_BYTES, SHEET, type SheetCase } from './constants'
import type { Values } from './levers'
import { bytesWords, copyIn, turnRequests, wentAllTheWay } from './readings'

const TURN_REQUESTS = 16
const TURN_EVERY_MS = 1000
/** When the file changes in the last step, counted in requests. */
const CHANGE_AFTER = 8
const MOST_ORIGIN_REQUESTS = 8
const MOST_WRONG = 2

/** Another header, and caches that know nothing. */
function startWith({ set, purge }: Script<Values>, cacheControl: string): void {
  purge('browser')
  purge('edge')
  set({ cacheControl })
}

function* playCase(script: Script<Values>, { directive, header, afterMs, headers = [], secondHeaders = [], anotherUser }: SheetCase): Process<void> {
  startWith(script, header)
  yield* script.ask('browser', FILE, { as: `${directive}-sheet`, headers })
  yield* script.wait(afterMs)
  if (anotherUser) script.purge('browser')
  yield* script.ask('browser', FILE, { as: secondOf(directive), headers: [...headers, ...secondHeaders] })
  yield* script.wait(500)
}

const secondOf = (directive: string): string => `${directive}-second`

function caseWords({ directive, note }: Pick<SheetCase, 'directive' | 'note'>, say: Say): string {
  return `\`${directive}\` ${say.wait(secondOf(directive))}${note ? ` (${note})` : ''}`
}

/** What the second request of a line of the sheet must have done. */
function sheetClaim(directive: string, text: string, holds: (run: RunView, second: ReturnType<RunView['request']>) => boolean): Claim<Values> {
  return { text: `${directive}: ${text}`, holds: (run) => holds(run, run.request(secondOf(directive))) }
}

export const directiveSteps: readonly Step<Values>[] = [
  {
    id: 'three-questions',
    title: 'Keep, share, ask',
    paceMs: 900,
    set: { version: 2 },
    prose: (run, say) => [
      `Three headers, one after another, on empty caches. \`no-cache\` keeps a copy and asks every time: ${say.wait('asks-always')}, ${bytesWords(run, say, 'asks-always')}. \`no-store\` keeps nothing: ${say.wait('keeps-nothing')}, ${bytesWords(run, say, 'keeps-nothing')}.`,
      `\`private\` keeps out of the shared cache: the same browser waits ${say.wait('own-copy')}, another user ${say.wait('not-shared')}.`,
      'These are three questions, and one header may answer them all.',
    ],
    line: (_, say) => `\`no-cache\` keeps and asks: ${say.wait('asks-always')}. \`no-store\` keeps nothing: ${say.wait('keeps-nothing')}. \`private\`: another user waits ${say.wait('not-shared')}.`,
    *play(script) {
      const { ask, purge, wait } = script
      startWith(script, 'no-cache')
      yield* ask('browser', FILE, { as: 'asks-always-first' })
      yield* wait(900)
      yield* ask('browser', FILE, { as: 'asks-always', follow: true })
      yield* wait(600)
      startWith(script, 'no-store')
      yield* ask('browser', FILE, { as: 'keeps-nothing-first' })
      yield* wait(600)
      yield* ask('browser', FILE, { as: 'keeps-nothing', follow: true })
      yield* wait(600)
      startWith(script, 'private, max-age=4')
      yield* ask('browser', FILE, { as: 'own-copy-first' })
      yield* wait(900)
      yield* ask('browser', FILE, { as: 'own-copy', follow: true })
      yield* wait(600)
      purge('browser')
      yield* ask('browser', FILE, { as: 'not-shared', follow: true })
    },
    claims: [
      {
        text: 'no-cache is stored, and asked about although nothing has changed',
        holds: (run) => run.request('asks-always').outcome === 'revalidated' && run.request('asks-always').bytes < 1000 && wentAllTheWay(run, run.request('asks-always')),
      },
      { text: 'no-store brings the whole file every time', holds: (run) => run.request('keeps-nothing').bytes > FILE_BYTES },
      {
        text: 'private serves the same browser again, and no other user',
        holds: (run) => run.request('own-copy').path.length === 1 && wentAllTheWay(run, run.request('not-shared')),
      },
      { text: 'the edge holds no private copy', holds: (run) => copyIn(run, 'edge', 'three-questions') === undefined },
    ],
  },
  {
    id: 'cheat-sheet',
    title: 'The cheat sheet',
    paceMs: 900,
    set: { version: 2 },
    prose: (_, say) => [
      'Every directive, one after another, on empty caches: a first request, a pause, a second one. Watch the header below and the rings. The second request waited:',
      `${SHEET.map((one) => caseWords(one, say)).join(', ')}.`,
    ],
    line: (_, say) => `The second request waited: ${SHEET.map(({ directive }) => caseWords({ directive }, say)).join(', ')}.`,
    *play(script) {
      for (const one of SHEET) yield* playCase(script, one)
    },
    claims: [
      sheetClaim('max-age', 'the browser answers itself (RFC 9111 §5.2.2.1)', (_, { path }) => path.length === 1),
      sheetClaim('s-maxage', 'the browser asks, the edge answers (§5.2.2.10)', (_, { path, outcome }) => path.length === 3 && outcome === 'hit'),
      sheetClaim('public', 'a shared cache keeps it although the request had Authorization (§5.2.2.9)', (_, { path, outcome }) => path.length === 3 && outcome === 'hit'),
      sheetClaim('private', 'a shared cache does not keep it (§5.2.2.7)', (run, second) => wentAllTheWay(run, second) && second.bytes > FILE_BYTES),
      sheetClaim('no-cache', 'it is kept and asked about (§5.2.2.4)', (run, second) => wentAllTheWay(run, second) && second.bytes < 1000),
      sheetClaim('no-store', 'it is not kept (§5.2.2.5)', (run, second) => wentAllTheWay(run, second) && second.bytes > FILE_BYTES),
      sheetClaim('must-revalidate', 'once stale it is asked about, even for a user who would take it stale (§5.2.2.2)', (run, second) => wentAllTheWay(run, second) && second.bytes < 1000),
      sheetClaim('immutable', 'while it is fresh a reload does not ask (RFC 8246 §2)', (_, { path }) => path.length === 1),
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: write the header',
    paceMs: 2000,
    set: { version: 2 },
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
