/**
 * The steps of scene 4 up to names that are answered by place: one address, how networks choose, and who is asked instead. Failures are in
 * failureSteps.ts.
 */
import { ANYCAST, POP_CITIES, popIn } from '../../src/cdn/anycastWorld'
import { CITIES, type CityId, roundTripMs } from '../../src/cdn/net/places'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { askedBy, doorOf, doorsUsed, failed, failedBy, lookups } from './counts'
import { failureSteps } from './failureSteps'
import type { Values } from './levers'
import { nearestTo } from './measures'
import { PAGE, doors, doorsBefore } from './network'
import { HOMES, PUBLIC_DNS, type Scheme, USER_CITIES, YOU, userOf } from './users'

/** Virtual ms a second, while requests cross the map. */
const PACE_MS = 130
/** Faster, where the same is seen again. */
const TOLD_PACE_MS = 170
const OLD_S = 5

/** Everybody but the learner asks once, in the order of the list. */
function* everybody({ ask, all, wait }: Script<Values>, by: Scheme, named?: string): Process<void> {
  yield* all(HOMES.map(function* ({ id }, k): Process<void> {
    yield* wait(40 * k)
    yield* ask(userOf(id, by), PAGE, id === 'london' && named ? { as: named } : {})
  }))
}

/** The learner, if she has put herself on the map. */
function* yours({ ask, clients }: Script<Values>, by: Scheme): Process<void> {
  if (clients().includes(userOf(YOU, by))) yield* ask(userOf(YOU, by), PAGE)
}

/** Beside others the learner asks, too, and again wherever she goes meanwhile. */
function withYou(script: Script<Values>, by: Scheme, others: Process<unknown>): Process<void> {
  return whereverYouGo(script, by, script.all([yours(script, by), others]))
}

function whereverYouGo(script: Script<Values>, by: Scheme, during: Process<unknown>): Process<void> {
  return script.whenMoved('you', () => yours(script, by), during)
}

/** London's user looks the name up, then everybody does; and once more when all know it and places have the page: what is left is the way. */
function* lookedUp(script: Script<Values>, name: string): Process<void> {
  yield* script.wait(20)
  yield* withYou(script, 'geo', inTwoRounds(script, name))
  yield* whereverYouGo(script, 'geo', untilForgotten(script))
}

function* inTwoRounds(script: Script<Values>, name: string): Process<void> {
  yield* script.ask(userOf('london', 'geo'), PAGE, { as: `${name}-first`, follow: true })
  yield* everybody(script, 'geo')
  yield* script.all([everybody(script, 'geo', name), yours(script, 'geo')])
}

function* limaAndNairobi({ ask, wait }: Script<Values>): Process<void> {
  yield* ask(userOf('lima', 'anycast'), PAGE, { as: 'lima', follow: true })
  yield* wait(60)
  yield* ask(userOf('nairobi', 'anycast'), PAGE, { as: 'nairobi', follow: true })
}

/** Until no answer of the name server may be kept any more. */
function* untilForgotten({ levers, wait }: Script<Values>): Process<void> {
  yield* wait((levers().ttl + OLD_S) * 1000)
}

/** The middle of what users of names waited for their last answer in a step (ms). */
function middle(run: RunView, step: string): number {
  const waits = HOMES.map(({ id }) => run.of({ step, client: userOf(id, 'geo') }).at(-1)?.waitMs ?? Infinity).toSorted((a, b) => a - b)
  return waits[Math.floor(waits.length / 2)]!
}

const OTHER_COURSE = 'Your levers or buttons gave this step another course.'

/** What a step of names says where the learner gives it another course. */
const otherCourse = (step: string) => (run: RunView, say: Say): string =>
  `${OTHER_COURSE} Resolvers asked ${say.counted(lookups(run, step), 'time')}, users came out at ${say.counted(doorsUsed(run, step, 'geo'), 'POP')}, and the middle wait was ${say.ms(middle(run, step))}.`

/** What a step of routes says there: where the packets came out that are called as their cities are. */
const otherDoors = (...cities: readonly CityId[]) => (run: RunView, say: Say): string => [OTHER_COURSE, ...cities.map((city) => {
  const door = doorOf(run.request(city))
  return `${CITIES[city].name}’s packet came ${door ? `out in ${CITIES[door].name}` : 'to no POP'}: ${say.wait(city)}.`
})].join(' ')

