/**
 * The steps of the test scene of routes: what happens, what is said about it, and what must be true.
 */
import { ANYCAST, networkIn, popIn } from '../../../src/cdn/anycastWorld'
import { RouteLog, routesRow } from '../../../src/cdn/net/bgp/routeLog'
import { steady } from '../../../src/cdn/traffic/steady'
import { inOrder } from '../../../src/cdn/traffic/catalogue'
import type { RunView } from '../../../src/scene/runView'
import type { Say } from '../../../src/scene/say'
import type { Process, Script, Step } from '../../../src/scene/types'
import { Kind, NO_STATUS } from '../../../src/trace/traceKinds'
import type { Values } from './levers'
import { PAGE, SCHEMES, type Scheme, USERS, userIn } from './network'

const KILLED = 'frankfurt'
const CATALOGUE = inOrder([{ url: PAGE }])

function* traffic({ clients, traffic: send }: Script<Values>, forMs: number): Process<void> {
  yield* send({ clients: clients(), arrivals: steady, perSecond: 0.5, forMs, catalogue: CATALOGUE })
}

const failed = (run: RunView, step: string, by: Scheme): number => USERS.reduce((sum, city) => sum + run.of({ step, client: userIn(city, by) }).filter(({ status }) => status === NO_STATUS).length, 0)

/** When users of a network in Frankfurt's care had a way again after the kill. */
function backMs(run: RunView, city: (typeof USERS)[number]): number {
  const log = new RouteLog(run.records(Kind.Routes).map(routesRow))
  const killMs = run.records(Kind.Fault)[0]!.atMs
  return log.changes(networkIn(city), ANYCAST.address).find(({ atMs, way }) => atMs > killMs && way.server !== popIn(KILLED))!.atMs
}

function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) => `Your levers give this step another course: ${say.counted(run.of({ step }).length, 'request')}.`
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'one-address',
    title: 'One address',
    prose: (_, say) => ['Every place announces the same address: [[anycast]].', `Lima’s way leads to another continent: ${say.wait('lima')}.`],
    line: (_, say) => `Lima waits ${say.wait('lima')}.`,
    *play({ ask }) {
      for (const city of USERS) yield* ask(userIn(city, 'anycast'), PAGE, { as: city, follow: city === 'lima' })
    },
    claims: [
      { text: 'a policy sends Lima to Los Angeles', holds: (run) => run.request('lima').path.includes('pop-los-angeles') },
      { text: 'a short path sends Nairobi to Frankfurt', holds: (run) => run.request('nairobi').path.includes('pop-frankfurt') },
      { text: 'Tokyo’s carrier has its nearest exit in Singapore', holds: (run) => run.request('tokyo').path.includes('pop-singapore') },
    ],
  },
  {
    id: 'by-place',
    title: 'Names by place',
    prose: (_, say) => ['A name server sees the resolver and not its user: [[GeoDNS]].', `Lima waits ${say.wait('lima-by-place')} with it.`],
    line: (_, say) => `Lima waits ${say.wait('lima-by-place')}.`,
    *play({ ask }) {
      for (const city of USERS) yield* ask(userIn(city, 'geo'), PAGE, { as: `${city}-by-place`, follow: city === 'lima' })
    },
    claims: [
      { text: 'Lima is told of São Paulo', holds: (run) => run.request('lima-by-place').path.includes('pop-sao-paulo') },
      { text: 'Tokyo is told of Singapore', holds: (run) => run.request('tokyo-by-place').path.includes('pop-singapore'), instead: otherCourse('by-place') },
    ],
  },
  {
    id: 'kill',
    title: 'One kill, two clocks',
    paceMs: 6000,
    restMs: 2000,
    prose: (run, say) => [
      'Frankfurt dies without a word. Routes and names must both notice.',
      `${say.count(failed(run, 'kill', 'anycast'))} requests failed with one address, ${say.count(failed(run, 'kill', 'geo'))} with names.`,
    ],
    line: (run, say) => `${say.counted(failed(run, 'kill', 'anycast') + failed(run, 'kill', 'geo'), 'request')} failed.`,
    *play(script) {
      script.fault(popIn(KILLED), { kind: 'down', silent: true })
      yield* traffic(script, 40_000)
    },
    claims: [
      {
        text: 'with one address those fail who ask until the routes of their network have settled',
        asPlayed: true,
        holds: (run) => (['london', 'nairobi'] as const).every((city) => run.of({ step: 'kill', client: userIn(city, 'anycast') })
          .filter(({ atMs }) => Math.abs(atMs - backMs(run, city)) > 1100)
          .every(({ atMs, status }) => (status === NO_STATUS) === atMs < backMs(run, city))),
      },
      { text: 'users of other places do not notice', asPlayed: true, holds: (run) => run.of({ step: 'kill', client: userIn('tokyo', 'anycast') }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'return',
    title: 'It comes back',
    paceMs: 6000,
    prose: (run, say) => ['Frankfurt returns, and its users with it. A connection belongs to one server.', `${say.counted(run.records(Kind.Broken).length, 'connection')} broke.`],
    line: (run, say) => `${say.counted(run.records(Kind.Broken).length, 'connection')} broke.`,
    *play(script) {
      script.repair(popIn(KILLED))
      yield* traffic(script, 30_000)
    },
    claims: [{ text: 'London is served by Frankfurt again', asPlayed: true, holds: (run) => run.of({ step: 'return', client: userIn('london', 'anycast') }).at(-1)!.path.includes(popIn(KILLED)) }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    paceMs: 4000,
    prose: () => ['Have resolvers ask less often.', 'Or drain a place, and see who fails.'],
    line: () => 'Have resolvers ask less often.',
    *play(script) {
      yield* traffic(script, 10_000)
    },
    claims: [{ text: 'everybody asks', holds: (run) => SCHEMES.every((by) => USERS.every((city) => run.of({ step: 'your-turn', client: userIn(city, by) }).length > 0)) }],
    challenge: {
      text: () => 'Answers are kept for longer than they were.',
      met: (run) => run.leversIn('your-turn')['ttl']! > 20,
      solution: { levers: { ttl: 300 } },
      now: (run, say) => `A TTL is ${say.seconds(Number(run.leversIn('your-turn')['ttl']))}.`,
    },
  },
]
