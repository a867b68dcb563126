/**
 * The steps of scene 8 in which several servers share the work of a POP.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { FAVOURITE, favouriteFifth } from './catalogue'
import { AFTER_MS, afterDeath, beforeDeath, hitShare, popHitShare } from './hitShares'
import type { Values } from './levers'
import { heirs, moved, movedByModulo, passedOn } from './measures'
import { lastUnder, mostWantedOf, popView } from './network'
import { AT_FIRST, DEATH_MS, POP_USERS } from './places'
import { FILL_MS, emptyServers, fill, popUsers, repairServers } from './traffic'

/** Each way of placing, and of that what is counted: when the disks have filled. */
const [PLACED_MS, FILLED_MS] = [10_000, 4_000]
/** The traffic around a death. */
const DEATH_STEP_MS = 14_000
const PUSH_MS = 5_000
const [TURN_MS, TURN_DEATH_MS] = [16_000, 8_000]
const TARGET = 0.62
const PACE_MS = 1_500
const MANY_POINTS = 100

const byChance = (run: RunView): number => popHitShare(run, 'placed', FILLED_MS, PLACED_MS)
const onRing = (run: RunView): number => popHitShare(run, 'placed', PLACED_MS + FILLED_MS)
/** Points of each server in a step; 0 where there is no ring. */
const pointsIn = (run: RunView<Values>, step: string): number => (run.leversIn(step).placement === 'ring' ? run.leversIn(step).points : 0)

const pulled = (run: RunView): number => popHitShare(run, 'push', 0, PUSH_MS)
const pushed = (run: RunView): number => popHitShare(run, 'push', PUSH_MS)

function drawn(run: RunView<Values>): number {
  const all = run.of({ step: 'push', client: POP_USERS })
  const favourites = favouriteFifth(run.leversIn('push'))
  return all.filter(({ url }) => favourites.includes(url)).length / all.length
}

/** What a step says where the learner's levers give it another course. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) => `Your levers give this step another course. Copies answered ${say.percent(popHitShare(run, step))} of ${say.counted(run.of({ step, client: POP_USERS }).length, 'request')}.`
}

/** The same of a step in which a server dies. */
function otherDeath(step: string): (run: RunView<Values>, say: Say) => string {
  return (run, say) => `Your levers give this step another course. One of ${say.givenCount(run.leversIn(step).servers, 'server')} dies. ${say.from(diedMs(run, step))}${Number.isNaN(moved(run, step)) ? '' : `${say.percent(moved(run, step))} of the objects moved, to ${say.counted(heirs(run, step), 'heir')}. `}Copies answered ${say.percent(beforeDeath(run, step))} before and ${say.percent(afterDeath(run, step), diedMs(run, step) + AFTER_MS)} just after.`
}

/** What is said of bounded loads where they are bounded. */
function bounded(run: RunView<Values>, say: Say, step: string): string {
  return run.leversIn(step).bound === 'off' ? '' : ` ${say.counted(passedOn(run, step), 'request')} went on to another server, for their own had its bound.`
}

/** Users all the time, and a server that dies among them; then one of them asks for what it had. */
function* withDeath(script: Script<Values>, forMs: number, atMs: number, as?: string): Process<void> {
  function* dies(): Process<void> {
    yield* script.wait(atMs)
    const server = lastUnder(script.levers())
    script.fault(server, { kind: 'down' })
    if (as) yield* script.ask(POP_USERS, mostWantedOf(server, script.levers()), { as, follow: true })
  }
  yield* script.all([popUsers(script, forMs), dies()])
}

