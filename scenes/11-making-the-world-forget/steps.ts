/**
 * The steps of scene 11: what happens, what is said about it, and what must be true.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { cityName } from './cityName'
import { otherCourse } from './instead'
import type { Values } from './levers'
import { afterSteps } from './afterSteps'
import { behind, changeMs, dropped, eachDropped, lastMs, old, toldAfterMs, told, waited } from './measures'
import { PAGES, PREFIX, PRICED, PRODUCT, TAG } from './pages'
import { CITIES, POPS, type PopCity, nearAndFar } from './places'
import { QUICK, REST_MS, wave } from './wave'
import { yourTurn } from './yourTurn'

const PACE_MS = 75
/** The two users ask so long after the order (ms). */
const TWO_MS = 60
const ORDER: readonly (keyof Values)[] = ['kind', 'soft', 'ingress']

/** One beside the place of the order and one far away ask in the same moment. */
function* two({ all, ask, wait }: Script<Values>, ingress: PopCity): Process<void> {
  const { near, far } = nearAndFar(ingress)
  yield* wait(QUICK.changeMs + TWO_MS)
  yield* all([ask(near, PRODUCT, { as: 'near' }), ask(far, PRODUCT, { as: 'far' })])
}

const isOld = (run: RunView, name: string): boolean => run.request(name).content !== run.request(name).expectedContent
/** Old answers of pages that the order does not name, at POPs that had done it. */
const untouched = (run: RunView, step: string): number => behind(run, step).length
const allTold = (run: RunView, step: string): boolean => told(run, step) === POPS.length

