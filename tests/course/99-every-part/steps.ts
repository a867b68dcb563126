/**
 * The steps of the test scene: what happens, what is said about it, and what must be true.
 */
import { poisson } from '../../../src/cdn/traffic/poisson'
import type { RunView } from '../../../src/scene/runView'
import type { Say } from '../../../src/scene/say'
import type { Process, Script, Step } from '../../../src/scene/types'
import type { Values } from './levers'
import { HERD } from './herd'
import { CATALOGUES, PAGE, ROOM, topology } from './network'
import { EDGE_TIMEOUT_MS, USER_TIMEOUT_MS } from './timeouts'

/** Requests for the catalogue at every place. */
function* traffic({ clients, traffic: send, levers }: Script<Values>, forMs: number): Process<void> {
  yield* send({ clients: clients(), arrivals: poisson, perSecond: () => levers().perSecond, forMs, catalogue: () => CATALOGUES[levers().popularity] })
}

/** What a step says where other levers give it another course. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) => `Your levers or buttons gave this step another course. The origin got ${say.count(run.origin(step).requests)} for ${say.counted(run.of({ step }).length, 'request')} of users.`
}

/** Requests of the herd that had an answer for which another had asked. */
const shared = (run: RunView): number => run.of({ step: 'herd' }).filter(({ cacheStatus }) => / collapsed(;|$)/.test(cacheStatus)).length

/** Requests of the last step that went by the shield. */
const askedShield = (run: RunView): number => run.of({ step: 'your-turn' }).filter(({ path }) => path.includes('shield')).length

