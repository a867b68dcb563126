/** Operate: a design runs and is broken, a load comes and goes, and a whole provider is gone. */
import { CITIES as CITY_NAMES } from '../../src/cdn/net/places'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { isAnswered } from './contract'
import type { Values } from './levers'
import { CITIES, CRAWLER, ORIGIN, popOf, usersOf } from './places'
import { RESTART_MS, restart } from './restart'
import { ails, later, played, trouble } from './trial'
import { DASHBOARD } from './views'
import { WORKLOADS } from './workloads'

/** A day of the design as it is (s), with so much of its traffic, and what goes wrong in it by itself. */
const [OPERATE_S, OPERATE_LOAD] = [45, 1]
const POP_DOWN = { fromS: 15, forS: 15 } as const
const DOWN_CITY = 'ashburn'

/** Requests a second of all users together, and for how long (ms): calm, too much, calm. */
const [CALM, MUCH] = [18, 72]
const [BEFORE_MS, MUCH_MS, AFTER_MS] = [3_000, 4_000, 10_000]
/** What is judged of the calm after it (ms). */
const CALM_MS = 4_000

/** A provider is out in these seconds of a step; and with so much of the workload's traffic. */
const PROVIDER = { forS: 100, fromS: 20, toS: 95, load: 0.3 } as const
/** What is told of its beginning and of its end (s). */
const [AT_FIRST_S, AT_LAST_S] = [20, 12]

/** The share (0 to 1) of these requests that was answered; of none it is 1. */
function answeredShare(run: RunView, step: string, matches: (request: { readonly atMs: number; readonly client: string }) => boolean): number {
  const asked = run.of({ step }).filter((request) => request.client !== CRAWLER && matches(request))
  return asked.length === 0 ? 1 : asked.filter(isAnswered).length / asked.length
}

/** Of the users of the POP that goes down by itself, between these times of the step (s). */
const ofThePop = (run: RunView, fromS: number, toS: number): number => {
  const { startMs } = run.step('operate')
  return answeredShare(run, 'operate', ({ atMs, client }) => client === usersOf(DOWN_CITY) && atMs >= startMs + fromS * 1000 && atMs < startMs + toS * 1000)
}
const BACK_S = POP_DOWN.fromS + POP_DOWN.forS
const whileDown = (run: RunView): number => ofThePop(run, POP_DOWN.fromS, BACK_S)
export const whenBack = (run: RunView): number => ofThePop(run, BACK_S, Infinity)

/** Of those who asked when it had long been calm again. */
export const afterwards = (run: RunView, step: string): number => {
  const { startMs } = run.step(step)
  const endMs = startMs + RESTART_MS + BEFORE_MS + MUCH_MS + AFTER_MS
  return answeredShare(run, step, ({ atMs }) => atMs >= endMs - CALM_MS)
}

/** Of those who asked before the load. */
export function answeredBefore(run: RunView, step: string): number {
  const { startMs } = run.step(step)
  return answeredShare(run, step, ({ atMs }) => atMs < startMs + RESTART_MS + BEFORE_MS)
}

/** Nothing may be kept: each request goes to the origin. */
const UNCACHED = { workload: 'static', pagesTtl: 'never', filesTtl: 'never', timeoutMs: '1000', retries: 3, queue: 'endless' } as const

function* upAndDown(script: Script<Values>): Process<void> {
  yield* restart(script)
  const [{ catalogue }] = WORKLOADS[script.levers().workload].classes as [(typeof WORKLOADS)['static']['classes'][number]]
  for (const [perSecond, forMs] of [[CALM, BEFORE_MS], [MUCH, MUCH_MS], [CALM, AFTER_MS]] as const) {
    yield* script.traffic({ clients: CITIES.map(usersOf), arrivals: steady, perSecond: perSecond / CITIES.length, forMs, catalogue })
  }
}

/** In a stretch of the provider's outage (s since the step began). */
function answeredIn(run: RunView, fromS: number, toS: number): number {
  const { startMs } = run.step('provider')
  return answeredShare(run, 'provider', ({ atMs }) => atMs >= startMs + fromS * 1000 && atMs < startMs + toS * 1000)
}
const answeredFirst = (run: RunView): number => answeredIn(run, PROVIDER.fromS, PROVIDER.fromS + AT_FIRST_S)
const answeredLast = (run: RunView): number => answeredIn(run, PROVIDER.toS - AT_LAST_S, PROVIDER.toS)

const secondShare = (run: RunView<Values>): number => run.leversIn('provider').secondPercent / 100

const otherLoad = (step: string) => (run: RunView<Values>, say: Say): string => `Your levers give this load another course. When it was calm again, ${say.percent(afterwards(run, step))} were answered.`
const loadView = { kind: 'load', users: CITIES.map(usersOf), origin: ORIGIN } as const

