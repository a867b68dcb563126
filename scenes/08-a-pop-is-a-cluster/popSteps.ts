/**
 * The steps of scene 8 in which several servers share the work of a POP: whose a URL is, what is sent ahead, and the learner's turn.
 */
import type { RunView } from '../../src/scene/runView'
import type { Process, Script, Step } from '../../src/scene/types'
import { FAVOURITE, favouriteFifth } from './catalogue'
import { hitShare, popHitShare, popRequests } from './hitShares'
import type { Values } from './levers'
import { lastUnder, popView } from './network'
import { AT_FIRST, MANY_POINTS, POP_PACE_MS, POP_USERS } from './places'
import { otherCourse } from './popWords'
import { FILL_MS, emptyServers, fill, popUsers, repairServers } from './traffic'

/** Each way of placing. */
const PLACED_MS = 10_000
const PUSH_MS = 5_000
/** Until the last answer has come. */
const QUIET_MS = 200
const [TURN_MS, TURN_DEATH_MS] = [16_000, 8_000]
const TARGET = 0.62

const byChance = (run: RunView): number => popHitShare(run, 'placed', 0, PLACED_MS)
const byHash = (run: RunView): number => popHitShare(run, 'placed', PLACED_MS)
/** When the hash takes over (ms of the run). */
const placedMs = (run: RunView): number => run.request('placed').atMs

/** When the disks are emptied for the second time (ms of the run). */
const pushMs = (run: RunView): number => run.step('push').startMs + PUSH_MS + QUIET_MS
const pulled = (run: RunView): number => popHitShare(run, 'push', 0, PUSH_MS)
const pushed = (run: RunView): number => popHitShare(run, 'push', PUSH_MS)

/** The share of requests for what was sent ahead. */
function drawn(run: RunView<Values>): number {
  const all = popRequests(run, 'push')
  const favourites = favouriteFifth(run.leversIn('push'))
  return all.filter(({ url }) => favourites.includes(url)).length / all.length
}

export const placedStep: Step<Values> = {
  id: 'placed',
  title: 'Four disks, or one',
  view: popView,
  set: { placement: 'random' },
  about: ['placement', 'servers', 'turned'],
  paceMs: POP_PACE_MS,
  prose: (run, say) => [
    'A [[POP]] is several servers: a track each, with a dot for each copy on its disk. At first any of them gets any request.',
    `Copies answered ${say.percent(byChance(run), placedMs(run))}: all disks hold the favourites. ${say.from(placedMs(run))}Then each URL had one server: its [[hash]] [[modulo]] their number. Now it was ${say.percent(byHash(run))}: nothing is kept twice, as on one large disk.`,
  ],
  line: (run, say) => `First any server gets any request: ${say.percent(byChance(run), placedMs(run))} from disk. Then each URL has its own: ${say.percent(byHash(run))}.`,
  *play(script) {
    yield* popUsers(script, PLACED_MS)
    script.set({ placement: 'modulo' })
    yield* script.ask(POP_USERS, FAVOURITE, { as: 'placed', follow: true })
    yield* popUsers(script, PLACED_MS)
  },
  claims: [
    { text: 'a hash answers more than chance did', holds: (run) => byHash(run) > byChance(run) + 0.05, instead: otherCourse('placed') },
    { text: 'by chance the disks answer as one of them does', holds: (run) => Math.abs(byChance(run) - hitShare(run, 'lru', 'full')) < 0.12, asPlayed: true },
  ],
}

export const pushStep: Step<Values> = {
  id: 'push',
  title: 'Before anybody asks',
  view: popView,
  set: { points: MANY_POINTS },
  about: ['pushes', 'exponent', 'room'],
  paceMs: POP_PACE_MS,
  prose: (run, say) => [
    'All disks are empty again. They keep what somebody has asked for, as until now: [[pull]].',
    `${say.from(pushMs(run))}Then they are emptied once more, and the favourites are sent ahead, a fifth of the objects: [[push]]. It took ${say.bytes(run.origin('push').pushedBytes)} within ${say.given(FILL_MS / 1000, 's')}. The fifth draws ${say.percent(drawn(run))} of the requests. Copies answered ${say.percent(pulled(run))} with pull and ${say.percent(pushed(run))} after the push.`,
  ],
  line: (run, say) => `All disks are empty. Pull answered ${say.percent(pulled(run))} of the first requests; after a push of ${say.bytes(run.origin('push').pushedBytes)} it was ${say.percent(pushed(run))}.`,
  *play(script) {
    repairServers(script)
    emptyServers(script)
    yield* popUsers(script, PUSH_MS)
    yield* script.wait(QUIET_MS)
    emptyServers(script)
    script.set({ pushes: true })
    if (script.levers().pushes) yield* fill(script)
    yield* script.ask(POP_USERS, favouriteFifth(script.levers())[0]!, { as: 'ahead', follow: true })
    yield* popUsers(script, PUSH_MS)
  },
  claims: [
    { text: 'the fifth was sent ahead', holds: (run) => run.origin('push').pushedBytes > 0, instead: otherCourse('push') },
    { text: 'more is found after it', holds: (run) => pushed(run) > pulled(run) },
  ],
}

export const yourTurn: Step<Values> = {
  id: 'your-turn',
  title: 'Your turn',
  view: popView,
  paceMs: POP_PACE_MS,
  prose: () => ['The disks are empty, and one of the servers will die.', 'Try more points, another policy, and a push of the favourites. Or send a crawler, and see what stays.'],
  line: () => 'Your turn: the disks are empty, and one of the servers will die.',
  *play(script) {
    emptyServers(script)
    if (script.levers().pushes) yield* fill(script)
    yield* script.all([popUsers(script, TURN_MS), dies(script)])
  },
  claims: [{ text: 'everyone gets an answer', holds: (run) => run.of({ step: 'your-turn' }).every(({ status }) => status === 200) }],
  challenge: {
    text: (say) => `With ${say.givenCount(AT_FIRST.servers, 'server')}, room for ${say.givenCount(AT_FIRST.room, 'object')} on each and this traffic, answer ${say.given(TARGET, 'percent')} of the requests from disks.`,
    met: (run) => isGiven(run) && popHitShare(run, 'your-turn') > TARGET,
    now: (run, say) => `It is ${say.percent(popHitShare(run, 'your-turn'))}${isGiven(run) ? '' : ', with more disk or other traffic'}.`,
    solution: { levers: { points: MANY_POINTS, eviction: 'sieve', pushes: true } },
  },
}

function* dies({ wait, levers, fault }: Script<Values>): Process<void> {
  yield* wait(TURN_DEATH_MS)
  fault(lastUnder(levers()), { kind: 'down' })
}

/** No more servers, slots or favour than the task has. */
function isGiven(run: RunView<Values>): boolean {
  const { servers, room, exponent } = run.leversIn('your-turn')
  return servers <= AT_FIRST.servers && room <= AT_FIRST.room && exponent <= AT_FIRST.exponent
}
