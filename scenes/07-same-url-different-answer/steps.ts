/**
 * The steps of scene 7: what happens, what is said about it, and what must be true.
 */
import type { Step } from '../../src/scene/types'
import { CROWD_MS, USERS, alike, attack, attackers, followedLater, plant, visitors } from './crowds'
import { instead } from './instead'
import type { Values } from './levers'
import { DEPENDS_ON, ENTRIES, FRANKFURT, SYDNEY, entries, hitShare, isHit, poisoned, poisonedIn, tuples, urls, usersOf, wrongIn } from './measures'
import { FORGED, LINKS, SHOES, deskUser } from './visitors'

const HIT_TARGET = 0.9

/** What is set up step by step, and stays. */
const ALIKE = { vary: DEPENDS_ON, normalise: 'both' } as const
const SPELT = { ...ALIKE, sortQuery: true, dropUtm: true } as const
const KEYED = { ...SPELT, forwardedHost: 'key' } as const

/** The grid with the attacker in it. */
const WITH_ATTACKER = { kind: 'grid', edges: [FRANKFURT, SYDNEY], attackers: true } as const

export const steps: readonly Step<Values>[] = [
  {
    id: 'encodings',
    title: 'One URL, several encodings',
    about: ['vary'],
    prose: (run, say) => [
      `A [[cache key]] decides which requests share a copy. This page comes in the [[content coding]] that each browser can read. Its [[Vary]] field says on what that depends: \`Accept-Encoding\`.`,
      `${say.answered('first-br')}The field becomes part of the key, a [[secondary key]]. Three ways of asking, ${say.counted(entries(run, 'encodings'), ENTRIES)} for one URL.`,
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
    about: ['vary', 'normalise'],
    paceMs: 320,
    set: { vary: DEPENDS_ON },
    prose: (run, say) => [
      'The page also depends on language, and on the device, which browsers tell in [[User-Agent]]. The honest answer is to name both fields in `Vary`.',
      `${say.from()}But browsers write \`User-Agent\` in endless ways: its [[cardinality]] is huge. ${say.counted(run.of({ step: 'shatter' }).length, 'user')}, ${say.counted(entries(run, 'shatter'), ENTRIES)}, and ${say.percent(hitShare(run.of({ step: 'shatter' })))} hits. Nobody got a wrong page, and hardly anybody a cached one.`,
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
    about: ['vary', 'normalise'],
    paceMs: 320,
    set: { vary: ['Accept-Encoding', 'Accept-Language'] },
    prose: (run, say) => [
      `Somebody takes \`User-Agent\` out of \`Vary\`, and the edge begins empty. The page still comes in one form for phones and one for desktops.`,
      `Hits return, and ${say.counted(wrongIn(run, 'too-broad'), 'user')} got the other device’s page. Each cell shows what its first user needed, and hands it to all the others.`,
    ],
    line: (run, say) => `Without \`User-Agent\` in the key ${say.counted(wrongIn(run, 'too-broad'), 'user')} of ${say.count(usersOf(run, 'too-broad'))} got the other device’s page.`,
    predict: {
      question: 'User-Agent leaves Vary, but the page still depends on it. What do users see?',
      options: ['Right pages, more hits', 'More hits, and some get the other device’s page', 'Only misses'],
      answer: (run) => (wrongIn(run, 'too-broad') > 0 ? 1 : run.of({ step: 'too-broad' }).some(isHit) ? 0 : 2),
      because: (run, say) => `${say.counted(wrongIn(run, 'too-broad'), 'user')} got a page that was made for another device: a key that leaves out what the page depends on hands it to everybody.`,
    },
    *play(script) {
      script.purge(FRANKFURT)
      yield* visitors(script, ['frankfurt'], 18, CROWD_MS)
    },
    claims: [
      { text: 'with a field too few in the key some answers are wrong', holds: (run) => wrongIn(run, 'too-broad') > 0, instead: (run, say) => instead.devices(run, say, 'too-broad') },
      { text: 'hits return', holds: (run) => hitShare(run.of({ step: 'too-broad' })) > 0.5, instead: (run, say) => instead.devices(run, say, 'too-broad') },
    ],
  },
  {
    id: 'normalised',
    title: 'Make requests alike',
    about: ['vary', 'normalise'],
    paceMs: 320,
    set: ALIKE,
    prose: (run, say) => [
      `The field goes back into \`Vary\`. But first the edge, empty again, now writes \`phone\` or \`desktop\` in its place, and the best encoding alone: [[normalisation]].`,
      `${say.counted(usersOf(run, 'normalised'), 'user')} shared ${say.counted(entries(run, 'normalised'), ENTRIES)}. Wrong pages: ${say.count(wrongIn(run, 'normalised'))}. A session in \`Cookie\` cannot be made alike: in \`Vary\` it is an entry for each user.`,
    ],
    line: (run, say) => `Made \`phone\` or \`desktop\` by the edge, the field costs ${say.counted(entries(run, 'normalised'), ENTRIES)} in all. Wrong pages: ${say.count(wrongIn(run, 'normalised'))}.`,
    *play(script) {
      script.purge(FRANKFURT)
      yield* script.all([visitors(script, ['frankfurt'], 18, CROWD_MS), followedLater(script)])
    },
    claims: [
      { text: 'no two users send the same cookie', holds: (run) => tuples(run.of({ step: 'normalised', client: 'frankfurt' }), ['Cookie']) === run.of({ step: 'normalised', client: 'frankfurt' }).length },
      { text: 'with the field normalised in the key no answer is wrong', holds: (run) => wrongIn(run, 'normalised') === 0, instead: (run, say) => instead.devices(run, say, 'normalised') },
      {
        text: 'there are far fewer entries than users',
        holds: (run) => entries(run, 'normalised') * 3 < usersOf(run, 'normalised'),
        instead: (run, say) => instead.devices(run, say, 'normalised'),
      },
    ],
  },
  {
    id: 'query',
    title: 'The same page, spelt otherwise',
    about: ['sortQuery', 'dropUtm'],
    paceMs: 320,
    set: ALIKE,
    prose: (run, say) => [
      `The URL is part of the key as it is written. The same shoes are linked to in other orders, and with \`utm_*\` tags that only tell where a user came from.`,
      `${say.counted(usersOf(run, 'query'), 'user')} who differ in nothing else made ${say.counted(entries(run, 'query'), ENTRIES)} of one page.`,
    ],
    line: (run, say) => `Order and marketing tags make ${say.counted(entries(run, 'query'), ENTRIES)} of one page.`,
    *play(script) {
      script.purge(FRANKFURT)
      yield* alike(script, ['frankfurt'], 9, CROWD_MS, LINKS)
    },
    claims: [
      {
        text: 'each spelling is an entry',
        holds: (run) => urls(run.of({ step: 'query' })) > 3 && entries(run, 'query') === urls(run.of({ step: 'query' })),
        instead: (run, say) => instead.query(run, say, 'query'),
      },
      { text: 'the pages are the same ones', holds: (run) => wrongIn(run, 'query') === 0 },
    ],
  },
  {
    id: 'sorted',
    title: 'One spelling for all',
    about: ['sortQuery', 'dropUtm'],
    paceMs: 320,
    set: SPELT,
    prose: (run, say) => [
      `Now the edge sorts the query and leaves \`utm_*\` out before it makes the key. It begins empty again, and the same users come by the same links.`,
      `All of them share ${say.counted(entries(run, 'sorted'), ENTRIES)}, and nobody got a wrong page: it never depended on what was left out.`,
    ],
    line: (run, say) => `Sorted and without tags, all spellings make ${say.counted(entries(run, 'sorted'), ENTRIES)}.`,
    *play(script) {
      script.purge(FRANKFURT)
      yield* alike(script, ['frankfurt'], 9, CROWD_MS, LINKS)
    },
    claims: [
      { text: 'sorted and without tags they are one entry', holds: (run) => entries(run, 'sorted') === 1, instead: (run, say) => instead.query(run, say, 'sorted') },
      { text: 'the pages are the same ones', holds: (run) => wrongIn(run, 'sorted') === 0 },
    ],
  },
  {
    id: 'unkeyed',
    title: 'A field that nobody keyed on',
    about: ['forwardedHost', 'reflects'],
    paceMs: 320,
    view: WITH_ATTACKER,
    set: SPELT,
    prose: (run, say) => [
      `This page loads its scripts from the host in [[X-Forwarded-Host]]. Anyone can send that field, and no key holds it: an [[unkeyed input]]. Mallory, an attacker, sends one of her own.`,
      `${say.answered('attack')}Her one request left a forged page under the key that all share. ${say.counted(poisonedIn(run, 'unkeyed'), 'user')} got it: [[cache poisoning]]. The origin never heard of them.`,
    ],
    line: (run, say) => `Mallory’s field is reflected and not in the key: her one request spoilt the page for ${say.counted(poisonedIn(run, 'unkeyed'), 'user')}.`,
    predict: {
      question: 'Mallory sends a forged field that the page repeats. The others do not. Who gets the forged page?',
      options: ['Only Mallory', 'Everyone who comes after', 'Nobody'],
      answer: (run) => (poisonedIn(run, 'unkeyed') > 0 ? 1 : run.request('attack').content.includes(FORGED[1]) ? 0 : 2),
      because: (run, say) => `${say.counted(poisonedIn(run, 'unkeyed'), 'user')} got it: their keys were equal, so the edge gave them the stored page.`,
    },
    *play(script) {
      script.purge(FRANKFURT)
      yield* plant(script, 'attack', 'victim')
    },
    claims: [
      {
        text: 'outside the key one request spoils the page for others, and everyone after her is answered from her copy',
        holds: (run) => poisonedIn(run, 'unkeyed') > 0 && run.of({ step: 'unkeyed', client: 'frankfurt' }).every(isHit),
        instead: (run, say) => instead.attack(run, say, 'unkeyed'),
      },
    ],
  },
  {
    id: 'keyed',
    title: 'Put it in the key',
    about: ['forwardedHost', 'reflects'],
    paceMs: 320,
    view: WITH_ATTACKER,
    set: KEYED,
    prose: (run, say) => [
      `A cure for [[cache poisoning]]: now the edge has \`X-Forwarded-Host\` in its key. It begins empty again, and Mallory does the same.`,
      `Her page is in a cell of her own: ${say.counted(entries(run, 'keyed'), ENTRIES)}, and it reached ${say.counted(poisonedIn(run, 'keyed'), 'user')}. Better still is to drop the field at the edge: then the origin never sees it.`,
    ],
    line: (run, say) => `In the key, the forged field has an entry of its own: it reached ${say.counted(poisonedIn(run, 'keyed'), 'user')}.`,
    *play(script) {
      script.purge(FRANKFURT)
      yield* plant(script, 'attack-keyed', 'spared')
    },
    claims: [
      { text: 'in the key it spoils it for nobody else', holds: (run) => poisonedIn(run, 'keyed') === 0, instead: (run, say) => instead.attack(run, say, 'keyed') },
      { text: 'the sender has an entry alone', holds: (run) => entries(run, 'keyed') === 2, instead: (run, say) => instead.attack(run, say, 'keyed') },
    ],
  },
  {
    id: 'two-pops',
    title: 'Two POPs that disagree',
    about: ['secondPop', 'forwardedHost'],
    paceMs: 320,
    view: WITH_ATTACKER,
    set: { ...KEYED, secondPop: 'own' },
    prose: (run, say) => [
      `Sydney’s [[POP]] has a configuration of its own: nothing normalised, nothing dropped. Same users, same links, and a Mallory at both.`,
      `Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)}, Sydney ${say.count(entries(run, 'two-pops', SYDNEY))}. And ${say.counted(poisoned(run.of({ step: 'two-pops', client: 'sydney' })), 'user')} in Sydney got a forged page that nobody in Frankfurt can see: who looks for the fault at the other POP finds none.`,
    ],
    line: (run, say) => `Same traffic, other rules: Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)}, Sydney ${say.count(entries(run, 'two-pops', SYDNEY))}, and only Sydney can be poisoned.`,
    *play(script) {
      script.purge(FRANKFURT)
      script.purge(SYDNEY)
      yield* script.all(attackers(script).map((attacker) => attack(script, attacker, `attack-${attacker}`)))
      yield* script.all([
        visitors(script, USERS, 10, CROWD_MS, LINKS),
        alike(script, USERS, 2, CROWD_MS),
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
    view: WITH_ATTACKER,
    set: { secondPop: 'own' },
    prose: () => [
      'All of them together: every browser, every link, and Mallory with her forged field, at two POPs that begin with almost no rules.',
      'Choose what belongs in the key, and no more. Then press a cell to see what it holds, and for whom it was made.',
    ],
    line: () => 'The right page for everyone, almost always from the cache: which levers does it take?',
    *play(script) {
      script.purge(FRANKFURT)
      script.purge(SYDNEY)
      yield* script.all(attackers(script).map((attacker) => attack(script, attacker, `last-${attacker}`)))
      yield* visitors(script, USERS, 30, 5000, LINKS)
    },
    claims: [
      { text: 'everyone gets an answer', asPlayed: true, holds: (run) => run.of({ step: 'your-turn' }).every(({ status }) => status === 200) },
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