export const steps: readonly Step<Values>[] = [
  {
    id: 'one-address',
    title: 'One address',
    about: ['you'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      `A CDN has edges in many places; each place is a [[POP]]. The ${say.givenCount(POP_CITIES.length, 'POP')} on this map all have the same address, \`${ANYCAST.address}\`: [[anycast]]. ${say.givenCount(HOMES.length, 'user')} in ${say.givenCount(USER_CITIES.length, ['city', 'cities'])} send a packet there.`,
      `They came out at ${say.count(doorsUsed(run, 'one-address', 'anycast'))} different POPs. The colour of a way says at which. No machine in the middle has sent them there.`,
    ],
    line: (run, say) => `All POPs have one address. Packets to it came out at ${say.count(doorsUsed(run, 'one-address', 'anycast'))} different places.`,
    *play(script) {
      for (const city of POP_CITIES) script.prefill(popIn(city), PAGE)
      yield* script.wait(30)
      yield* withYou(script, 'anycast', everybody(script, 'anycast'))
    },
    claims: [
      {
        text: 'one address leads to several places, and everybody is answered',
        holds: (run) => doorsUsed(run, 'one-address', 'anycast') > 3 && run.of({ step: 'one-address' }).every(({ status }) => status === 200),
        instead: (run, say) => `${OTHER_COURSE} Packets to the one address came out at ${say.counted(doorsUsed(run, 'one-address', 'anycast'), 'POP')}; ${say.counted(failedBy(run, 'one-address', 'anycast').length, 'request')} had no answer.`,
      },
    ],
  },
  {
    id: 'each-chooses',
    title: 'Each network chooses for itself',
    about: [],
    view: doorsBefore('perth'),
    paceMs: PACE_MS,
    restMs: 40,
    prose: (_, say) => [
      'The internet is made of networks. In [[BGP]] each tells its neighbours which addresses it leads to, and through which networks: the [[AS path]].',
      `${say.asked('perth')}Who hears of several routes strikes out all but one, rule by rule: by [[local preference]] first, then by the shortest path, among equals by the nearest exit. Perth’s packet came out in Sydney: ${say.wait('perth')}.`,
    ],
    line: (_, say) => `Each network strikes out all routes but one. Perth’s packet came out in Sydney: ${say.wait('perth')}.`,
    *play(script) {
      yield* script.wait(20)
      yield* withYou(script, 'anycast', script.ask(userOf('perth', 'anycast'), PAGE, { as: 'perth', follow: true }))
    },
    claims: [
      {
        text: 'Perth comes out at the nearest place, and is answered',
        holds: (run) => doorOf(run.request('perth')) === 'sydney' && !failed(run.request('perth')),
        instead: otherDoors('perth'),
      },
      { text: 'its wait is the way there and back', holds: (run) => run.request('perth').waitMs === roundTripMs('perth', 'sydney') },
    ],
  },
  {
    id: 'policy',
    title: 'Lima and Nairobi',
    about: [],
    view: doorsBefore('lima', 'nairobi'),
    paceMs: PACE_MS,
    restMs: 40,
    prose: (_, say) => [
      `The POP nearest to Lima is in São Paulo, ${say.given(roundTripMs('lima', 'sao-paulo'), 'ms')} away, there and back. The nearest to Nairobi is in Mumbai: ${say.given(roundTripMs('nairobi', 'mumbai'), 'ms')}.`,
      `${say.asked('lima')}Lima’s network prefers a partner whom it does not pay, however long the path: Los Angeles, ${say.wait('lima')}. ${say.asked('nairobi')}Nairobi’s counts networks on the path and not kilometres: Frankfurt, ${say.wait('nairobi')}.`,
    ],
    line: (_, say) => `Policies come before distance: Lima waits ${say.wait('lima')}, Nairobi ${say.wait('nairobi')}.`,
    predict: {
      question: 'Lima’s network can pay for the short path to São Paulo. A partner offers a longer path to Los Angeles for nothing. Where do Lima’s packets go?',
      options: ['São Paulo, the nearest', 'Los Angeles, the free one', 'Half of them to each'],
      answer: (run) => (doorOf(run.request('lima')) === 'sao-paulo' ? 0 : 1),
      because: (_, say) => `Local preference is the first rule, and it is about money: ${say.wait('lima')} in place of ${say.given(roundTripMs('lima', 'sao-paulo'), 'ms')}.`,
    },
    *play(script) {
      yield* script.wait(20)
      yield* withYou(script, 'anycast', limaAndNairobi(script))
    },
    claims: [
      {
        text: 'Lima comes out in Los Angeles, by way of a partner, Nairobi in Frankfurt, and both are answered',
        holds: (run) => [['lima', 'los-angeles'], ['nairobi', 'frankfurt']].every(([city, door]) => doorOf(run.request(city!)) === door && !failed(run.request(city!))) && run.request('lima').path.includes('west-coast'),
        instead: otherDoors('lima', 'nairobi'),
      },
      { text: 'neither is the nearest place', holds: () => nearestTo('lima') === 'sao-paulo' && nearestTo('nairobi') === 'mumbai' },
      { text: 'both wait for the longer way', holds: (run) => run.request('lima').waitMs === roundTripMs('lima', 'los-angeles') && run.request('nairobi').waitMs === roundTripMs('nairobi', 'frankfurt') },
    ],
  },
  {
    id: 'by-name',
    title: 'A name that is answered by place',
    about: ['resolver'],
    paceMs: PACE_MS,
    set: { resolver: 'far' },
    view: doors('geo'),
    prose: (run, say) => [
      'Or every POP has its own address, and the CDN’s name server answers with the nearest: [[GeoDNS]]. But users do not ask it: their resolver does, here in Ashburn.',
      `It asked ${say.counted(lookups(run, 'by-name'), 'time')}, and all ${say.count(new Set(askedBy(run, 'by-name', 'geo').map(({ client }) => client)).size)} users went to the POP nearest to Ashburn. With the name known London waited ${say.wait('london-geo')}, and half of all more than ${say.ms(middle(run, 'by-name'))}.`,
    ],
    line: (_, say) => `The name server saw a resolver in Ashburn, and sent London to Los Angeles: ${say.wait('london-geo')}.`,
    predict: {
      question: 'Everybody’s resolver stands in Ashburn, on the American east coast. Where will London’s user be sent?',
      options: ['To Frankfurt', 'To Los Angeles', 'To any of them, by chance'],
      answer: (run) => (doorOf(run.request('london-geo')) === 'frankfurt' ? 0 : 1),
      because: (_, say) => `The name server knows who asks it, and that is the resolver. London waited ${say.wait('london-geo')}.`,
    },
    play: (script) => lookedUp(script, 'london-geo'),
    claims: [
      {
        text: 'all users of the resolver go to the place that is nearest to it',
        holds: (run) => askedBy(run, 'by-name', 'geo').every((one) => doorOf(one) === nearestTo('ashburn')) && lookups(run, 'by-name') < 3,
        instead: otherCourse('by-name'),
      },
    ],
  },
  {
    id: 'subnet',
    title: 'Tell it who asks',
    about: ['resolver'],
    paceMs: TOLD_PACE_MS,
    set: { resolver: 'told' },
    view: doors('geo'),
    prose: (run, say) => [
      'A resolver may tell the name server from which network its user comes: [[ECS]]. Then the answer is for that network alone, and may be kept for it only.',
      `Users came out at ${say.counted(doorsUsed(run, 'subnet', 'geo'), 'POP')}, and half waited no longer than ${say.ms(middle(run, 'subnet'))}; it was ${say.ms(middle(run, 'by-name'))}. The price: the same resolver asked ${say.counted(lookups(run, 'subnet'), 'time')}.`,
    ],
    line: (run, say) => `With ECS half of the users wait no longer than ${say.ms(middle(run, 'subnet'))}. The resolver asked ${say.counted(lookups(run, 'subnet'), 'time')}.`,
    play: (script) => lookedUp(script, 'london-told'),
    claims: [
      {
        text: 'with the user’s network told, each goes to the nearest place, and the resolver asks more often',
        holds: (run) => doorsUsed(run, 'subnet', 'geo') > 3 && lookups(run, 'subnet') > 2 * lookups(run, 'by-name') && middle(run, 'subnet') < middle(run, 'by-name') && run.records('resolved').some(({ node }) => node === PUBLIC_DNS),
        instead: otherCourse('subnet'),
      },
    ],
  },
  ...failureSteps,
]
