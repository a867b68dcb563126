/**
 * The steps of scene 8 in which a server dies: keys placed by a modulo, on a ring with a point for each, on a ring with many.
 */
import type { Process, Script, Step } from '../../src/scene/types'
import { afterDeath, beforeDeath, busiestAfter } from './hitShares'
import type { Values } from './levers'
import { diedMs, heirs, isLostAtFirst, isSteady, largestShare, moved, placementIn, pointsIn } from './measures'
import { lastUnder, popView, wantedOf } from './network'
import { DEATH_MS, MANY_POINTS, POP_PACE_MS, POP_USERS } from './places'
import { bounded, otherDeath } from './popWords'
import { popUsers, repairServers, warmServers } from './traffic'

const STEP_MS = 8_500
/** What most objects are, of all. */
const [MOST, HALF] = [0.7, 0.4]

/** Users all the time, and a server that dies among them; then one of them asks for what it had. */
function* withDeath(script: Script<Values>, as: string): Process<void> {
  function* dies(): Process<void> {
    yield* script.wait(DEATH_MS)
    const server = lastUnder(script.levers())
    script.fault(server, { kind: 'down' })
    yield* script.ask(POP_USERS, wantedOf(server, script.levers())[0]!, { as, follow: true })
  }
  repairServers(script)
  warmServers(script)
  yield* script.all([popUsers(script, STEP_MS), dies()])
}

