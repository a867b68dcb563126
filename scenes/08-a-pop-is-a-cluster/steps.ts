/**
 * The steps of scene 8: what happens, what is said about it, and what must be true. A draft: its pictures are not drawn yet.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { crawl } from '../../src/cdn/traffic/crawl'
import { poisson } from '../../src/cdn/traffic/poisson'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { hitShare, popHitShare } from './hitShares'
import { heirsOf, movedShare } from './measures'
import { FAVOURITE, OBJECTS, URLS, catalogueOf } from './network'
import { DEAD, KILLED_MS, POP_USERS, type PolicyName, SERVERS } from './places'

const PER_SECOND = 30
const TRAFFIC_MS = 20_000
const FIFTH = OBJECTS / 5
const FILL_MS = 4_000
const TARGET = 0.6
const TRAFFIC = { arrivals: poisson, perSecond: PER_SECOND, together: true } as const

const CRAWLER = inOrder(URLS.map((url) => ({ url, headers: [['User-Agent', 'crawler']] as const })))

/** Users of everybody who takes part, all for the same. */
function* users({ traffic, clients, levers }: Script<Values>, forMs: number, newcomers = 0): Process<void> {
  yield* traffic({ ...TRAFFIC, clients: clients(), forMs, catalogue: () => catalogueOf(levers().exponent, newcomers) })
}

const share = (run: RunView, say: Say, policy: PolicyName, step: string, fromMs?: number): string => say.percent(hitShare(run, policy, step, fromMs))

