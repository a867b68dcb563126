/**
 * The steps of the test scene of routes: what happens, what is said about it, and what must be true.
 */
import { RouteLog, routesRow } from '../../../src/cdn/net/bgp/routeLog'
import { inOrder } from '../../../src/cdn/traffic/catalogue'
import { steady } from '../../../src/cdn/traffic/steady'
import type { RunView } from '../../../src/scene/runView'
import type { Process, Script, Step } from '../../../src/scene/types'
import type { Values } from './levers'
import { ADDRESS, PAGE, SCHEMES, type Scheme, TIMEOUT_MS, USERS, networkIn, userIn } from './network'

const KILLED = 'pop-east'
const CATALOGUE = inOrder([{ url: PAGE }])

function* traffic({ clients, traffic: send }: Script<Values>, forMs: number): Process<void> {
  yield* send({ clients: clients(), arrivals: steady, perSecond: 0.7, forMs, catalogue: CATALOGUE })
}

/** Requests of a user in the step in which the place dies. */
const asked = (run: RunView, city: (typeof USERS)[number], by: Scheme): ReturnType<RunView['of']> => run.of({ step: 'kill', client: userIn(city, by) })
const failed = (run: RunView, by: Scheme): number => USERS.flatMap((city) => asked(run, city, by)).filter(({ outcome }) => outcome === 'unanswered').length
const broken = (run: RunView): number => run.records('broken').length

/** When a network had another way, after the kill; never, where it had none while the run went on. */
function backMs(run: RunView, city: (typeof USERS)[number]): number {
  const log = new RouteLog(run.records('routes').map(routesRow))
  const killMs = run.step('kill').startMs
  return log.changes(networkIn(city), ADDRESS).find(({ atMs, way }) => atMs > killMs && way.server !== null && way.server !== KILLED)?.atMs ?? Infinity
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'one-address',
    title: 'One address',
    about: ['ttl'],
    prose: (_, say) => ['Both places announce the same address: [[anycast]].', `A preference sends Lima to the far one: ${say.wait('lima')}.`],
    line: (_, say) => `Lima waits ${say.wait('lima')}.`,
    *play({ ask }) {
      for (const city of USERS) yield* ask(userIn(city, 'anycast'), PAGE, { as: city })
    },
    claims: [
      { text: 'a policy sends Lima past the nearest place', holds: (run) => run.request('lima').path.includes('other') && run.request('lima').path.includes('pop-east') },
      { text: 'London comes out at the nearest', holds: (run) => run.request('london').path.includes('carrier-east') && run.request('london').path.includes('pop-east') },
    ],
  },
  {
    id: 'by-place',
    title: 'Names by place',
    about: ['ttl', 'subnet'],
    prose: (_, say) => ['A name server sees the resolver and not its user: [[GeoDNS]].', `Lima waits ${say.wait('lima-by-place')} with it.`],
    line: (_, say) => `Lima waits ${say.wait('lima-by-place')}.`,
    *play({ ask }) {
      for (const city of USERS) yield* ask(userIn(city, 'geo'), PAGE, { as: `${city}-by-place`, follow: city === 'london' })
    },
    claims: [{ text: 'Lima’s resolver stands in London, and so does the answer', asPlayed: true, holds: (run) => run.request('lima-by-place').path.includes('pop-east') }],
  },
  {
    id: 'kill',
    title: 'One kill, two clocks',
    about: ['ttl', 'interval', 'threshold', 'subnet'],
    paceMs: 6000,
    prose: (run, say) => [
      'A place dies without a word. Routes and names must both notice.',
      `${say.counted(failed(run, 'anycast'), 'request')} failed with one address, ${say.counted(failed(run, 'geo'), 'request')} with names.`,
    ],
    line: (run, say) => `${say.counted(failed(run, 'anycast') + failed(run, 'geo'), 'request')} failed.`,
    predict: {
      question: 'With which of the two do more requests fail?',
      options: ['One address', 'Names by place', 'As many with both'],
      answer: (run) => [failed(run, 'anycast') > failed(run, 'geo'), failed(run, 'anycast') < failed(run, 'geo'), true].indexOf(true),
      because: (run, say) => `${say.counted(failed(run, 'anycast'), 'request')} with one address, ${say.count(failed(run, 'geo'))} with names.`,
    },
    *play(script) {
      script.fault(KILLED, { kind: 'down', silent: true })
      yield* traffic(script, 9000)
    },
    claims: [
      {
        text: 'with one address those fail who ask until the routes of their network have settled',
        asPlayed: true,
        holds: (run) => USERS.every((city) => asked(run, city, 'anycast')
          .filter(({ atMs }) => Math.abs(atMs - backMs(run, city)) > TIMEOUT_MS)
          .every(({ atMs, outcome }) => (outcome === 'unanswered') === atMs < backMs(run, city))),
      },
      { text: 'with names some fail, too', asPlayed: true, holds: (run) => failed(run, 'geo') > 0 },
    ],
  },
  {
    id: 'return',
    title: 'It comes back',
    about: ['ttl', 'interval', 'threshold'],
    paceMs: 6000,
    prose: (run, say) => ['The place returns. A connection belongs to one server, and breaks when its packets come to another.', `That happened to ${say.counted(broken(run), 'connection')}.`],
    line: (run, say) => `Broken: ${say.counted(broken(run), 'connection')}.`,
    *play(script) {
      script.repair(KILLED)
      yield* traffic(script, 9000)
    },
    claims: [{ text: 'some users are served there again', asPlayed: true, holds: (run) => run.of({ step: 'return' }).some(({ path, status }) => status === 200 && path.includes(KILLED)) }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    paceMs: 3000,
    prose: () => ['Have the resolver ask less often.', 'Or drain a place, and see who fails.'],
    line: () => 'Have the resolver ask less often.',
    *play(script) {
      yield* traffic(script, 3000)
    },
    claims: [{ text: 'everybody asks', holds: (run) => SCHEMES.every((by) => USERS.every((city) => run.of({ step: 'your-turn', client: userIn(city, by) }).length > 0)) }],
    challenge: {
      text: () => 'Answers are kept for longer than they were.',
      met: (run) => Number(run.leversIn('your-turn')['ttl']) > 60,
      solution: { levers: { ttl: 300 } },
      now: (run, say) => `A TTL is ${say.seconds(Number(run.leversIn('your-turn')['ttl']))}.`,
    },
  },
]