export const deathSteps: readonly Step<Values>[] = [
  {
    id: 'modulo',
    title: 'A server dies',
    view: popView,
    set: { placement: 'modulo' },
    about: ['placement', 'servers'],
    paceMs: POP_PACE_MS,
    prose: (run, say) => [
      `Each disk is full of favourites. A URL has one of ${say.givenCount(run.leversIn('modulo').servers, 'server')}, by its hash [[modulo]] their number. A server dies.`,
      `${say.from(diedMs(run, 'modulo'))}The divisor changes: ${say.percent(moved(run, 'modulo'), diedMs(run, 'modulo'))} of the objects have another server. Dark dots are copies where nobody looks, hollow ones are lacking where somebody does. Copies answered ${say.percent(beforeDeath(run, 'modulo'), diedMs(run, 'modulo'))} before and ${say.percent(afterDeath(run, 'modulo'))} since.`,
    ],
    line: (run, say) => `One server dies, and with a modulo ${say.percent(moved(run, 'modulo'))} of the objects have another server. Copies answered ${say.percent(beforeDeath(run, 'modulo'))} before, ${say.percent(afterDeath(run, 'modulo'))} since.`,
    predict: {
      question: 'One of the servers dies. How many objects have another server then?',
      options: ['Only those that it had', 'About half', 'Most'],
      answer: (run) => (moved(run, 'modulo') > MOST ? 2 : moved(run, 'modulo') > HALF ? 1 : 0),
      because: (run, say) => `A hash is divided by another number now, and what is left is another number for ${say.percent(moved(run, 'modulo'))} of the objects. Their copies are on the wrong disk.`,
    },
    *play(script) {
      yield* withDeath(script, 'elsewhere')
    },
    claims: [
      { text: 'a modulo places keys all the time', holds: (run) => isSteady(run, 'modulo') && placementIn(run, 'modulo') === 'modulo', instead: otherDeath('modulo') },
      { text: 'most objects move', holds: (run) => moved(run, 'modulo') > HALF },
      { text: 'copies answer less since', holds: (run) => afterDeath(run, 'modulo') < beforeDeath(run, 'modulo'), asPlayed: true },
      { text: 'nobody is without an answer', holds: (run) => run.of({ step: 'modulo' }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'one-heir',
    title: 'A ring',
    view: popView,
    about: ['placement', 'points', 'servers'],
    paceMs: POP_PACE_MS,
    prose: (run, say) => [
      `All servers are back, with ${say.givenCount(run.leversIn('one-heir').points, 'point')} each on a ring. A hash is a place on it, and the next point clockwise has the URL: [[consistent hashing]]. A server dies again.`,
      `${say.from(diedMs(run, 'one-heir'))}The brown arc is inherited: ${say.percent(moved(run, 'one-heir'), diedMs(run, 'one-heir'))} of the objects, by ${say.counted(heirs(run, 'one-heir'), 'heir')}. The others stay. Copies answered ${say.percent(beforeDeath(run, 'one-heir'), diedMs(run, 'one-heir'))} before and ${say.percent(afterDeath(run, 'one-heir'))} since.`,
    ],
    line: (run, say) => `On a ring what a dead server had goes to the next one: ${say.percent(moved(run, 'one-heir'))} of the objects move, to ${say.counted(heirs(run, 'one-heir'), 'heir')}.`,
    predict: {
      question: 'A server of the ring dies. Which of the others get what it had?',
      options: ['One of them, all of it', 'All of them, a part each', 'Every object moves'],
      answer: (run) => (moved(run, 'one-heir') > MOST ? 2 : heirs(run, 'one-heir') > 1 ? 1 : 0),
      because: (run, say) => `Its arc ends at the next point, and that is one server’s: ${say.percent(moved(run, 'one-heir'))} of the objects came to its disk at once.`,
    },
    *play(script) {
      yield* withDeath(script, 'heir')
    },
    claims: [
      { text: 'each server has one point on a ring all the time', holds: (run) => isSteady(run, 'one-heir') && pointsIn(run, 'one-heir') === 1, instead: otherDeath('one-heir') },
      { text: 'one server gets all', holds: (run) => heirs(run, 'one-heir') === 1, instead: otherDeath('one-heir') },
      { text: 'the heir has hardly a copy of what it inherits', holds: (run) => isLostAtFirst(run, 'one-heir'), asPlayed: true },
      { text: 'nobody is without an answer', holds: (run) => run.of({ step: 'one-heir' }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'shared',
    title: 'Many points',
    view: popView,
    set: { points: MANY_POINTS },
    about: ['placement', 'points', 'servers', 'bound'],
    paceMs: POP_PACE_MS,
    prose: (run, say) => [
      `All servers are back, with ${say.givenCount(run.leversIn('shared').points, 'point')} each on the ring: [[virtual nodes]]. Its largest share is ${say.given(largestShare(run, 'shared'), 'percent')}, with one point ${say.given(largestShare(run, 'shared', 1), 'percent')}. A server dies.`,
      `${say.from(diedMs(run, 'shared'))}${say.percent(moved(run, 'shared'), diedMs(run, 'shared'))} of the objects moved, to ${say.counted(heirs(run, 'shared'), 'heir')}. Copies answered ${say.percent(beforeDeath(run, 'shared'), diedMs(run, 'shared'))} before and ${say.percent(afterDeath(run, 'shared'))} since. Since then the busiest server got ${say.percent(busiestAfter(run, 'shared'))} of the requests; the one heir got ${say.percent(busiestAfter(run, 'one-heir'))}.${bounded(run, say, 'shared')}`,
    ],
    line: (run, say) => `With many points each, ${say.percent(moved(run, 'shared'))} of the objects move, to ${say.counted(heirs(run, 'shared'), 'heir')}, and no server has more than ${say.percent(busiestAfter(run, 'shared'))} of the requests.${bounded(run, say, 'shared')}`,
    *play(script) {
      yield* withDeath(script, 'heirs')
    },
    claims: [
      { text: 'about a quarter moves', holds: (run) => Math.abs(moved(run, 'shared') - 0.25) < 0.06, asPlayed: true },
      { text: 'each server has many points on a ring all the time', holds: (run) => isSteady(run, 'shared') && pointsIn(run, 'shared') > 1, instead: otherDeath('shared') },
      { text: 'several inherit', holds: (run) => heirs(run, 'shared') > 1, instead: otherDeath('shared') },
      { text: 'the busiest server has less to do than the one heir had', holds: (run) => pointsIn(run, 'one-heir') !== 1 || busiestAfter(run, 'shared') < busiestAfter(run, 'one-heir'), asPlayed: true },
    ],
  },
]