export const popSteps: readonly Step<Values>[] = [
  {
    id: 'placed',
    title: 'Four disks, or one',
    view: popView,
    set: { placement: 'random' },
    about: ['placement', 'servers', 'turned'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      'A [[POP]] is several servers. Each has a track here, and a dot for each copy on its disk. At first any of them gets any request.',
      `Copies answered ${say.percent(byChance(run), placedMs(run))}: all disks hold the favourites. ${say.from(placedMs(run))}Then each URL belongs to one server, the next point clockwise on the ring: [[consistent hashing]]. Now it was ${say.percent(onRing(run))}, for nothing is kept twice.`,
    ],
    line: (run, say) => `First any server gets any request: ${say.percent(byChance(run), placedMs(run))} from disk. Then each URL has its own: ${say.percent(onRing(run))}.`,
    *play(script) {
      yield* popUsers(script, PLACED_MS)
      script.set({ placement: 'ring' })
      yield* script.ask(POP_USERS, FAVOURITE, { as: 'placed', follow: true })
      yield* popUsers(script, PLACED_MS)
    },
    claims: [
      { text: 'the ring answers more than chance did', holds: (run) => onRing(run) > byChance(run) + 0.05, instead: otherCourse('placed') },
      { text: 'by chance the disks answer as one of them does', holds: (run) => Math.abs(byChance(run) - hitShare(run, 'lru', 'full')) < 0.12, asPlayed: true },
    ],
  },
  {
    id: 'one-heir',
    title: 'A server dies',
    view: popView,
    about: ['placement', 'points', 'servers'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `Each server has ${say.givenCount(run.leversIn('one-heir').points, 'point')} on the ring, and the arc before it. One of them dies in the middle of the traffic.`,
      `${say.from(diedMs(run, 'one-heir'))}Orange is inherited: ${say.percent(moved(run, 'one-heir'))} of the objects, for ${say.counted(heirs(run, 'one-heir'), 'heir')}. Hollow dots are copies that it lacks: they died with the server. Copies answered ${say.percent(beforeDeath(run, 'one-heir'))} before and ${say.percent(afterDeath(run, 'one-heir'), diedMs(run, 'one-heir') + AFTER_MS)} just after.`,
    ],
    line: (run, say) => `One of the servers dies, and what it had goes to others on the ring. ${say.percent(moved(run, 'one-heir'))} of the objects move, to ${say.counted(heirs(run, 'one-heir'), 'heir')}.`,
    predict: {
      question: 'A server dies. Which of the others get what it had?',
      options: ['One of them, all of it', 'All of them, a part each', 'Every object moves'],
      answer: (run) => (moved(run, 'one-heir') > 0.7 ? 2 : heirs(run, 'one-heir') > 1 ? 1 : 0),
      because: (run, say) => `Its arc ends at the next point, and that is one server’s: ${say.percent(moved(run, 'one-heir'))} of the objects came to its disk at once.`,
    },
    *play(script) {
      emptyServers(script)
      yield* withDeath(script, DEATH_STEP_MS, DEATH_MS, 'heir')
    },
    claims: [
      { text: 'each server has one point on a ring', holds: (run) => pointsIn(run, 'one-heir') === 1, instead: otherDeath('one-heir') },
      { text: 'one server gets all', holds: (run) => heirs(run, 'one-heir') === 1, instead: otherDeath('one-heir') },
      { text: 'copies answer less just after', holds: (run) => afterDeath(run, 'one-heir') < beforeDeath(run, 'one-heir'), asPlayed: true },
      { text: 'nobody is without an answer', holds: (run) => run.of({ step: 'one-heir' }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'shared',
    title: 'Many points',
    view: popView,
    set: { points: MANY_POINTS },
    about: ['placement', 'points', 'servers', 'bound'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `All servers are back, with ${say.givenCount(run.leversIn('shared').points, 'point')} each, all around the ring: [[virtual nodes]]. The same server dies.`,
      `${say.from(diedMs(run, 'shared'))}${say.percent(moved(run, 'shared'))} of the objects moved, to ${say.counted(heirs(run, 'shared'), 'heir')}. A modulo would have moved ${say.percent(movedByModulo(run, 'shared'))}. Copies answered ${say.percent(beforeDeath(run, 'shared'))} before and ${say.percent(afterDeath(run, 'shared'), diedMs(run, 'shared') + AFTER_MS)} just after.${bounded(run, say, 'shared')}`,
    ],
    line: (run, say) => `Each server has many points on the ring, and the same one dies. ${say.percent(moved(run, 'shared'))} of the objects move, to ${say.counted(heirs(run, 'shared'), 'heir')}. A modulo moves ${say.percent(movedByModulo(run, 'shared'))}.`,
    *play(script) {
      repairServers(script)
      emptyServers(script)
      yield* withDeath(script, DEATH_STEP_MS, DEATH_MS, 'heirs')
    },
    claims: [
      { text: 'about a quarter moves', holds: (run) => Math.abs(moved(run, 'shared') - 0.25) < 0.06, asPlayed: true },
      { text: 'each server has many points on a ring', holds: (run) => pointsIn(run, 'shared') > 1, instead: otherDeath('shared') },
      { text: 'several inherit', holds: (run) => heirs(run, 'shared') > 1, instead: otherDeath('shared') },
    ],
  },
  {
    id: 'push',
    title: 'Before anybody asks',
    view: popView,
    set: { points: MANY_POINTS, pushes: true },
    about: ['pushes', 'exponent', 'room'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      'All disks are empty again. They keep what somebody has asked for, as until now: [[pull]].',
      `${say.from(pushMs(run))}Then they are emptied once more, and the favourites are sent ahead, a fifth of the objects: [[push]]. It took ${say.bytes(run.origin('push').pushedBytes)} within ${say.given(FILL_MS / 1000, 's')}. The fifth draws ${say.percent(drawn(run))} of the requests. Copies answered ${say.percent(pulled(run))} with pull and ${say.percent(pushed(run))} after the push.`,
    ],
    line: (run, say) => `All disks are empty. Pull answered ${say.percent(pulled(run))} of the first requests; after a push of ${say.bytes(run.origin('push').pushedBytes)} it was ${say.percent(pushed(run))}.`,
    *play(script) {
      repairServers(script)
      emptyServers(script)
      yield* popUsers(script, PUSH_MS)
      emptyServers(script)
      if (script.levers().pushes) yield* fill(script)
      yield* script.ask(POP_USERS, favouriteFifth(script.levers())[0]!, { as: 'ahead', follow: true })
      yield* popUsers(script, PUSH_MS)
    },
    claims: [
      { text: 'the fifth was sent ahead', holds: (run) => run.origin('push').pushedBytes > 0, instead: otherCourse('push') },
      { text: 'more is found after it', holds: (run) => pushed(run) > pulled(run), instead: otherCourse('push') },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    view: popView,
    paceMs: PACE_MS,
    prose: () => ['The disks are empty, and one of the servers will die.', 'Try more points and another policy. Then send a crawler, or have new favourites.'],
    line: () => 'Your turn: the disks are empty, and one of the servers will die.',
    *play(script) {
      emptyServers(script)
      if (script.levers().pushes) yield* fill(script)
      yield* withDeath(script, TURN_MS, TURN_DEATH_MS)
    },
    claims: [{ text: 'everyone gets an answer', holds: (run) => run.of({ step: 'your-turn' }).every(({ status }) => status === 200) }],
    challenge: {
      text: (say) => `With ${say.givenCount(AT_FIRST.servers, 'server')}, room for ${say.givenCount(AT_FIRST.room, 'object')} on each and this traffic, answer ${say.given(TARGET, 'percent')} of the requests from disks.`,
      met: (run) => isGiven(run) && popHitShare(run, 'your-turn') > TARGET,
      now: (run, say) => `It is ${say.percent(popHitShare(run, 'your-turn'))}${isGiven(run) ? '' : ', with more disk or other traffic'}.`,
      solution: { levers: { points: MANY_POINTS, eviction: 'sieve', pushes: true } },
    },
  },
]

/** No more servers, slots or favour than the task has. */
function isGiven(run: RunView<Values>): boolean {
  const { servers, room, exponent } = run.leversIn('your-turn')
  return servers <= AT_FIRST.servers && room <= AT_FIRST.room && exponent <= AT_FIRST.exponent
}

/** When the ring takes over (ms of the run). */
function placedMs(run: RunView): number {
  return run.request('placed').atMs
}

function diedMs(run: RunView, step: string): number {
  return run.step(step).startMs + DEATH_MS
}

/** When the disks are emptied for the second time (ms of the run). */
function pushMs(run: RunView): number {
  return run.step('push').startMs + PUSH_MS
}
