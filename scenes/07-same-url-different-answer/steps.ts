/**
 * The steps of scene 7: what happens, what is said about it, and what must be true.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { DEPENDS_ON, FIRST_HALF_MS, FRANKFURT, SYDNEY, differs, entries, halves, hitShare, isHit, poisoned, tuples, urls } from './measures'
import { FORGED, LINKS, SHOES, deskUser, drawAlike, drawVisitors } from './visitors'

const SECOND_HALF_MS = 2800
/** Until everything that was on its way has arrived. */
const SETTLE_MS = 300
const HIT_TARGET = 0.9

const ENTRIES = ['entry', 'entries'] as const

const wrongIn = (run: RunView, step: string, half: 0 | 1): number => halves(run, step)[half].filter(differs).length
const missesIn = (run: RunView, step: string, half: 0 | 1): number => halves(run, step)[half].filter((one) => !isHit(one)).length

const until = (run: RunView, step: string): number => run.step(step).startMs + FIRST_HALF_MS

/** What steps say where the learner's levers make another key. */
const instead = {
  encodings: (run: RunView, say: Say): string =>
    `Your levers make another key. The three ways of asking make ${say.counted(entries(run, 'encodings'), ENTRIES)} for this URL. Wrong answers: ${say.count(run.wrong({ step: 'encodings' }))}.`,
  shatter: (run: RunView, say: Say): string =>
    `Your levers make another key. ${say.counted(run.of({ step: 'shatter' }).length, 'user')} make ${say.counted(entries(run, 'shatter'), ENTRIES)}, and ${say.percent(hitShare(run.of({ step: 'shatter' })))} of the answers are hits. Wrong pages: ${say.count(run.wrong({ step: 'shatter' }))}.`,
  tooBroad: (run: RunView, say: Say): string =>
    `With your levers this step takes another course. Pages for another device in its first half: ${say.count(wrongIn(run, 'too-broad', 0), until(run, 'too-broad'))}, in its second half: ${say.count(wrongIn(run, 'too-broad', 1))}. At the end there are ${say.counted(entries(run, 'too-broad'), ENTRIES)}.`,
  query: (run: RunView, say: Say): string =>
    `With your levers this step takes another course. Misses in its first half: ${say.count(missesIn(run, 'query', 0), until(run, 'query'))}, in its second half: ${say.count(missesIn(run, 'query', 1))}. At the end there are ${say.counted(entries(run, 'query'), ENTRIES)}.`,
  unkeyed: (run: RunView, say: Say): string =>
    `With your levers this step takes another course. The forged page reaches ${say.counted(poisoned(halves(run, 'unkeyed')[0]), 'other user', until(run, 'unkeyed'))} in its first half, and ${say.counted(poisoned(halves(run, 'unkeyed')[1]), 'other user')} in its second.`,
  twoPops: (run: RunView, say: Say): string =>
    `Your levers set other rules. Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)} and Sydney ${say.counted(entries(run, 'two-pops', SYDNEY), ENTRIES)}. Wrong pages in Frankfurt: ${say.count(run.wrong({ step: 'two-pops', client: 'frankfurt' }))}, in Sydney: ${say.count(run.wrong({ step: 'two-pops', client: 'sydney' }))}.`,
}

/** Users of all kinds, so many a second at each place; at two places the same ones. */
function* visitors(script: Script<Values>, clients: readonly string[], perSecond: number, forMs: number, links = [SHOES]): Process<void> {
  const users = drawVisitors(script.random('visitors'), (perSecond * forMs) / 1000, links)
  yield* script.traffic({ clients, arrivals: steady, perSecond, forMs, catalogue: inOrder(users) })
}

/** Users who differ in nothing. */
function* alike(script: Script<Values>, clients: readonly string[], perSecond: number, forMs: number, links = [SHOES]): Process<void> {
  const users = drawAlike(script.random('visitors'), (perSecond * forMs) / 1000, links)
  yield* script.traffic({ clients, arrivals: steady, perSecond, forMs, catalogue: inOrder(users) })
}

/** Somebody finds out what the page believes; whoever comes first after the copy has gone decides what is stored. */
function* attack({ ask }: Script<Values>, client: string, as: string, follow = false): Process<void> {
  yield* ask(client, SHOES, { as, follow, headers: [...deskUser('gzip, deflate, br'), FORGED] })
}

/** A forged request, one that is followed, and some more. */
function* plant(script: Script<Values>, as: string, next: string): Process<void> {
  yield* attack(script, 'frankfurt', as, true)
  yield* script.wait(60)
  yield* script.ask('frankfurt', SHOES, { as: next, follow: true, headers: deskUser('gzip, deflate, br') })
  yield* alike(script, ['frankfurt'], 8, 1000)
}

