/**
 * The steps of scene 8 in which four disks with a policy each get the same requests.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { hitShare } from './hitShares'
import type { Values } from './levers'
import { FAVOURITE, URLS, favouriteUnder } from './catalogue'
import { POLICY_NAMES, POLICY_WORDS, type PolicyName, usersOf } from './places'
import { crawlAndUsers, diskUsers, toEveryDisk } from './traffic'

/** Until the disks have filled, and how long it goes on. */
const [FILLING_MS, FULL_MS] = [2_000, 22_000]
const TURNED_MS = 32_000
/** Objects that nobody has asked for by then, with their numbers. */
const NEWCOMERS = [163, 97, 188, 131] as const
/** In the middle of things. */
const WANTED_MS = 7_000
/** From one followed request to the next. */
const BETWEEN_MS = 100
/** By how much more the policies must part than before, for one of them to be much worse off. */
const MUCH = 0.05
const PACE_MS = 2_000

const share = (run: RunView, say: Say, policy: PolicyName, step: string): string => say.percent(hitShare(run, policy, step))
/** How much less FIFO and LRU answer than LFU and SIEVE do, at least: all got the same requests. */
const gap = (run: RunView, step: string): number => Math.min(hitShare(run, 'lfu', step), hitShare(run, 'sieve', step)) - Math.max(hitShare(run, 'fifo', step), hitShare(run, 'lru', step))
const parted = (run: RunView): number => gap(run, 'crawler') - gap(run, 'full')
const fetched = (run: RunView, policy: PolicyName): number => run.of({ step: 'full', client: usersOf(policy), outcome: 'miss' }).length
const falls = (run: RunView, policy: PolicyName): boolean => hitShare(run, policy, 'crawler') < hitShare(run, policy, 'full')

/** What a step says where the learner's levers give it another course, or a seed: disks are asked a few hundred times. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) => `Your levers or the seed give this step another course. Copies answered ${POLICY_NAMES.map((name) => `${share(run, say, name, step)} under ${POLICY_WORDS[name]}`).join(', ')}.`
}

/** Beside other traffic the favourite of then is asked for at every disk. */
function* wanted(script: Script<Values>, policy: PolicyName, as: string): Process<void> {
  yield* script.wait(WANTED_MS)
  yield* toEveryDisk(script, favouriteUnder(script.levers()), policy, as)
}