export const steps: readonly Step<Values>[] = [
  {
    id: 'one-url',
    title: 'One URL, twelve caches, a wave',
    about: ORDER,
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `A price stands on two pages of a shop; ${say.givenCount(CITIES.length, 'POP')} hold copies. It changes, and in that moment ${cityName(run.leversIn('one-url').ingress)} orders all to forget \`${PRODUCT}\`: a [[purge]].`,
      `${say.from(changeMs(run, 'one-url'))}The [[control plane]] told all at once. The last POP forgot after ${say.ms(lastMs(run, 'one-url'))}, half a round trip. Hundreds would take no longer: distance counts. The home page, which nobody named, stayed old.`,
    ],
    line: (run, say) => `One order, and a wave: the last POP forgot \`${PRODUCT}\` after ${say.ms(lastMs(run, 'one-url'))}. The home page stayed old.`,
    play: wave(QUICK),
    claims: [
      { text: 'every POP is told once, and forgets one copy', holds: (run) => allTold(run, 'one-url') && eachDropped(run, 'one-url', 1), instead: otherCourse('one-url') },
      { text: 'the last one after half a round trip', holds: (run) => halfTrip(run, 'one-url'), instead: otherCourse('one-url') },
      { text: 'the other page stays old behind the front', holds: (run) => untouched(run, 'one-url') > 0 && behind(run, 'one-url').every(({ url }) => url !== PRODUCT), instead: otherCourse('one-url') },
    ],
  },
  {
    id: 'two-truths',
    title: 'Two users, one moment',
    about: ORDER,
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `New copies, the same order. ${say.given(TWO_MS, 'ms')} after it, in the same millisecond (dotted), a user in ${placeOf(run, 'near')} and one in ${placeOf(run, 'far')} ask for \`${PRODUCT}\` (circled).`,
      `${say.answered('near')}${placeOf(run, 'near')} gave the new price; ${placeOf(run, 'far')}, not told yet, the old. Between order and front (the line) is a window of two truths: ${say.counted(inWindow(run), 'old answer')}.${homePages(run, say)}`,
    ],
    line: (run, say) => `In one millisecond ${placeOf(run, 'near')} asked and got the new price, ${placeOf(run, 'far')} the old: ${say.counted(inWindow(run), 'old answer')} before the front.`,
    predict: {
      question: 'Two users ask for the same page in the same millisecond, while the order is on its way. What do they see?',
      options: ['Both the old price', 'Both the new price', 'One the new price, the other the old one'],
      answer: (run) => (isOld(run, 'near') === isOld(run, 'far') ? (isOld(run, 'near') ? 0 : 1) : 2),
      because: (run, say) => `The order reached ${placeOf(run, 'near')} after ${say.ms(toldAfterMs(run, 'two-truths', run.request('near').client) ?? 0)} and ${placeOf(run, 'far')} after ${say.ms(toldAfterMs(run, 'two-truths', run.request('far').client) ?? 0)}.`,
    },
    play: wave(QUICK, two),
    claims: [
      { text: 'the near one sees the new price, the far one, which had not been told, the old', holds: (run) => !isOld(run, 'near') && isOld(run, 'far') && run.request('far').outcome === 'hit' && (toldAfterMs(run, 'two-truths', run.request('far').client) ?? 0) > TWO_MS, instead: otherCourse('two-truths') },
      { text: 'they asked in the same moment', holds: (run) => run.request('near').atMs === run.request('far').atMs, asPlayed: true },
    ],
  },
  {
    id: 'tag',
    title: 'A tag for all pages of a product',
    set: { kind: 'tag' },
    about: ORDER,
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `The origin sends both pages with the tag \`${TAG}\`, a [[surrogate key]]. Each POP keeps an index from tags to copies. Now the order names the tag.`,
      `Each POP forgot ${say.counted(dropped(run, 'tag')[0]!, ['copy', 'copies'])}, and looked at no other. Behind the front nobody saw the old price. The origin’s bill: ${say.counted(run.origin('tag').requests, 'request')}, each page once from each POP.`,
    ],
    line: (run, say) => `The tag takes both pages: ${say.counted(behind(run, 'tag').length, 'old answer')} behind the front, ${say.counted(run.origin('tag').requests, 'request')} at the origin.`,
    play: wave(QUICK),
    claims: [
      { text: 'each POP forgets the pages with the tag', holds: (run) => eachDropped(run, 'tag', PRICED.length), instead: otherCourse('tag') },
      { text: 'nobody sees the old price behind the front', holds: (run) => behind(run, 'tag').length === 0, instead: otherCourse('tag') },
      { text: 'the origin is asked once for each page by each POP', holds: (run) => run.origin('tag').requests === PRICED.length * POPS.length, instead: otherCourse('tag') },
    ],
  },
  {
    id: 'prefix',
    title: 'Everything below a path',
    set: { kind: 'prefix' },
    about: ORDER,
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      `A shop without tags has its paths. Now the order names all that begins with \`${PREFIX}\`: a [[prefix purge]]. A POP has no index of beginnings: it looks at every copy.`,
      `Each forgot ${say.counted(dropped(run, 'prefix')[0]!, ['copy', 'copies'])}, of which one had the price. The home page has another path and stayed old: ${say.counted(untouched(run, 'prefix'), 'old answer')} behind the front. The bill: ${say.counted(run.origin('prefix').requests, 'request')}.`,
    ],
    line: (run, say) => `A prefix takes what has nothing to do with it, and leaves the home page old: ${say.counted(untouched(run, 'prefix'), 'old answer')} behind the front.`,
    play: wave(QUICK),
    claims: [
      { text: 'each POP forgets what is below the path', holds: (run) => eachDropped(run, 'prefix', PAGES.filter((url) => url.startsWith(PREFIX)).length), instead: otherCourse('prefix') },
      { text: 'one of them has the price, and the home page stays old', holds: (run) => behind(run, 'prefix').length > 0 && behind(run, 'prefix').every(({ url }) => !url.startsWith(PREFIX)), instead: otherCourse('prefix') },
      { text: 'the origin is asked once for each by each POP', holds: (run) => run.origin('prefix').requests === POPS.length * dropped(run, 'prefix')[0]!, instead: otherCourse('prefix') },
    ],
  },
  {
    id: 'zone',
    title: 'The whole zone',
    set: { kind: 'zone' },
    about: ORDER,
    paceMs: PACE_MS,
    restMs: REST_MS,
    prose: (run, say) => [
      'To be on the safe side, forget everything: a [[zone purge]]. No page with the price can be missed.',
      `${say.from()}None was. But all ${say.givenCount(PAGES.length, 'page')} had to come again, to every POP: ${say.counted(run.origin('zone').requests, 'request')} at the origin, ${say.count(run.origin('tag').requests)} with the tag. ${say.counted(waited(run, 'zone'), 'user')} waited for it.`,
    ],
    line: (run, say) => `Everything is forgotten, and the origin gets the bill: ${say.counted(run.origin('zone').requests, 'request')}, ${say.count(run.origin('tag').requests)} with the tag.`,
    predict: {
      question: 'All POPs forget everything. What does the origin get?',
      options: ['As much as with the tag: the rest has not changed', 'One request for each page', 'One request for each page, from each POP'],
      answer: (run) => (run.origin('zone').requests > PAGES.length * 2 && run.origin('zone').requests > run.origin('tag').requests ? 2 : run.origin('zone').requests === run.origin('tag').requests ? 0 : 1),
      because: (run, say) => `A POP knows only what it holds: ${say.counted(run.origin('zone').requests, 'request')}.`,
    },
    play: wave(QUICK),
    claims: [
      { text: 'each POP forgets all, no old page is missed, and users wait', holds: (run) => waited(run, 'zone') > 0 && eachDropped(run, 'zone', PAGES.length) && behind(run, 'zone').length === 0, instead: otherCourse('zone') },
      { text: 'the origin gets each page from each POP once', holds: (run) => run.origin('zone').requests === PAGES.length * POPS.length, instead: otherCourse('zone') },
      { text: 'more than with the tag', holds: (run) => run.origin('tag').requests > 0 && run.origin('zone').requests > run.origin('tag').requests, instead: otherCourse('zone') },
    ],
  },
  ...afterSteps,
  yourTurn,
]

const placeOf = (run: RunView, name: string): string => cityName(run.request(name).client)

/** Whether the last one was told after half its round trip, as far as messages may be early or late by themselves. */
function halfTrip(run: RunView, step: string): boolean {
  return allTold(run, step) && lastMs(run, step) > 90 && lastMs(run, step) < 170
}

/** Old answers that users got before their POP was told. */
function inWindow(run: RunView): number {
  const past = new Set(behind(run, 'two-truths').map(({ id }) => id))
  return old(run, 'two-truths').filter(({ id }) => !past.has(id)).length
}

/** What else the picture shows as old: pages that the order does not name. */
function homePages(run: RunView, say: Say): string {
  const count = behind(run, 'two-truths').length
  return count === 0 ? '' : ` ${say.count(count)} behind it are the home page’s.`
}