/** The first half of a step, and the wait until nothing is on its way any more. */
function* firstHalf(script: Script<Values>, first: Process<void>): Process<void> {
  yield* script.all([first, script.wait(FIRST_HALF_MS)])
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'encodings',
    title: 'One URL, several encodings',
    prose: (run, say) => [
      `A [[cache key]] decides which requests share a copy. This page comes compressed in the way each browser can read, and says so: \`Vary: Accept-Encoding\`.`,
      `The field becomes part of the key, a [[secondary key]]. Three ways of asking, ${say.counted(entries(run, 'encodings'), ENTRIES)} for one URL.`,
    ],
    line: (run, say) => `\`Vary: Accept-Encoding\` makes the field part of the key: ${say.counted(entries(run, 'encodings'), ENTRIES)} for one URL.`,
    *play({ ask, wait }) {
      yield* ask('frankfurt', SHOES, { as: 'first-br', follow: true, headers: deskUser('gzip, deflate, br') })
      yield* wait(60)
      yield* ask('frankfurt', SHOES, { as: 'first-gzip', headers: deskUser('gzip') })
      yield* wait(60)
      yield* ask('frankfurt', SHOES, { as: 'first-plain', headers: deskUser() })
      yield* wait(60)
      yield* ask('frankfurt', SHOES, { as: 'second-br', follow: true, headers: deskUser('gzip, deflate, br') })
    },
    claims: [
      {
        text: 'there is one entry for each value of the field',
        holds: (run) => entries(run, 'encodings') === 3 && tuples(run.of({ step: 'encodings' }), ['Accept-Encoding']) === 3,
        instead: instead.encodings,
      },
      { text: 'who asks in the same way shares a copy', holds: (run) => run.request('second-br').outcome === 'hit' },
      { text: 'nobody gets bytes that they cannot read', holds: (run) => run.wrong({ step: 'encodings' }) === 0 },
    ],
  },
  {
    id: 'shatter',
    title: 'Name every field',
    paceMs: 320,
    set: { vary: DEPENDS_ON },
    prose: (run, say) => [
      'The page also depends on language, and on the device. The honest answer is to name both fields in `Vary`.',
      `But browsers write \`User-Agent\` in endless ways: its [[cardinality]] is huge. ${say.counted(run.of({ step: 'shatter' }).length, 'user')}, ${say.counted(entries(run, 'shatter'), ENTRIES)}, and ${say.percent(hitShare(run.of({ step: 'shatter' })))} hits. Nobody got a wrong page, and hardly anybody a cached one.`,
    ],
    line: (run, say) => `\`Vary: User-Agent\` shatters the URL: ${say.counted(run.of({ step: 'shatter' }).length, 'user')}, ${say.counted(entries(run, 'shatter'), ENTRIES)}.`,
    predict: {
      question: 'Everyone asks for the same URL. How many entries will it become, with User-Agent in Vary?',
      options: ['A handful', 'About half as many as users', 'Nearly one for each user'],
      answer: (run) => {
        const share = entries(run, 'shatter') / run.of({ step: 'shatter' }).length
        return share < 0.2 ? 0 : share < 0.7 ? 1 : 2
      },
      because: (run, say) => `${say.counted(run.of({ step: 'shatter' }).length, 'user')} made ${say.counted(entries(run, 'shatter'), ENTRIES)}: every spelling of the field is another key.`,
    },
    *play(script) {
      script.purge(FRANKFURT)
      yield* visitors(script, ['frankfurt'], 26, 4000)
    },
    claims: [
      {
        text: 'there is one entry for each tuple of values that was seen',
        holds: (run) => entries(run, 'shatter') === tuples(run.of({ step: 'shatter' }), DEPENDS_ON),
        instead: instead.shatter,
      },
      { text: 'nobody gets a wrong page', holds: (run) => run.wrong({ step: 'shatter' }) === 0 },
      { text: 'fewer than one in five is a hit', holds: (run) => hitShare(run.of({ step: 'shatter' })) < 0.2 },
    ],
  },
  {
    id: 'too-broad',
    title: 'One field less',
    paceMs: 320,
    set: { vary: ['Accept-Encoding', 'Accept-Language'], normalise: 'encodings' },
    prose: (run, say) => [
      `Somebody takes \`User-Agent\` out of \`Vary\`. The page still comes in one form for phones and one for desktops.`,
      `Hits return, and ${say.counted(halves(run, 'too-broad')[0].filter(differs).length, 'user', until(run, 'too-broad'))} get the other device’s page. So the field goes back in, but the edge first makes it \`phone\` or \`desktop\`: [[normalisation]]. Wrong answers since then: ${say.count(halves(run, 'too-broad')[1].filter(differs).length)}, with ${say.counted(entries(run, 'too-broad'), ENTRIES)}.`,
    ],
    line: (run, say) => `Without \`User-Agent\` in the key phones get the desktop page. Made \`phone\` or \`desktop\`, it costs ${say.counted(entries(run, 'too-broad'), ENTRIES)} in all.`,
    predict: {
      question: 'User-Agent leaves Vary, but the page still depends on it. What do users see?',
      options: ['Right pages, more hits', 'More hits, and some get the other device’s page', 'Only misses'],
      answer: (run) => {
        const [before] = halves(run, 'too-broad')
        return before.some(differs) ? 1 : before.some(isHit) ? 0 : 2
      },
      because: (run, say) => `${say.counted(halves(run, 'too-broad')[0].filter(differs).length, 'user', until(run, 'too-broad'))} got a page that was made for another device: a key that leaves out what the page depends on hands it to everybody.`,
    },
    *play(script) {
      script.purge(FRANKFURT)
      yield* firstHalf(script, visitors(script, ['frankfurt'], 24, FIRST_HALF_MS - SETTLE_MS))
      script.set({ vary: DEPENDS_ON, normalise: 'both' })
      script.purge(FRANKFURT)
      yield* visitors(script, ['frankfurt'], 14, SECOND_HALF_MS)
    },
    claims: [
      { text: 'with a field too few in the key some answers are wrong', holds: (run) => halves(run, 'too-broad')[0].some(differs), instead: instead.tooBroad },
      { text: 'with the field normalised in the key none is', holds: (run) => !halves(run, 'too-broad')[1].some(differs), instead: instead.tooBroad },
      {
        text: 'there are far fewer entries than users',
        holds: (run) => entries(run, 'too-broad') * 3 < halves(run, 'too-broad')[1].length,
        instead: instead.tooBroad,
      },
    ],
  },
  {
    id: 'query',
    title: 'The same page, spelt otherwise',
    paceMs: 320,
    prose: (run, say) => [
      `The URL is part of the key as it is written. The same shoes are linked to in other orders, and with tags that only tell where a user came from.`,
      `Users who differ in nothing else make ${say.counted(urls(halves(run, 'query')[0]), ENTRIES, until(run, 'query'))}. Sort the query and leave out \`utm_*\`, and there is ${say.count(entries(run, 'query'))}.`,
    ],
    line: (run, say) => `Order and marketing tags make ${say.counted(urls(halves(run, 'query')[0]), ENTRIES, until(run, 'query'))} of one page; sorted and without tags there is ${say.count(entries(run, 'query'))}.`,
    *play(script) {
      script.purge(FRANKFURT)
      yield* firstHalf(script, alike(script, ['frankfurt'], 6, FIRST_HALF_MS - SETTLE_MS, LINKS))
      script.set({ sortQuery: true, dropUtm: true })
      script.purge(FRANKFURT)
      yield* alike(script, ['frankfurt'], 6, SECOND_HALF_MS, LINKS)
    },
    claims: [
      {
        text: 'each spelling is first a miss',
        holds: (run) => {
          const [before] = halves(run, 'query')
          return urls(before) > 3 && urls(before.filter((one) => !isHit(one))) === urls(before)
        },
        instead: instead.query,
      },
      { text: 'sorted and without tags they are one entry', holds: (run) => entries(run, 'query') === 1, instead: instead.query },
      { text: 'the pages are the same ones', holds: (run) => run.wrong({ step: 'query' }) === 0 },
    ],
  },
  {
    id: 'unkeyed',
    title: 'A field that nobody keyed on',
    paceMs: 320,
    prose: (run, say) => [
      `This page loads its scripts from the host in \`X-Forwarded-Host\`. Anyone can send that field, and it is not in the key: an [[unkeyed input]].`,
      `One forged request, and ${say.counted(poisoned(halves(run, 'unkeyed')[0]), 'user', until(run, 'unkeyed'))} get the page that it made: [[cache poisoning]]. With the field in the key it reaches ${say.counted(poisoned(halves(run, 'unkeyed')[1]), 'other')}. Better still: drop it at the edge.`,
    ],
    line: (run, say) => `A reflected field outside the key: one request spoils the page for ${say.counted(poisoned(halves(run, 'unkeyed')[0]), 'user', until(run, 'unkeyed'))}. In the key, or dropped, for ${say.count(poisoned(halves(run, 'unkeyed')[1]))}.`,
    predict: {
      question: 'One user sends a forged field that the page repeats. The others do not. Who gets the forged page?',
      options: ['Only the sender', 'Everyone who comes after', 'Nobody'],
      answer: (run) => (poisoned(halves(run, 'unkeyed')[0]) > 0 ? 1 : run.request('attack').content.includes(FORGED[1]) ? 0 : 2),
      because: (run, say) => `${say.counted(poisoned(halves(run, 'unkeyed')[0]), 'user', until(run, 'unkeyed'))} got it: their keys were equal, so the edge gave them the stored page.`,
    },
    *play(script) {
      script.purge(FRANKFURT)
      yield* firstHalf(script, plant(script, 'attack', 'victim'))
      script.set({ forwardedHost: 'key' })
      script.purge(FRANKFURT)
      yield* plant(script, 'attack-keyed', 'spared')
    },
    claims: [
      { text: 'outside the key one request spoils the page for others', holds: (run) => poisoned(halves(run, 'unkeyed')[0]) > 0, instead: instead.unkeyed },
      { text: 'in the key it spoils it for nobody else', holds: (run) => poisoned(halves(run, 'unkeyed')[1]) === 0, instead: instead.unkeyed },
      { text: 'the sender has an entry alone', holds: (run) => entries(run, 'unkeyed') === 2 },
    ],
  },
  {
    id: 'two-pops',
    title: 'Two POPs that disagree',
    paceMs: 320,
    set: { vary: DEPENDS_ON, normalise: 'both', sortQuery: true, dropUtm: true, forwardedHost: 'key', secondPop: 'own' },
    prose: (run, say) => [
      `Sydney’s POP has a configuration of its own: nothing normalised, nothing dropped. Same users, same links, same forged request at both.`,
      `Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)}, Sydney ${say.count(entries(run, 'two-pops', SYDNEY))}. And ${say.counted(poisoned(run.of({ step: 'two-pops', client: 'sydney' })), 'user')} in Sydney get a page that nobody in Frankfurt can see.`,
    ],
    line: (run, say) => `Same traffic, other rules: Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)}, Sydney ${say.count(entries(run, 'two-pops', SYDNEY))}, and only Sydney can be poisoned.`,
    *play(script) {
      script.purge(FRANKFURT)
      script.purge(SYDNEY)
      yield* script.all(script.clients().map((client) => attack(script, client, `attack-${client}`, client === 'frankfurt')))
      yield* script.all([
        visitors(script, script.clients(), 10, 3000, LINKS),
        alike(script, script.clients(), 2, 3000),
      ])
    },
    claims: [
      {
        text: 'the POP without rules holds several times as many entries',
        holds: (run) => entries(run, 'two-pops', SYDNEY) > 3 * entries(run, 'two-pops'),
        instead: instead.twoPops,
      },
      { text: 'nobody in Frankfurt gets a wrong page', holds: (run) => run.wrong({ step: 'two-pops', client: 'frankfurt' }) === 0, instead: instead.twoPops },
      { text: 'some in Sydney are poisoned', holds: (run) => poisoned(run.of({ step: 'two-pops', client: 'sydney' })) > 0, instead: instead.twoPops },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: right and fast',
    paceMs: 400,
    set: { secondPop: 'own' },
    prose: () => [
      'All of them together: every browser, every link, and somebody with a forged field, at two POPs that begin with almost no rules.',
      'Choose what belongs in the key, and no more. Then press a cell to see what it holds, and for whom it was made.',
    ],
    line: () => 'Your turn: the right page for everyone, almost always from the cache.',
    *play(script) {
      script.purge(FRANKFURT)
      script.purge(SYDNEY)
      yield* script.all(script.clients().map((client) => attack(script, client, `last-${client}`)))
      yield* visitors(script, script.clients(), 30, 5000, LINKS)
    },
    claims: [
      { text: 'everyone gets an answer', holds: (run) => run.of({ step: 'your-turn' }).every(({ status }) => status === 200) },
    ],
    challenge: {
      text: (say) => `The right page for everyone at both POPs, with more than ${say.given(HIT_TARGET, 'percent')} of the answers from the cache.`,
      met: (run) =>
        run.of({ step: 'your-turn', client: 'sydney' }).length > 0 &&
        run.wrong({ step: 'your-turn' }) === 0 &&
        hitShare(run.of({ step: 'your-turn' })) > HIT_TARGET,
      solution: {
        levers: { vary: DEPENDS_ON, normalise: 'both', sortQuery: true, dropUtm: true, forwardedHost: 'drop', secondPop: 'same' },
      },
      now: (run, say) =>
        `${say.count(run.wrong({ step: 'your-turn' }), 0)} wrong; ${say.percent(hitShare(run.of({ step: 'your-turn' })), 0)} hits.`,
    },
  },
]
