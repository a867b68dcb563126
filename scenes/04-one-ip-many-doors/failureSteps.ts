/**
 * The steps of scene 4 in which a place dies: one kill and two clocks, what a shorter time to live changes and costs, and the learner's turn.
 */
import { popIn } from '../../src/cdn/anycastWorld'
import { CITIES } from '../../src/cdn/net/places'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Claim, Process, Script, Step } from '../../src/scene/types'
import { askedBy, failed, failedBy, lookups } from './counts'
import type { Values } from './levers'
import { KILL_AT_S, backsMs, darkS, deathIn, killMs, lastFailedS, noticedMs } from './measures'
import { CATALOGUE, TIMEOUT_MS, threads } from './network'
import { HOMES, OVERRUN_S, YOU, userOf } from './users'

/** Virtual ms a second. */
const PACE_MS = 7000
/** For how long users go on asking (s). */
export const LASTS_S = 100
const PER_SECOND = 0.4
/** The place is back, and routes have settled: time between two failures that nobody looks at. */
const SETTLE_MS = 160_000
const SHORT_TTL_S = 20
/** For how long a place that is drained serves on (s). */
const DRAIN_S = 60
/** What the last step asks for. */
const GOAL = { failed: 90, lookups: 60 } as const

/** Users of both ways ask all the time, those of one network in the same moments; a place dies, and comes back when nobody looks. */
function* failure(script: Script<Values>): Process<void> {
  const { all, fault, levers, repair, traffic, wait } = script
  // The lever may move before that place is back.
  let dead: string | undefined
  const dies = function* (): Process<void> {
    yield* wait(KILL_AT_S * 1000)
    const { killed, goes } = levers()
    dead = popIn(killed)
    if (goes === 'drained') {
      fault(dead, { kind: 'drained' })
      yield* wait(DRAIN_S * 1000)
    }
    fault(dead, { kind: 'down', silent: true })
  }
  const asks = [...HOMES.map(({ id }) => id), YOU].map((id) => traffic({
    clients: [userOf(id, 'anycast'), userOf(id, 'geo')], arrivals: steady, perSecond: PER_SECOND, forMs: LASTS_S * 1000, catalogue: CATALOGUE, together: true,
  }))
  yield* all([dies(), ...asks])
  yield* wait(TIMEOUT_MS)
  if (dead) repair(dead)
}

/** After that nobody asks until all is as it was. */
function* settled(script: Script<Values>): Process<void> {
  yield* failure(script)
  yield* script.wait(SETTLE_MS)
}

function nameOf(run: RunView, step: string): string {
  const death = deathIn(run, step)
  return death ? CITIES[death.pop].name : 'no POP'
}
const sinceKillS = (run: RunView, step: string, atMs: number): number => (atMs - killMs(run, step)) / 1000

/** What a step says where the learner's levers or buttons give it another course. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) =>
    `Your levers or buttons gave this step another course: ${nameOf(run, step)} died. With one address ${say.counted(failedBy(run, step, 'anycast').length, 'request')} failed, with names by place ${say.count(failedBy(run, step, 'geo').length)} did. Resolvers asked ${say.counted(lookups(run, step), 'time')}.`
}

/** Those whose requests fail with one address are those who asked between the kill and the moment at which their network had another way. */
const failUntilConverged: Claim<Values> = {
  text: 'with one address a request fails if it was sent between the kill and its network’s own convergence, and no other does',
  asPlayed: true,
  holds(run) {
    const backs = backsMs(run, 'kill')
    return HOMES.every((home) => {
      const [since, back] = [killMs(run, 'kill'), backs.get(home.id)!]
      // A request that is on its way in one of these moments may go either way.
      return askedBy(run, 'kill', 'anycast').filter(({ client }) => client === userOf(home.id, 'anycast'))
        .filter(({ atMs }) => [since, back].every((ms) => Math.abs(atMs - ms) > TIMEOUT_MS))
        .every((one) => failed(one) === (one.atMs > since && one.atMs < back) || isReset(run, one.id))
    })
  },
}

/** A connection broke because the route moved again. */
const isReset = (run: RunView, request: number): boolean => run.records('broken').some((record) => record.request === request)

const betweenNoticeAndTtl: Claim<Values> = {
  text: 'with names by place a user is cut off until detection at least and detection, TTL and overrun at most; the mean lies in between',
  asPlayed: true,
  holds: (run) => {
    const { ttl } = run.leversIn('kill')
    const noticedS = sinceKillS(run, 'kill', noticedMs(run, 'kill', 'geo'))
    const dark = darkS(run, 'kill', 'geo')
    const mean = dark.reduce((sum, one) => sum + one, 0) / dark.length
    return Math.max(...dark) <= noticedS + ttl + OVERRUN_S + 3 && Math.abs(mean - noticedS - ttl / 2) < ttl / 2
  },
}

