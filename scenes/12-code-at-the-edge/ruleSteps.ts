/**
 * Steps of scene 12 in which the edge answers by itself: a filter and a redirect, the learner's function, tokens, and a split.
 */
import { variantOf } from '../../src/cdn/code/split'
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Step } from '../../src/scene/types'
import type { Values } from './levers'
import { splitView, stampsOf } from './network'
import { answeredAt, otherwise, reachedOrigin, seenB, statuses, usersOfB } from './outcomes'
import { PREFLIGHT, as, withToken } from './requests'
import { BLOCKED, B_PERCENT, B_SHARE, FIRST_USERS, HERE, PAGE_S, USERS, nameOf, userIn } from './values'

const USERS_HERE = userIn(HERE)
/** One that keeps its share among any users, and one that people also write. */
const [GOOD, BAD] = ['fnv1a mod', 'fnv1a top'] as const
/** The first users of each variant, by the good hash. */
const [IN_A, IN_B] = (['A', 'B'] as const).map((variant) => Array.from({ length: USERS }, (_, user) => user).find((user) => variantOf(nameOf(user), { hash: GOOD, percent: B_PERCENT }) === variant)!) as [number, number]
/** One of those who come first every so many ms. */
const EVERY_MS = 10
/** Name of the request of the last of them. */
const LAST = `start-${FIRST_USERS - 1}`