export const steps: readonly Step<Values>[] = [
  {
    id: 'pull',
    title: 'What is asked for is kept',
    about: ['room', 'admission'],
    prose: (_, say) => [
      'A disk is empty at first. A user asks for the favourite, and the disk keeps what comes by: that is called [[pull]].',
      `The first request took ${say.wait('first')}, the next one ${say.wait('again')}.`,
    ],
    line: (_, say) => `What is asked for is kept: ${say.wait('first')}, then ${say.wait('again')}.`,
    *play({ ask, wait, clients }) {
      const asker = clients().at(-1)!
      yield* wait(200)
      yield* ask(asker, FAVOURITE, { as: 'first', follow: true })
      yield* wait(300)
      yield* ask(asker, FAVOURITE, { as: 'again', follow: true })
    },
    claims: [{ text: 'the first is a miss and the second a hit', holds: (run) => run.request('first').outcome === 'miss' && run.request('again').outcome === 'hit' }],
  },
  {
    id: 'full',
    title: 'Something must go',
    about: ['room', 'exponent'],
    paceMs: 2500,
    prose: (run, say) => [
      `There are ${say.givenCount(OBJECTS, 'object')} and ${say.given(run.leversIn('full').room)} slots. Whatever comes in pushes something out: [[eviction]]. Four disks get the same requests, and differ in who goes.`,
      `Copies answered ${share(run, say, 'fifo', 'full')} under FIFO, ${share(run, say, 'lru', 'full')} under [[LRU]], ${share(run, say, 'lfu', 'full')} under [[LFU]] and ${share(run, say, 'sieve', 'full')} under [[SIEVE]].`,
    ],
    line: (run, say) => `FIFO ${share(run, say, 'fifo', 'full')}, LRU ${share(run, say, 'lru', 'full')}, LFU ${share(run, say, 'lfu', 'full')}, SIEVE ${share(run, say, 'sieve', 'full')}.`,
    *play(script) {
      yield* users(script, TRAFFIC_MS)
    },
    claims: [
      { text: 'LRU answers more than FIFO, LFU and SIEVE more than LRU', holds: (run) => hitShare(run, 'fifo', 'full') < hitShare(run, 'lru', 'full') && Math.min(hitShare(run, 'lfu', 'full'), hitShare(run, 'sieve', 'full')) > hitShare(run, 'lru', 'full') },
    ],
  },
  {
    id: 'crawler',
    title: 'A crawler passes',
    about: ['room'],
    paceMs: 1500,
    prose: (run, say) => [
      'A crawler asks for every object once, as often as users ask for anything.',
      `Users found ${share(run, say, 'lru', 'crawler')} under LRU meanwhile, ${share(run, say, 'lfu', 'crawler')} under LFU and ${share(run, say, 'sieve', 'crawler')} under SIEVE.`,
    ],
    line: (run, say) => `With a crawler: LRU ${share(run, say, 'lru', 'crawler')}, SIEVE ${share(run, say, 'sieve', 'crawler')}.`,
    *play(script) {
      const crawling = crawl(catalogueOf(1), PER_SECOND)
      yield* script.all([users(script, crawling.forMs), script.traffic({ ...crawling, clients: script.clients(), together: true, catalogue: CRAWLER })])
    },
    claims: [
      { text: 'LRU answers users less than before', holds: (run) => hitShare(run, 'lru', 'crawler') < hitShare(run, 'lru', 'full') },
      { text: 'LFU and SIEVE answer them more than LRU does', holds: (run) => Math.min(hitShare(run, 'lfu', 'crawler'), hitShare(run, 'sieve', 'crawler')) > hitShare(run, 'lru', 'crawler') },
    ],
  },
  {
    id: 'turnover',
    title: 'New favourites',
    about: ['room', 'exponent'],
    paceMs: 4000,
    prose: (run, say) => [
      'Overnight other objects are the favourites, and the old ones are hardly asked for.',
      `In the end LFU answered ${share(run, say, 'lfu', 'turnover', TRAFFIC_MS)}: it counts old fame. LRU answered ${share(run, say, 'lru', 'turnover', TRAFFIC_MS)}, SIEVE ${share(run, say, 'sieve', 'turnover', TRAFFIC_MS)}.`,
    ],
    line: (run, say) => `New favourites: LFU ${share(run, say, 'lfu', 'turnover', TRAFFIC_MS)}, LRU ${share(run, say, 'lru', 'turnover', TRAFFIC_MS)}.`,
    *play(script) {
      yield* users(script, 2 * TRAFFIC_MS, OBJECTS / 2)
    },
    claims: [{ text: 'LFU answers less than the others, long after', holds: (run) => (['fifo', 'lru', 'sieve'] as const).every((name) => hitShare(run, 'lfu', 'turnover', TRAFFIC_MS) < hitShare(run, name, 'turnover', TRAFFIC_MS)) }],
  },
  {
    id: 'chance',
    title: 'Four servers, and any of them',
    set: { machine: 'pop', placement: 'random' },
    about: ['placement', 'servers'],
    paceMs: 2500,
    prose: (run, say) => [
      'A [[POP]] is several servers. Here each request goes to any of them, so each sees everything.',
      `Copies answered ${say.percent(popHitShare(run, 'chance', TRAFFIC_MS / 2))}: as one disk does. Four are no more than one.`,
    ],
    line: (run, say) => `By chance: ${say.percent(popHitShare(run, 'chance', TRAFFIC_MS / 2))}.`,
    *play(script) {
      yield* users(script, TRAFFIC_MS)
    },
    claims: [{ text: 'four disks answer less than half', holds: (run) => popHitShare(run, 'chance', TRAFFIC_MS / 2) < 0.5, asPlayed: true }],
  },
  {
    id: 'ring',
    title: 'Each URL has its server',
    set: { machine: 'pop' },
    about: ['placement', 'points', 'servers'],
    paceMs: 2500,
    prose: (run, say) => [
      'Now the hash of a URL is a place on a ring, and the next point clockwise says whose it is: [[consistent hashing]].',
      `Copies answered ${say.percent(popHitShare(run, 'ring', TRAFFIC_MS / 2))}. By chance it was ${say.percent(popHitShare(run, 'chance', TRAFFIC_MS / 2))}: four disks are one that is four times as large.`,
    ],
    line: (run, say) => `On the ring: ${say.percent(popHitShare(run, 'ring', TRAFFIC_MS / 2))}.`,
    *play(script) {
      yield* script.ask(POP_USERS, FAVOURITE, { as: 'placed', follow: true })
      yield* users(script, TRAFFIC_MS)
    },
    claims: [{ text: 'the ring answers more than chance did', holds: (run) => popHitShare(run, 'ring', TRAFFIC_MS / 2) > popHitShare(run, 'chance', TRAFFIC_MS / 2) + 0.1, asPlayed: true }],
  },
  {
    id: 'killed',
    title: 'A server dies',
    set: { machine: 'pop' },
    about: ['placement', 'points', 'servers', 'bound'],
    paceMs: 2500,
    prose: (run, say) => {
      const values = run.leversIn('killed')
      return [
        'A server dies in the middle of the traffic. Its arcs go to others, whose slots for them are empty.',
        `${say.percent(movedShare(values, DEAD))} of the objects have another server now. Copies answered ${say.percent(popHitShare(run, 'killed', 0, KILLED_MS))} before and ${say.percent(popHitShare(run, 'killed', KILLED_MS, KILLED_MS + 4000))} just after.`,
      ]
    },
    line: (run, say) => `${say.percent(movedShare(run.leversIn('killed'), DEAD))} of the objects move.`,
    *play(script) {
      function* dies(): Process<void> {
        yield* script.wait(KILLED_MS)
        script.fault(DEAD, { kind: 'down' })
      }
      yield* script.all([users(script, TRAFFIC_MS), dies()])
      script.repair(DEAD)
    },
    claims: [
      { text: 'about a quarter moves, and several inherit', holds: (run) => Math.abs(movedShare(run.leversIn('killed'), DEAD) - 0.25) < 0.06 && heirsOf(run, run.leversIn('killed'), DEAD, 'killed', KILLED_MS).size > 1, asPlayed: true },
      { text: 'nobody is without an answer', holds: (run) => run.of({ step: 'killed' }).every(({ status }) => status === 200) },
    ],
  },
  {
    id: 'push',
    title: 'Filled before anybody asks',
    set: { machine: 'pop', pushes: true },
    about: ['pushes', 'exponent'],
    paceMs: 2000,
    prose: (run, say) => [
      'All disks are empty again. A fifth of the objects, the favourites, is pushed in the quiet hours.',
      `That took ${say.bytes(run.origin('push').pushedBytes)}. Of the first requests copies answered ${say.percent(popHitShare(run, 'push', FILL_MS, FILL_MS + TRAFFIC_MS / 4))}.`,
    ],
    line: (run, say) => `Pushed: ${say.bytes(run.origin('push').pushedBytes)}.`,
    *play(script) {
      for (const server of SERVERS) script.purge(server)
      if (script.levers().pushes) yield* script.push('pop', { urls: URLS.slice(0, FIFTH), overMs: FILL_MS })
      else yield* script.wait(FILL_MS)
      yield* users(script, TRAFFIC_MS / 2)
    },
    claims: [{ text: 'the fifth was sent ahead, and most are found', holds: (run) => run.origin('push').pushedBytes > 0 && popHitShare(run, 'push', FILL_MS, FILL_MS + TRAFFIC_MS / 4) > 0.5, asPlayed: true }],
  },
  {
    id: 'your-turn',
    title: 'Your turn',
    set: { machine: 'pop', placement: 'random' },
    paceMs: 2500,
    prose: () => ['The POP is as it was at first: any server for any URL.', 'Kill a server, and see who inherits.'],
    line: () => 'Your turn.',
    *play(script) {
      yield* users(script, TRAFFIC_MS)
    },
    claims: [{ text: 'everyone gets an answer', holds: (run) => run.of({ step: 'your-turn' }).every(({ status }) => status === 200) }],
    challenge: {
      text: (say) => `Answer ${say.given(TARGET, 'percent')} of the requests from disks.`,
      met: (run) => popHitShare(run, 'your-turn') > TARGET,
      now: (run, say) => `It is ${say.percent(popHitShare(run, 'your-turn'))}.`,
      solution: { levers: { placement: 'ring', eviction: 'sieve', room: 30 } },
    },
  },
]