export const failureSteps: readonly Step<Values>[] = [
  {
    id: 'kill',
    title: 'One kill, two clocks',
    about: ['ttl', 'resolver', 'interval', 'threshold'],
    paceMs: PACE_MS,
    view: threads,
    prose: (run, say) => [
      `Each line is a user over time. ${say.from(killMs(run, 'kill'))}Now ${nameOf(run, 'kill')} is silent; what fails is red. A [[health check]] must notice, which took up to ${say.seconds(sinceKillS(run, 'kill', noticedMs(run, 'kill', 'geo')), noticedMs(run, 'kill', 'geo'))}.`,
      `Above, the route was withdrawn, and network after network found another: [[convergence]], with a late few. Below, each user kept the dead address until its [[DNS TTL]] ended. Failed: ${say.count(failedBy(run, 'kill', 'anycast').length)} above, ${say.count(failedBy(run, 'kill', 'geo').length)} below.`,
    ],
    line: (run, say) => `One POP dies. ${say.counted(failedBy(run, 'kill', 'anycast').length, 'request')} failed with one address, ${say.count(failedBy(run, 'kill', 'geo').length)} with names by place.`,
    predict: {
      question: 'A POP falls silent. Routers and name server notice after the same number of failed checks. Where will fewer requests fail?',
      options: ['With one address', 'With names by place', 'As many with one address as with names'],
      answer: (run) => Math.sign(failedBy(run, 'kill', 'geo').length - failedBy(run, 'kill', 'anycast').length) === 1 ? 0 : failedBy(run, 'kill', 'geo').length < failedBy(run, 'kill', 'anycast').length ? 1 : 2,
      because: (run, say) => `Both notice at much the same time. Then routes move in seconds, mostly; an address that is known is used until its TTL ends: the last user below was cut off for ${say.seconds(lastFailedS(run, 'kill', 'geo'))}.`,
    },
    play: settled,
    claims: [
      {
        text: 'fewer requests fail with one address than with names by place, and both have noticed',
        holds: (run) => failedBy(run, 'kill', 'anycast').length > 0 && failedBy(run, 'kill', 'anycast').length < failedBy(run, 'kill', 'geo').length && noticedMs(run, 'kill', 'geo') < Infinity && lastFailedS(run, 'kill', 'geo') > run.leversIn('kill').ttl / 3,
        instead: otherCourse('kill'),
      },
      failUntilConverged,
      betweenNoticeAndTtl,
    ],
  },
  {
    id: 'shorter',
    title: 'A shorter memory',
    about: ['ttl', 'killed', 'interval', 'threshold'],
    paceMs: PACE_MS,
    view: threads,
    set: { ttl: SHORT_TTL_S },
    prose: (run, say) => [
      `All is settled, and ${nameOf(run, 'shorter')} dies again. This time an answer may be kept for ${say.given(run.leversIn('shorter').ttl, 's')}.`,
      `With names ${say.counted(failedBy(run, 'shorter', 'geo').length, 'request')} failed instead of ${say.count(failedBy(run, 'kill', 'geo').length)}. The price, in the strip at the top: resolvers asked ${say.counted(lookups(run, 'shorter'), 'time')}, not ${say.count(lookups(run, 'kill'))}, and do so every day. With one address ${say.count(failedBy(run, 'shorter', 'anycast').length)} failed, before ${say.count(failedBy(run, 'kill', 'anycast').length)}: that is chance.`,
    ],
    line: (run, say) => `A shorter TTL: ${say.count(failedBy(run, 'shorter', 'geo').length)} failed with names, and resolvers asked ${say.counted(lookups(run, 'shorter'), 'time')}.`,
    predict: {
      question: 'The TTL is shorter now, and the same POP dies. What changes in the lower half?',
      options: ['As many requests fail, and resolvers ask as often', 'Fewer fail, and resolvers ask more often', 'Fewer fail, and resolvers ask as often'],
      answer: (run) => (failedBy(run, 'shorter', 'geo').length < failedBy(run, 'kill', 'geo').length && lookups(run, 'shorter') > lookups(run, 'kill') ? 1 : 2),
      because: (run, say) => `The last user came back after ${say.seconds(lastFailedS(run, 'shorter', 'geo'))}, before after ${say.seconds(lastFailedS(run, 'kill', 'geo'))}. Resolvers asked ${say.counted(lookups(run, 'shorter'), 'time')} in place of ${say.count(lookups(run, 'kill'))}.`,
    },
    play: settled,
    claims: [
      {
        text: 'the same place dies with a shorter time to live, fewer requests fail, and resolvers ask more often',
        holds: (run) => deathIn(run, 'shorter') !== undefined && deathIn(run, 'shorter')?.pop === deathIn(run, 'kill')?.pop && run.leversIn('shorter').ttl < run.leversIn('kill').ttl && failedBy(run, 'shorter', 'geo').length < failedBy(run, 'kill', 'geo').length && lookups(run, 'shorter') > lookups(run, 'kill'),
        instead: otherCourse('shorter'),
      },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    paceMs: PACE_MS,
    view: threads,
    prose: (_, say) => [
      `The same POP dies after ${say.given(KILL_AT_S, 's')}. Choose how soon that is noticed, and for how long names are kept.`,
      'Or let it be drained before it dies, and see who fails then. Press a line to open the decision behind it.',
    ],
    line: () => 'Your turn: notice sooner, forget sooner, and do not ask too often.',
    play: failure,
    claims: [
      { text: 'as the levers stand more fail than the task allows', asPlayed: true, holds: (run) => failedBy(run, 'your-turn', 'geo').length > GOAL.failed },
    ],
    challenge: {
      text: (say) => `Below, no more than ${say.givenCount(GOAL.failed, 'request')} fail, and resolvers ask no more than ${say.givenCount(GOAL.lookups, 'time')}.`,
      met: (run) => failedBy(run, 'your-turn', 'geo').length <= GOAL.failed && lookups(run, 'your-turn') <= GOAL.lookups,
      solution: { levers: { ttl: 30, interval: 2, threshold: 2 } },
      now: (run, say) => `${say.count(failedBy(run, 'your-turn', 'geo').length, 0)} failed below; resolvers asked ${say.counted(lookups(run, 'your-turn'), 'time', 0)}.`,
    },
  },
]
