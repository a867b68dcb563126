/**
 * The steps of scene 11 about what a plain purge leaves open: users who wait, messages that are lost, caches behind caches, and how to
 * have nothing to forget.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Step } from '../../src/scene/types'
import { otherCourse } from './instead'
import type { Values } from './levers'
import { behind, changeMs, files, lastMs, late, lateFiles, lost, old, refilled, shieldToldMs, thin, told, waited } from './measures'
import { TIMEOUT_MS, shareLost } from './network'
import { PAGES, fileOf } from './pages'
import { POPS } from './places'
import { EARLY, QUICK, REST_MS, SLOW, wave } from './wave'

const PACE_MS = 75
const SLOW_PACE_MS = 380
/** Share of messages that are lost, where some are (%). */
export const LOSS = 40

/** Whether a request was made before that (ms of the run). */
const before = (ms: number) => ({ atMs }: RequestView): boolean => atMs < ms

export const afterSteps: readonly Step<Values>[] = [
  {
    id: 'soft',
    title: 'Stale, not gone',
    set: { kind: 'zone', soft: true },
    about: ['kind', 'soft', 'ingress'],
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      'The zone again, with a [[soft purge]]: copies stay, and are stale from now on. Who asks next gets the stale copy, and the POP asks the origin behind that answer.',
      `${say.from()}Nobody waited. Of ${say.counted(run.origin('soft').requests, 'request')} the origin answered ${say.count(thin(run, 'soft'))} with a thin \`304\`: nothing had changed. The cost: ${say.counted(behind(run, 'soft').length, 'old answer')} more, behind the front.`,
    ],
    line: (run, say) => `Nobody waits, and ${say.count(thin(run, 'soft'))} of ${say.counted(run.origin('soft').requests, 'answer')} of the origin are thin. ${say.counted(behind(run, 'soft').length, 'answer')} behind the front were old.`,
    play: wave(QUICK),
    claims: [
      { text: 'nobody waits', holds: (run) => waited(run, 'soft') === 0, instead: otherCourse('soft') },
      { text: 'the origin is asked at most once for each page by each POP, always with a condition', holds: (run) => run.origin('soft').requests <= PAGES.length * POPS.length && run.origin('soft').conditional === run.origin('soft').requests, instead: otherCourse('soft') },
      { text: 'most answers are thin', holds: (run) => thin(run, 'soft') > run.origin('soft').requests / 2, instead: otherCourse('soft') },
      { text: 'some get the old price once more', holds: (run) => behind(run, 'soft').length > 0 && behind(run, 'soft').every(({ outcome }) => outcome === 'stale'), instead: otherCourse('soft') },
    ],
  },
  {
    id: 'lost',
    title: 'A message is lost',
    set: { kind: 'zone', loss: LOSS },
    about: ['soft', 'loss', 'retries', 'gossip'],
    paceMs: SLOW_PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `Everything again, for fewer users, on lines that lose ${say.given(shareLost(run.leversIn('lost')), 'percent')} of messages. Where the order is lost a hole opens: that POP gives the old price.`,
      `${say.from(changeMs(run, 'lost') + TIMEOUT_MS)}Who had not answered after ${say.given(TIMEOUT_MS, 'ms')} was told again, and POPs ask each other what they heard: [[gossip]]. ${say.counted(late(run, 'lost'), 'POP')} heard late, the last after ${say.ms(lastMs(run, 'lost'))}. None was left out.`,
    ],
    line: (run, say) => `${say.counted(late(run, 'lost'), 'POP')} did not hear of it at first; retries and gossip told them all, the last after ${say.ms(lastMs(run, 'lost'))}.`,
    play: wave(SLOW),
    claims: [
      { text: 'messages are lost, and some POPs are told late', holds: (run) => lost(run, 'lost') > 1 && late(run, 'lost') > 1, instead: otherCourse('lost') },
      { text: 'all are told in the end, after another try or by gossip', holds: (run) => told(run, 'lost') === POPS.length && (run.leversIn('lost').retries > 0 || run.leversIn('lost').gossip), instead: otherCourse('lost') },
      { text: 'and give the new price then', holds: (run) => behind(run, 'lost').length === 0, instead: otherCourse('lost') },
    ],
  },
  {
    id: 'race',
    title: 'A shield behind the POPs',
    set: { kind: 'tag', shield: true },
    about: ['kind', 'loss', 'shield', 'first'],
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      'Now all POPs ask a [[shield]], a cache beside the origin. The POPs are told first; the shield, when all have answered.',
      `It heard after ${say.ms(shieldToldMs(run, 'race') ?? 0, changeMs(run, 'race') + (shieldToldMs(run, 'race') ?? 0))}. Until then POPs that had forgotten the page got the old one from the shield, and kept it: ${say.counted(refilled(run, 'race').length, 'old answer')}. {{compare first|Tell the shield first}} and compare.`,
    ],
    line: (run, say) => `POPs that had forgotten fetched the old page from the shield: ${say.counted(refilled(run, 'race').length, 'old answer')} behind the front.`,
    predict: {
      question: 'A POP has forgotten the page, the shield has not. What does the next user there get?',
      options: ['The new price: the POP has no copy', 'The old price, and so do users after that', 'No answer until the shield is told'],
      answer: (run) => (refilled(run, 'race').length > 1 ? 1 : 0),
      because: (run, say) => `The POP asks the shield, which knows nothing of it, and keeps what it gets: ${say.counted(refilled(run, 'race').length, 'old answer')}.`,
    },
    play: wave(QUICK),
    claims: [
      { text: 'POPs that have forgotten have the old page from the shield', holds: (run) => refilled(run, 'race').length > 0 && run.leversIn('race').shield, instead: otherCourse('race') },
      { text: 'the shield is told last, after all POPs', holds: (run) => told(run, 'race') === POPS.length && (shieldToldMs(run, 'race') ?? 0) > lastMs(run, 'race'), instead: otherCourse('race') },
      { text: 'and it stays: the last of them came long after the shield was told', holds: (run) => !refilled(run, 'race').every(before(changeMs(run, 'race') + (shieldToldMs(run, 'race') ?? Infinity))), instead: otherCourse('race') },
    ],
  },
  {
    id: 'versions',
    title: 'Nothing to forget',
    set: { kind: 'versions' },
    about: ['kind', 'shield', 'asked', 'stay'],
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `Or the price moves into a file named by its version, \`${fileOf('v10')}\`: a [[versioned URL]]. Both pages name it; caches ask about them each time.`,
      `${say.from()}No cache was told. The ${say.counted(old(run, 'versions').length, 'old price')} were on their way when it changed. Pages cost ${say.counted(thin(run, 'versions'), 'thin answer')}. ${say.counted(lateFiles(run, 'versions').length, 'user')} with an older page asked for the old file: it must stay.`,
    ],
    line: (run, say) => `No purge, and nobody who asked afterwards got an old file. But pages were asked about each time: ${say.counted(thin(run, 'versions'), 'thin answer')}.`,
    play: wave(EARLY),
    claims: [
      { text: 'nobody is told anything, no file is old or missing, caches ask about pages, and some users still ask for the old file', holds: nothingToForget, instead: otherCourse('versions') },
      { text: 'only what was on its way when it changed is old', holds: (run) => old(run, 'versions').every(before(changeMs(run, 'versions'))), instead: otherCourse('versions') },
    ],
  },
]

function nothingToForget(run: RunView): boolean {
  const all = files(run, 'versions')
  const asTheyAre = all.length > 0 && all.every(({ status, content, expectedContent }) => status === 200 && content === expectedContent)
  return told(run, 'versions') === 0 && asTheyAre && thin(run, 'versions') > run.origin('versions').requests / 2 && lateFiles(run, 'versions').length > 0
}