export const ruleSteps: readonly Step<Values>[] = [
  {
    id: 'rules',
    title: 'Who answers?',
    about: ['rules'],
    view: stampsOf(['filter', 'redirect', 'cache']),
    prose: (_, say) => [
      `Code at a POP can answer by itself. A [[filter]] refuses whom a rule names, here a country, \`${BLOCKED}\`. A redirect sends users in Germany from \`/\` to their own page.`,
      `${say.answered('plain')}Mallory was refused after ${say.wait('blocked')}, Ana was sent on after ${say.wait('redirected')}. The origin heard of neither. Cleo’s page came from there: ${say.wait('plain')}.`,
    ],
    line: (_, say) => `Refused after ${say.wait('blocked')}, sent on after ${say.wait('redirected')}, without the origin. The page took ${say.wait('plain')}.`,
    *play({ ask, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      yield* ask(USERS_HERE, '/', { as: 'blocked', headers: as('Mallory', BLOCKED), follow: true })
      yield* ask(USERS_HERE, '/', { as: 'redirected', headers: as('Ana', 'DE'), follow: true })
      yield* ask(USERS_HERE, '/', { as: 'plain', headers: as('Cleo', 'FR'), follow: true })
    },
    claims: [
      { text: 'who is refused or sent on never reaches the origin, and the page comes from there', holds: (run) => statuses(run, 'blocked', 'redirected', 'plain') === '403,302,200' && !reachedOrigin(run, 'blocked') && !reachedOrigin(run, 'redirected') && reachedOrigin(run, 'plain'), instead: otherwise('rules') },
    ],
  },
  {
    id: 'function',
    title: 'Your own code',
    about: ['text', 'cpuMs', 'runtime'],
    view: stampsOf(['start', 'function', 'cache']),
    prose: (run, say) => [
      `An [[edge function]] is code of yours that runs for each request, here of \`/hi\`. It may use the processor for ${say.given(run.levers.cpuMs, 'ms')}: its [[CPU budget]]. This one never ends with \`?loop\`.`,
      `${say.answered('beside')}Ana got its own answer after ${say.wait('german')}. Ben met the loop: stopped, an error. Dan asked at that moment, and was answered after ${say.wait('beside')}.`,
    ],
    line: (_, say) => `The function answered Ana after ${say.wait('german')}. One endless loop was stopped; Dan beside it was answered after ${say.wait('beside')}.`,
    predict: {
      question: 'Ben’s request makes the function run for ever. What happens to Dan, who asks at the same moment?',
      options: ['He fails, too', 'He waits until the loop is stopped', 'He is answered as usual'],
      answer: (run) => (run.request('beside').status !== 200 ? 0 : run.request('beside').waitMs! < run.request('french').waitMs! + 1 ? 2 : 1),
      because: (_, say) => `Each request has its own run and its own budget. He waited ${say.wait('beside')}.`,
    },
    *play({ ask, all, wait, purge }) {
      purge(HERE)
      yield* wait(100)
      yield* ask(USERS_HERE, '/hi', { as: 'german', headers: as('Ana', 'DE'), follow: true })
      yield* ask(USERS_HERE, '/hi', { as: 'french', headers: as('Cleo', 'FR') })
      yield* wait(100)
      yield* all([
        ask(USERS_HERE, '/hi?loop=1', { as: 'loop', headers: as('Ben', 'FR'), follow: true }),
        ask(USERS_HERE, '/hi', { as: 'beside', headers: as('Dan', 'FR') }),
      ])
      yield* wait(100)
      yield* ask(USERS_HERE, '/', { as: 'elsewhere', headers: as('Cleo', 'FR') })
    },
    claims: [
      { text: 'what never ends fails alone, the others are answered, and one of them by the function', holds: (run) => statuses(run, 'german', 'french', 'loop', 'beside') === '200,200,500,200' && run.request('german').outcome === 'answered', instead: otherwise('function') },
      { text: 'it is stopped when its budget is used up', asPlayed: true, holds: (run) => run.records('ran').some(({ texts }) => texts[1].includes('"budget"')) },
    ],
  },
  {
    id: 'tokens',
    title: 'May I?',
    about: ['rules'],
    view: stampsOf(['cors', 'token', 'cache']),
    prose: (_, say) => [
      'A page of another site wants Ana’s orders: its browser first asks whether it may, a [[preflight]]. Then a [[token]] says whose it is and how long it holds. The edge checks form and time (signatures are simulated).',
      `${say.answered('expired')}The preflight was answered after ${say.wait('preflight')}. Ana’s orders took ${say.wait('holds')}. Ben’s had expired: the origin did not hear of him.`,
    ],
    line: (_, say) => `A preflight was answered after ${say.wait('preflight')}, an old token refused after ${say.wait('expired')}. Ana’s orders took ${say.wait('holds')}.`,
    *play({ ask, wait }) {
      yield* wait(100)
      yield* ask(USERS_HERE, '/orders', { as: 'preflight', method: 'OPTIONS', headers: PREFLIGHT, follow: true })
      yield* ask(USERS_HERE, '/orders', { as: 'holds', headers: withToken('Ana', PAGE_S), follow: true })
      yield* ask(USERS_HERE, '/orders', { as: 'expired', headers: withToken('Ben', 0), follow: true })
    },
    claims: [
      { text: 'preflight and old token are answered at the edge, and the good one goes to the origin', holds: (run) => statuses(run, 'preflight', 'holds', 'expired') === '204,200,401' && !reachedOrigin(run, 'preflight') && reachedOrigin(run, 'holds') && !reachedOrigin(run, 'expired'), instead: otherwise('tokens') },
    ],
  },
  {
    id: 'split',
    title: 'One user in ten',
    about: ['hash'],
    view: splitView,
    paceMs: 600,
    prose: (run, say) => [
      `${say.given(B_SHARE, 'percent')} of ${say.givenCount(USERS, 'user')} shall see page B, always the same ones. A [[hash]] makes a large number of a name; its last two digits decide: ${say.count(usersOfB(GOOD), answeredAt(run, LAST))} get B, ${say.count(seenB(run), answeredAt(run, LAST))} of the first ${say.given(FIRST_USERS)}.`,
      `${say.answered(`again-${IN_B}`)}By its *first bits*, its size, ${say.count(usersOfB(BAD, FIRST_USERS), answeredAt(run, `again-${IN_B}`))} of those would get B: names alike but for the last digits have numbers of like size.`,
    ],
    line: (_, say) => `A hash decides who sees page B. ${say.count(usersOfB(GOOD))} of ${say.givenCount(USERS, 'user')} do, always the same ones.`,
    *play({ ask, all, wait }) {
      const come = function* (user: number): Process<void> {
        yield* wait(100 + user * EVERY_MS)
        yield* ask(USERS_HERE, '/start', { as: `start-${user}`, headers: as(nameOf(user)) })
      }
      yield* all(Array.from({ length: FIRST_USERS }, (_, user) => come(user)))
      for (const user of [IN_B, IN_A]) yield* ask(USERS_HERE, '/start', { as: `again-${user}`, headers: as(nameOf(user)), follow: true })
    },
    claims: [
      { text: 'who comes again sees the same page', holds: (run) => [IN_A, IN_B].every((user) => run.request(`again-${user}`).content === run.request(`start-${user}`).content) },
      { text: 'the share is within one point of what was asked for, and that of those who come first is near it', holds: (run) => Math.abs(usersOfB(run.leversIn('split').hash) / USERS - B_SHARE) <= 0.01 && seenB(run) === usersOfB(GOOD, FIRST_USERS), instead: lumps },
      { text: 'by its first bits it is several times as many', holds: () => usersOfB(BAD, FIRST_USERS) > 2 * usersOfB(GOOD, FIRST_USERS) },
    ],
  },
]

/** What is said where another hash decides. */
function lumps(run: RunView<Values>, say: Say): string {
  const { hash } = run.leversIn('split')
  return `Another hash decides now. It gives ${say.counted(usersOfB(hash), 'user')} B, of ${say.count(USERS)}, and ${say.count(seenB(run))} of the ${say.count(FIRST_USERS)} who came first. Names that are alike get numbers that are alike, so neighbours get the same page: those who are asked are no picture of all.`
}