export const diskSteps: readonly Step<Values>[] = [
  {
    id: 'full',
    title: 'The disk is full',
    about: ['room', 'exponent', 'admission'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `Four disks with room for ${say.givenCount(run.leversIn('full').room, 'object')} get the same requests. A full one gives up a copy for each that comes: [[eviction]]. [[FIFO]] lets the oldest go. [[LRU]] takes the longest unused. [[LFU]] takes the least used. [[SIEVE]] spares what was used.`,
      `${say.answered('again-sieve')}A row is an [[object]], the favourite ${run.leversIn('full').turned ? 'in the middle' : 'on top'}. Copies answered ${share(run, say, 'fifo', 'full')}, ${share(run, say, 'lru', 'full')}, ${share(run, say, 'lfu', 'full')} and ${share(run, say, 'sieve', 'full')}.`,
    ],
    line: (run, say) => `Same requests, other policies. Copies answered: FIFO ${share(run, say, 'fifo', 'full')}, LRU ${share(run, say, 'lru', 'full')}, LFU ${share(run, say, 'lfu', 'full')}, SIEVE ${share(run, say, 'sieve', 'full')}.`,
    *play(script) {
      yield* script.wait(200)
      yield* toEveryDisk(script, FAVOURITE, 'lru', 'first')
      for (const policy of ['lru', 'lfu', 'sieve'] as const) {
        yield* script.wait(BETWEEN_MS)
        yield* toEveryDisk(script, FAVOURITE, policy, `again-${policy}`)
      }
      yield* diskUsers(script, FILLING_MS)
      for (const [k, policy] of (['sieve', 'lfu', 'lru', 'fifo'] as const).entries()) {
        yield* script.wait(BETWEEN_MS)
        yield* toEveryDisk(script, URLS[NEWCOMERS[k]!]!, policy, `newcomer-${policy}`)
      }
      yield* diskUsers(script, FULL_MS)
    },
    claims: [
      { text: 'copies have to go: each disk fetches more than it has room for', holds: (run) => POLICY_NAMES.every((name) => fetched(run, name) > run.leversIn('full').room) },
      {
        text: 'LRU answers more than FIFO, and LFU and SIEVE more than LRU',
        holds: (run) => hitShare(run, 'fifo', 'full') < hitShare(run, 'lru', 'full') && Math.min(hitShare(run, 'lfu', 'full'), hitShare(run, 'sieve', 'full')) > hitShare(run, 'lru', 'full'),
        asPlayed: true,
      },
    ],
  },
  {
    id: 'crawler',
    title: 'A crawler passes',
    about: ['room', 'exponent'],
    paceMs: 1_200,
    prose: (run, say) => [
      'A crawler asks for every object once, one row after the other, as many a second as all users. Nobody will ask for most of them again.',
      `Meanwhile users found ${share(run, say, 'fifo', 'crawler')} under FIFO and ${share(run, say, 'lru', 'crawler')} under LRU, after ${share(run, say, 'fifo', 'full')} and ${share(run, say, 'lru', 'full')}. LFU answered ${share(run, say, 'lfu', 'crawler')} and SIEVE ${share(run, say, 'sieve', 'crawler')}: what was used more than once stayed.`,
    ],
    line: (run, say) => `It asks for every object once. Meanwhile users found ${share(run, say, 'lru', 'crawler')} under LRU, ${share(run, say, 'lfu', 'crawler')} under LFU, ${share(run, say, 'sieve', 'crawler')} under SIEVE.`,
    predict: {
      question: 'A crawler asks for every object once. Which disks will answer users much worse?',
      options: ['All four alike', 'FIFO and LRU', 'LFU and SIEVE'],
      answer: (run) => (parted(run) > MUCH ? 1 : parted(run) < -MUCH ? 2 : 0),
      because: (run, say) => `LRU fell from ${share(run, say, 'lru', 'full')} to ${share(run, say, 'lru', 'crawler')}: what came last was kept, and that was the crawler’s. LFU and SIEVE let go first of what was used once.`,
    },
    *play(script) {
      yield* script.all([crawlAndUsers(script), wanted(script, 'lru', 'wanted')])
    },
    claims: [
      { text: 'FIFO and LRU answer users less than before', holds: (run) => falls(run, 'fifo') && falls(run, 'lru'), instead: otherCourse('crawler') },
      { text: 'they fall behind LFU and SIEVE', holds: (run) => parted(run) > MUCH, instead: otherCourse('crawler') },
    ],
  },
  {
    id: 'turnover',
    title: 'New favourites',
    about: ['turned', 'room', 'exponent'],
    set: { turned: true },
    paceMs: 2_600,
    prose: (run, say) => [
      'From now on other objects are the favourites, those from the middle row down. The old ones are hardly asked for.',
      `LFU answered ${share(run, say, 'lfu', 'turnover')}: it still counts what the old ones were used, and its ink stays in their rows. LRU answered ${share(run, say, 'lru', 'turnover')}, SIEVE ${share(run, say, 'sieve', 'turnover')}, FIFO ${share(run, say, 'fifo', 'turnover')}.`,
    ],
    line: (run, say) => `From now on other objects are the favourites. LFU answered ${share(run, say, 'lfu', 'turnover')}, LRU ${share(run, say, 'lru', 'turnover')}, SIEVE ${share(run, say, 'sieve', 'turnover')}.`,
    predict: {
      question: 'Other objects become the favourites. Which disk is the last to notice?',
      options: POLICY_NAMES.map((name) => `${POLICY_WORDS[name]}’s`),
      answer: (run) => POLICY_NAMES.reduce((worst, name, k) => (hitShare(run, name, 'turnover') < hitShare(run, POLICY_NAMES[worst]!, 'turnover') ? k : worst), 0),
      because: (run, say) => `LFU answered ${share(run, say, 'lfu', 'turnover')}. A new favourite begins with one use, and an old one has many: the new one goes.`,
    },
    *play(script) {
      yield* script.all([diskUsers(script, TURNED_MS), wanted(script, 'lfu', 'new-favourite')])
    },
    claims: [
      {
        text: 'LFU answers less than each of the others',
        holds: (run) => (['fifo', 'lru', 'sieve'] as const).every((name) => hitShare(run, 'lfu', 'turnover') < hitShare(run, name, 'turnover')),
        instead: otherCourse('turnover'),
      },
    ],
  },
]