export const steps: readonly Step<Values>[] = [
  {
    id: 'cold',
    title: 'Through every tier',
    about: ['tiers', 'users'],
    prose: (run, say) => [
      `A user asks for \`${PAGE}\`. The edge asks its [[parent]], the parent the [[shield]], the shield the origin: ${say.wait('first')}.`,
      `The origin got ${say.count(run.origin('cold').requests)} request.`,
    ],
    line: (_, say) => `Through every tier: ${say.wait('first')}.`,
    *play({ ask, clients }) {
      yield* ask(clients()[0]!, PAGE, { as: 'first', follow: true })
    },
    claims: [
      { text: 'it is a miss', holds: (run) => run.request('first').outcome === 'miss' },
      {
        text: 'it goes through every tier and back',
        holds: (run) => run.request('first').path.slice(1, -1).join(' ') === 'edge parent shield us-east shield parent edge',
        instead: otherCourse('cold'),
      },
    ],
  },
  {
    id: 'warm',
    title: 'A copy nearby',
    about: ['tiers', 'cdnCacheControl'],
    prose: (_, say) => ['The next user asks for the same page.', `The edge has it: ${say.wait('second')}. It was ${say.wait('first')} before.`],
    line: (_, say) => `The edge has a copy: ${say.wait('second')}.`,
    predict: {
      question: 'Another user asks for the same page. Who answers?',
      options: ['The edge', 'The parent', 'The origin'],
      answer: (run) => (run.request('second').outcome === 'hit' ? 0 : run.request('second').path.includes('us-east') ? 2 : 1),
      because: (_, say) => `The edge did, after ${say.wait('second')}.`,
    },
    *play({ ask, clients }) {
      yield* ask(clients().at(-1)!, PAGE, { as: 'second', follow: true })
    },
    claims: [
      { text: 'it is a hit, and the origin hears nothing', holds: (run) => run.request('second').outcome === 'hit' && run.origin('warm').requests === 0, instead: otherCourse('warm') },
    ],
  },
  {
    id: 'catalogue',
    title: 'A full edge',
    view: { kind: 'disks', disks: { Edge: ['edge'], Parents: ['parent', 'second'] }, visitors: ['ben'], favourite: ({ popularity }) => CATALOGUES[popularity].objects[0]!.url },
    about: ['perSecond', 'popularity'],
    paceMs: 500,
    prose: (run, say) => [
      `The edge has room for ${say.givenCount(ROOM, 'object')} and is full. Whatever it does not have takes a place from something else: [[eviction]].`,
      `${say.count(run.of({ step: 'catalogue', outcome: 'hit' }).length)} of ${say.counted(run.of({ step: 'catalogue' }).length, 'request')} were hits.`,
    ],
    line: (run, say) => `The edge is full: ${say.counted(run.of({ step: 'catalogue', outcome: 'hit' }).length, 'hit')}.`,
    *play(script) {
      for (const { url } of CATALOGUES.flat.objects.slice(0, ROOM)) script.prefill('edge', url)
      yield* script.ask(script.clients()[0]!, CATALOGUES.flat.objects[ROOM]!.url, { as: 'displacing', follow: true })
      yield* traffic(script, 1500)
    },
    claims: [
      { text: 'some objects are found and some are not', holds: (run) => ['hit', 'miss'].every((outcome) => run.of({ step: 'catalogue' }).some((one) => one.outcome === outcome)) },
      {
        text: 'the edge holds as much as it has room for, and has had to let go',
        holds: (run) => {
          const states = run.slots('edge', 'catalogue').map(({ state }) => state)
          // A stale copy takes room as a fresh one does.
          return states.filter((state) => state === 'fresh' || state === 'stale').length === ROOM && run.of({ step: 'catalogue', outcome: 'miss' }).length > 0
        },
      },
    ],
  },
  {
    id: 'purged',
    title: 'Deployed, purged, asked for',
    view: topology.view,
    about: ['tiers', 'cdnCacheControl'],
    prose: (run, say) => [
      `The page changes. A user gets ${say.text(run.request('too-soon').content)} all the same. Then it is taken out of every cache: a [[purge]].`,
      `The next user gets ${say.text(run.request('after-purge').content)} after ${say.wait('after-purge')}.`,
    ],
    line: (_, say) => `After the purge the page comes from the origin again: ${say.wait('after-purge')}.`,
    *play({ ask, clients, deploy, purge, wait }) {
      deploy(PAGE)
      yield* ask(clients()[0]!, PAGE, { as: 'too-soon' })
      yield* wait(50)
      for (const cache of ['edge', 'parent', 'second', 'shield']) purge(cache, `GET ${PAGE}`)
      yield* ask(clients()[0]!, PAGE, { as: 'after-purge', follow: true })
    },
    claims: [
      {
        text: 'one answer is older than what the origin has, and after the purge the origin is asked',
        holds: (run) => run.wrong({ step: 'purged' }) === 1 && run.request('after-purge').path.includes('us-east'),
        instead: otherCourse('purged'),
      },
    ],
  },
  {
    id: 'herd',
    title: 'A herd',
    about: ['coalescing', 'users'],
    set: { coalescing: 'naive' },
    view: { kind: 'crowd', edge: 'edge' },
    prose: (run, say) => [
      `${say.givenCount(HERD.length, 'user')} ask for the page at once, and no cache has it. The origin is full for a moment, and the first is refused.`,
      `The second asked in its place: ${say.wait('herd-2')}. ${say.counted(shared(run), 'other')} had its answer, too.`,
    ],
    line: (run, say) => `The second asked for all: ${say.counted(shared(run), 'other')} had its answer.`,
    *play({ all, ask, clients, fault, purge, repair, wait }) {
      for (const cache of ['edge', 'parent', 'second', 'shield']) purge(cache, `GET ${PAGE}`)
      fault('us-east', { kind: 'full' })
      function* recover(): Process<void> {
        yield* wait(120)
        repair('us-east')
      }
      yield* all([recover(), ...HERD.map((as) => ask(clients()[0]!, PAGE, { as, follow: as === 'herd-2' }))])
    },
    claims: [
      {
        text: 'the first is refused, the second asks in its place, and all others have that answer',
        holds: (run) => {
          const [first, second] = [run.request('herd-1'), run.request('herd-2')]
          return first.status === 503 && second.outcome === 'miss' && second.waitMs! > first.waitMs! && shared(run) === HERD.length - 2
        },
        instead: otherCourse('herd'),
      },
    ],
  },
  {
    id: 'broken',
    title: 'A dead parent, a bad line',
    about: ['loss', 'users', 'coalescing'],
    set: { loss: 20 },
    prose: (run, say) => [
      `The parent is down and tells nobody. The edge waits for ${say.given(EDGE_TIMEOUT_MS, 'ms')}, gives up and asks the second parent: ${say.wait('past-the-dead')}.`,
      `${say.from(run.of({ step: 'broken', client: 'ben' })[0]?.atMs)}Ben’s line loses messages. What is not answered in time is asked for once more.`,
    ],
    line: (_, say) => `The parent is dead; the second answers after ${say.wait('past-the-dead')}.`,
    *play(script) {
      script.fault('parent', { kind: 'down', silent: true })
      script.purge('edge', `GET ${PAGE}`)
      yield* script.ask(script.clients()[0]!, PAGE, { as: 'past-the-dead', follow: true })
      yield* traffic(script, 1000)
    },
    claims: [
      { text: 'the answer comes past the dead parent, after the timeout', holds: (run) => run.request('past-the-dead').path.includes('second') && run.request('past-the-dead').waitMs! > EDGE_TIMEOUT_MS, instead: otherCourse('broken') },
      {
        text: 'the parent is left alone then, and nobody else waits for it',
        holds: (run) => run.of({ step: 'broken', client: 'anna' }).slice(1).every(({ waitMs }) => waitMs! < EDGE_TIMEOUT_MS),
        instead: otherCourse('broken'),
      },
      { text: 'some of what Ben asks for is lost', holds: (run) => run.of({ step: 'broken', client: 'ben' }).some(({ waitMs }) => waitMs! >= USER_TIMEOUT_MS), instead: otherCourse('broken') },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    view: { kind: 'ring', pop: 'pop' },
    set: { users: ['anna', 'cleo'] },
    prose: () => ['Keep the shield out of it: nobody may ask it for anything.', 'Or deploy, purge, and see who gets what.'],
    line: () => 'Keep the shield out of it.',
    *play(script) {
      script.repair('parent')
      yield* traffic(script, 500)
    },
    claims: [{ text: 'the shield is asked', holds: (run) => askedShield(run) > 0, asPlayed: true }],
    challenge: {
      text: () => 'Nobody asks the shield for anything.',
      met: (run) => askedShield(run) === 0,
      solution: { levers: { tiers: false } },
      now: (run, say) => `It was asked ${say.counted(askedShield(run), 'time')}.`,
    },
  },
]