export const operateSteps: readonly Step<Values>[] = [
  {
    id: 'operate',
    title: 'Operate: run it, and break it',
    about: ['faultInS', 'second', 'turn', 'sieS'],
    view: DASHBOARD,
    paceMs: 4_000,
    prose: (run, say) => [
      'Your design goes on running. Press a fault to see what an operator would see, at once or in some seconds; wind back, set a lever, and compare.',
      `${say.from(run.step('operate').startMs + BACK_S * 1000)}${CITY_NAMES[DOWN_CITY].name}’s POP went down by itself, for ${say.given(POP_DOWN.forS, 's')}: of its users’ requests ${say.percent(whileDown(run))} were answered, and ${say.percent(whenBack(run))} when it was back. A board tells of the last seconds.`,
    ],
    line: (run, say) => `Break it while it runs. While one POP was down, ${say.percent(whileDown(run))} of its users’ requests were answered.`,
    *play(script) {
      const pop = popOf(DOWN_CITY)
      yield* played(script, { forS: OPERATE_S, load: OPERATE_LOAD, beside: [later(script, POP_DOWN.fromS, ails(script, [pop], { kind: 'down' }, POP_DOWN.forS * 1000))] })
    },
    claims: [
      {
        text: 'while it is down its users get nothing', holds: (run) => whileDown(run) < 0.1,
        instead: (run, say) => `Your levers, or a fault of yours that ended meanwhile, gave the outage of ${CITY_NAMES[DOWN_CITY].name}’s POP another course. Of its users’ requests ${say.percent(whileDown(run))} were answered.`,
      },
    ],
  },
  {
    id: 'load',
    title: 'Operate: a load comes and goes',
    afresh: true,
    set: UNCACHED,
    about: ['queue', 'retries', 'budget', 'breaker'],
    view: loadView,
    paceMs: 900,
    prose: (run, say) => [
      'Nothing is kept: each request goes to the origin, and again when a second has passed without an answer. For a few seconds more comes than the origin can do. Then it is calm.',
      `Before, ${say.percent(answeredBefore(run, 'load'))} were answered; afterwards ${say.percent(afterwards(run, 'load'))}: it works on what nobody waits for any more. That is called *metastable*.`,
    ],
    line: (run, say) => `When it was calm again, ${say.percent(afterwards(run, 'load'))} were answered: the origin works on what nobody waits for any more.`,
    predict: {
      question: 'For four seconds four times as much is asked for. Then it is calm again. How does it go on?',
      options: ['As before: all are answered', 'Most are still in vain'],
      answer: (run) => (afterwards(run, 'load') > 0.5 ? 0 : 1),
      because: (run, say) => `${say.percent(afterwards(run, 'load'))} were answered: each second try is one more request, and the queue is longer than anybody’s patience.`,
    },
    play: upAndDown,
    claims: [
      { text: 'it does not come back: most are in vain when it is calm again', holds: (run) => answeredBefore(run, 'load') > 0.9 && afterwards(run, 'load') < 0.5, instead: otherLoad('load') },
    ],
  },
  {
    id: 'shed',
    title: 'Operate: a queue that is short, and fewer second tries',
    set: { ...UNCACHED, queue: '20', budget: true },
    about: ['queue', 'retries', 'budget', 'breaker'],
    view: loadView,
    paceMs: 900,
    prose: (run, say) => [
      `The same load. The [[queue]] has room for ${say.givenCount(Number(run.leversIn('shed').queue) || 0, 'request')}; who finds it full is told so at once: *load shedding*. A [[retry budget]] allows few second tries. A [[circuit breaker]] is for an origin that fails again and again.`,
      `When it was calm again, ${say.percent(afterwards(run, 'shed'))} were answered. With an endless queue it was ${say.percent(afterwards(run, 'load'))}.`,
    ],
    line: (run, say) => `With a short queue and a budget for retries ${say.percent(afterwards(run, 'shed'))} were answered when it was calm again.`,
    play: upAndDown,
    claims: [
      { text: 'it comes back', holds: (run) => afterwards(run, 'shed') > 0.9 && afterwards(run, 'load') < 0.5 && run.leversIn('shed').queue === '20' && run.leversIn('shed').budget, instead: otherLoad('shed') },
    ],
  },
  {
    id: 'provider',
    title: 'Operate: a whole provider is gone',
    afresh: true,
    set: { workload: 'video', second: true, turn: 'dns', dnsTtlS: '30', shield: true, filesTtl: '86400', roomMb: '1000' },
    about: ['second', 'secondPercent', 'turn', 'dnsTtlS'],
    view: DASHBOARD,
    paceMs: 6_000,
    prose: (run, say) => [
      `Two providers share the users: DNS names the second in ${say.given(secondShare(run), 'percent')} of its answers. Then all POPs of the first are out. Health checks must notice, and names that are kept must run out, before DNS sends users elsewhere.`,
      `${say.from(run.step('provider').startMs + PROVIDER.toS * 1000)}At first ${say.percent(answeredFirst(run))} were answered, at the end ${say.percent(answeredLast(run))}.`,
    ],
    line: (run, say) => `While one provider was out, at first ${say.percent(answeredFirst(run))} were answered, at the end ${say.percent(answeredLast(run))}.`,
    predict: {
      question: 'The first provider goes out. What becomes of its users?',
      options: ['They are sent to the second at once', 'They get nothing for a while', 'They get nothing until it is back'],
      answer: (run) => (answeredFirst(run) > 0.9 ? 0 : answeredLast(run) > 0.9 ? 1 : 2),
      because: (run, say) => `At first ${say.percent(answeredFirst(run))} were answered, at the end ${say.percent(answeredLast(run))}.`,
    },
    *play(script) {
      yield* restart(script)
      yield* played(script, { forS: PROVIDER.forS, load: PROVIDER.load, beside: [later(script, PROVIDER.fromS, trouble(script, 'provider out', PROVIDER.toS - PROVIDER.fromS))] })
    },
    claims: [
      {
        text: 'many get nothing until DNS names the second provider', holds: (run) => answeredFirst(run) < 0.9 && answeredLast(run) > 0.9,
        instead: (run, say) => `Your levers give this outage another course. At first ${say.percent(answeredFirst(run))} were answered, at the end ${say.percent(answeredLast(run))}.`,
      },
    ],
  },
]
