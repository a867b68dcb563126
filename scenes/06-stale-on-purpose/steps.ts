/**
 * The steps of scene 6: what happens, what is said about it, and what must be true.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Process, Script, Step } from '../../src/scene/types'
import { waitOf } from '../../src/scene/waitOf'
import type { Values } from './levers'
import { BUG, MAX_AGE_S, NEWS, SECOND_ROUND, SIE_S, SWR_S } from './news'
import { BUG_STEP, FIX_AT_S, lastBugSinceFixMs, sinceFirstMs, sinceFixMs, sinceStart, waited, waiters } from './outcomes'

const USERS = 'sydney'
const EVERY_MS = 1250
/** A second of presentation. */
const PACE_MS = 4000
const BUG_AT_S = 4
const DOWN_AT_S = 4
const QUIET_UNTIL_S = 38.5
/** Past the window: for how long users see the bug, and until it is fixed after that. */
const [SEEN_S, UNFIXED_S] = [4, 14]
/** The last step's traffic comes twice: busy, then quiet. */
const ROUND = { bugS: 5, busyS: 13, quietS: 24 }
const PROMISE_S = 30

const seconds = (s: number): number => s * 1000

/** What a step says where the learner's levers give it another course. */
function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) => {
    const all = run.of({ step })
    const errors = all.filter(({ status }) => status !== 200)
    const old = all.filter((one) => one.status === 200 && one.content !== one.expectedContent)
    return `Your levers give this step another course. After the first user, ${say.count(waiters(run, step).length)} of ${say.counted(all.length - 1, 'other')} waited for the origin. Old pages: ${say.count(old.length)}. Errors: ${say.count(errors.length)}.`
  }
}

/** The edge begins empty; its first user waits for everybody, in every step. */
function* firstVisit(script: Script<Values>): Process<void> {
  script.purge('edge')
  yield* script.ask(USERS, NEWS)
}

/** One user after another, for so long. */
function traffic({ crowd }: Script<Values>, forS: number): Process<void> {
  return crowd({ clients: [USERS], url: NEWS, users: () => 1, everyMs: EVERY_MS, forMs: seconds(forS) })
}

export const steps: readonly Step<Values>[] = [
  {
    id: 'someone-pays',
    title: 'Someone pays at every expiry',
    about: ['maxAge'],
    paceMs: PACE_MS,
    prose: (run, say) => [
      'Time runs to the right. Rows show what origin, edge and users have; a stem is as high as a user’s wait.',
      `${say.from(sinceFirstMs(run, 'someone-pays', 0))}The first one waits, as ever. Then the copy is fresh for ${say.given(run.leversIn('someone-pays').maxAge, 's')}: ${sayWait(say, run.of({ step: 'someone-pays' })[1])}. ${say.from(sinceFirstMs(run, 'someone-pays', run.leversIn('someone-pays').maxAge))}It expires. The next user waits ${say.wait('payer')}, to hear that nothing has changed. ${say.count(waiters(run, 'someone-pays').length)} of ${say.counted(run.of({ step: 'someone-pays' }).length - 1, 'other')} paid like this.`,
    ],
    line: (run, say) => `At every expiry one user waits for the origin: ${say.count(waiters(run, 'someone-pays').length)} of ${say.count(run.of({ step: 'someone-pays' }).length)}, ${say.wait('payer')} each.`,
    *play(script) {
      yield* firstVisit(script)
      yield* traffic(script, MAX_AGE_S - 0.5)
      yield* script.wait(900)
      yield* script.ask(USERS, NEWS, { as: 'payer', follow: true })
      yield* traffic(script, 23)
    },
    claims: [
      {
        text: 'one user waits at the end of each lifetime',
        holds: (run) => waiters(run, 'someone-pays').length === Math.floor((run.step('someone-pays').endMs - run.step('someone-pays').startMs) / seconds(MAX_AGE_S)),
        instead: otherCourse('someone-pays'),
      },
      { text: 'the wait is the whole trip, although the copy still holds', holds: (run) => run.request('payer').outcome === 'revalidated' && waitOf(run, 'payer') > run.rttMs('edge', 'us-east'), instead: otherCourse('someone-pays') },
    ],
  },
  {
    id: 'nobody-waits',
    title: 'Nobody waits: the refresh runs behind',
    about: ['maxAge', 'swr'],
    paceMs: PACE_MS,
    set: { swr: SWR_S },
    prose: (run, say) => [
      `The header now allows [[stale-while-revalidate]] for ${say.given(run.leversIn('nobody-waits').swr, 's')}. When the copy has expired, the next user gets it all the same, after ${say.wait('served-stale')}.`,
      `Behind that answer the edge asks the origin: a [[background refresh]]. ${say.from(nextAfter(run, 'served-stale'))}The copy is fresh again before the next user comes. Users who waited for a refresh: ${say.count(waiters(run, 'nobody-waits').length)}.`,
    ],
    line: (_, say) => `The expired copy is served once more, after ${say.wait('served-stale')}, and refreshed behind the answer. Nobody waits.`,
    *play(script) {
      yield* firstVisit(script)
      yield* traffic(script, MAX_AGE_S - 0.5)
      yield* script.wait(900)
      yield* script.ask(USERS, NEWS, { as: 'served-stale', follow: true })
      yield* traffic(script, 23)
    },
    claims: [
      { text: 'no request waits for the origin', holds: (run) => waiters(run, 'nobody-waits').length === 0, instead: otherCourse('nobody-waits') },
      { text: 'the first request past the lifetime gets the stale copy, and a refresh runs behind it (RFC 5861 §3)', holds: (run) => run.request('served-stale').outcome === 'stale' && run.request('served-stale').refreshed, instead: otherCourse('nobody-waits') },
      { text: 'the origin is asked as often as before', holds: (run) => run.origin('nobody-waits').requests === run.origin('someone-pays').requests, instead: otherCourse('nobody-waits') },
    ],
  },
  {
    id: BUG_STEP,
    title: 'A bug, and its fix',
    about: ['maxAge', 'swr', 'deploy'],
    paceMs: PACE_MS,
    set: { swr: SWR_S },
    prose: (run, say) => [
      `A bug is deployed, and ${say.given(FIX_AT_S - BUG_AT_S, 's')} later it is fixed. ${say.from(sinceFirstMs(run, BUG_STEP, FIX_AT_S))}In between, the edge has refreshed its copy. Then nobody asks for a while.`,
      `The next user got ${say.text(run.request('last-bug').content, answeredAt(run, 'last-bug'))} after ${say.wait('last-bug')}, although the fix was ${say.seconds(bugAgeS(run), answeredAt(run, 'last-bug'))} old. At worst this lasts for lifetime and window, from when the copy left the origin: ${say.given(windowS(run, BUG_STEP, 'swr'), 's')}.`,
    ],
    line: (run, say) => `A bug is deployed and fixed. A user gets ${say.text(run.request('last-bug').content)} when the fix is ${say.seconds(bugAgeS(run))} old.`,
    predict: {
      question: 'The edge has refreshed its copy, with the bug. It is fixed at the origin. Then nobody asks for a while. What does the next user get?',
      options: ['The fix, at once', 'The fix, after a wait', 'The bug, at once'],
      answer: (run) => (run.request('last-bug').content === BUG ? 2 : waited(run.request('last-bug')) ? 1 : 0),
      because: (_, say) => `The copy with the bug was past its lifetime and still inside the window: it was served after ${say.wait('last-bug')}, and refreshed only then.`,
    },
    *play(script) {
      yield* firstVisit(script)
      yield* traffic(script, BUG_AT_S)
      script.set({ deploy: 'bug' })
      yield* traffic(script, FIX_AT_S - BUG_AT_S)
      script.set({ deploy: 'fix' })
      yield* script.wait(seconds(QUIET_UNTIL_S - FIX_AT_S))
      yield* script.ask(USERS, NEWS, { as: 'last-bug', follow: true })
      yield* traffic(script, 5)
    },
    claims: [
      { text: 'a user gets the bug long after it was fixed', holds: (run) => run.request('last-bug').content === BUG, instead: otherCourse(BUG_STEP) },
      {
        text: 'the last answer with the bug is not later than fix, lifetime and window',
        holds: (run) => lastBugSinceFixMs(run) <= seconds(MAX_AGE_S + SWR_S),
        instead: otherCourse(BUG_STEP),
      },
      { text: 'the refresh behind it brings the fix', holds: (run) => run.of({ step: BUG_STEP }).at(-1)!.content === 'v3 (fix)' },
      { text: 'nobody waits', holds: (run) => waiters(run, BUG_STEP).length === 0 },
    ],
  },
  {
    id: 'origin-fails',
    title: 'The origin fails, the edge answers',
    about: ['swr', 'sie', 'originDown'],
    paceMs: PACE_MS,
    set: { swr: SWR_S, sie: SIE_S },
    prose: (run, say) => [
      `Soon the origin goes down. ${say.from(sinceFirstMs(run, 'origin-fails', run.leversIn('origin-fails').maxAge))}Inside the first window users do not notice: refreshes fail behind their backs.`,
      `${say.asked('stood-in')}Past it the edge must ask, in vain. [[stale-if-error]] lets the old copy stand in, after ${say.wait('stood-in')}. Some call this [[grace]]. At an age of ${say.given(windowS(run, 'origin-fails', 'sie'), 's')} it ends: users get ${say.text(String(run.request('error').status), answeredAt(run, 'error'))}, the status for a server that gives no answer.`,
    ],
    line: (run, say) => `The origin goes down. The old copy stands in for ${say.given(run.leversIn('origin-fails').sie, 's')} past its lifetime, then users get ${say.text(String(run.request('error').status))}.`,
    *play(script) {
      yield* firstVisit(script)
      yield* traffic(script, DOWN_AT_S)
      script.set({ originDown: true })
      yield* traffic(script, MAX_AGE_S + SWR_S - DOWN_AT_S - 1)
      yield* script.wait(1100)
      yield* script.ask(USERS, NEWS, { as: 'stood-in', follow: true })
      yield* traffic(script, SIE_S - SWR_S - 2)
      yield* script.wait(2200)
      yield* script.ask(USERS, NEWS, { as: 'error', follow: true })
      yield* script.wait(700)
      yield* traffic(script, 2)
    },
    claims: [
      {
        text: 'the copy stands in until its window ends, and after that the answer is 504 (RFC 5861 §4)',
        holds: (run) =>
          run.of({ step: 'origin-fails' }).every(({ atMs, status }) => {
            const age = sinceStart(run, 'origin-fails', atMs) / 1000
            return age < MAX_AGE_S + SIE_S - 1 ? status === 200 : age < MAX_AGE_S + SIE_S || status === 504
          }),
        instead: otherCourse('origin-fails'),
      },
      { text: 'past the first window a user waits for the origin to fail, and gets the stale copy', holds: (run) => waited(run.request('stood-in')) && run.request('stood-in').outcome === 'stale', instead: otherCourse('origin-fails') },
      { text: 'inside the first window nobody notices', holds: (run) => waiters(run, 'origin-fails').every(({ atMs }) => sinceStart(run, 'origin-fails', atMs) >= seconds(MAX_AGE_S + SWR_S - 1)), instead: otherCourse('origin-fails') },
      { text: 'at the end users get an error', holds: (run) => run.request('error').status === 504 },
    ],
  },
  {
    id: 'past-the-window',
    title: 'Past the window: ask first',
    about: ['swr', 'sie', 'deploy'],
    paceMs: PACE_MS,
    set: { swr: SWR_S, sie: SIE_S, deploy: 'bug' },
    prose: (run, say) => [
      `The copy shows the bug. ${say.from(sinceFirstMs(run, 'past-the-window', SEEN_S + UNFIXED_S))}While nobody asks, it is fixed at the origin.`,
      `${say.from(sinceFirstMs(run, 'past-the-window', windowS(run, 'past-the-window', 'swr')))}Now the copy is past the window. It is not gone: the edge may ask whether it holds, and \`stale-if-error\` would allow it if the origin failed. It may only not be served without asking. So this user waited ${say.wait('truth')}, and got ${say.text(run.request('truth').content, answeredAt(run, 'truth'))}.`,
    ],
    line: (run, say) => `${say.from(sinceFirstMs(run, 'past-the-window', windowS(run, 'past-the-window', 'swr')))}Past the window the copy is not gone, but the edge must ask first: ${say.wait('truth')}, and the truth.`,
    *play(script) {
      yield* firstVisit(script)
      yield* traffic(script, SEEN_S)
      yield* script.wait(seconds(UNFIXED_S))
      script.set({ deploy: 'fix' })
      yield* script.wait(seconds(15))
      yield* script.ask(USERS, NEWS, { as: 'truth', follow: true })
      yield* traffic(script, 6)
    },
    claims: [
      { text: 'past the window the copy is not served without asking', holds: (run) => waited(run.request('truth')) && run.request('truth').outcome === 'miss', instead: otherCourse('past-the-window') },
      { text: 'the edge still has it: it asks with its validator', holds: (run) => run.origin('past-the-window').conditional === 1, instead: otherCourse('past-the-window') },
      { text: 'the answer is what the origin has', holds: (run) => run.request('truth').content === run.request('truth').expectedContent },
    ],
  },
  {
    id: 'your-turn',
    title: 'Your turn: no waits, short bugs',
    paceMs: PACE_MS * 1.25,
    restMs: 400,
    prose: (_, say) => [
      `The traffic comes twice, busy and then quiet for ${say.given(ROUND.quietS, 's')}, each time with a bug and its fix. Choose lifetime and window.`,
      'A stored copy keeps the header it came with, so the second round counts. Then take the origin down, or send requests of your own from Sydney.',
    ],
    line: () => 'Your turn: choose lifetime and window so that nobody waits and no bug lives long.',
    *play(script) {
      const { set, wait } = script
      yield* firstVisit(script)
      for (const round of [1, 2]) {
        if (round === 2) yield* script.ask(USERS, NEWS, { as: SECOND_ROUND })
        yield* traffic(script, ROUND.bugS)
        set({ deploy: 'bug' })
        yield* traffic(script, ROUND.busyS - ROUND.bugS)
        set({ deploy: 'fix' })
        yield* wait(seconds(ROUND.quietS))
      }
      yield* traffic(script, 4)
    },
    claims: [
      { text: 'with the levers as they are somebody waits', holds: (run) => waiters(run, 'your-turn').length > 0, asPlayed: true },
    ],
    challenge: {
      text: (say) => `In the second round nobody waits for the origin, and your header lets nobody get a bug later than ${say.given(PROMISE_S, 's')} after its fix.`,
      met: (run) => lateWaiters(run) === 0 && promisedS(run) <= PROMISE_S,
      solution: { levers: { maxAge: 10, swr: 20 } },
      now: (run, say) => `${say.count(lateWaiters(run), 0)} waited in the second round; your header allows a bug for ${say.given(promisedS(run), 's')}.`,
    },
  },
]

/** Until what age the header of a step allows a copy in one of its windows (s). */
function windowS(run: RunView<Values>, step: string, window: 'swr' | 'sie'): number {
  const levers = run.leversIn(step)
  return levers.maxAge + levers[window]
}

/** A wait that is known when the request is answered. */
function sayWait(say: Say, one: RequestView | undefined): string {
  return one?.waitMs == null ? say.text('long') : say.ms(one.waitMs, one.atMs + one.waitMs)
}

/** When the next user came after the request of that name (ms); its own time when nobody did. */
function nextAfter(run: RunView, name: string): number {
  const { atMs, step } = run.request(name)
  return run.of({ step }).find((one) => one.atMs > atMs)?.atMs ?? atMs
}

/** How old the fix was when a user last got the bug. */
function bugAgeS(run: RunView): number {
  return sinceFixMs(run, run.request('last-bug').atMs) / 1000
}

function answeredAt(run: RunView, name: string): number {
  return run.request(name).atMs + waitOf(run, name)
}

/** Those who waited once the second round was under way. */
function lateWaiters(run: RunView): number {
  const { startMs } = run.step('your-turn')
  return waiters(run, 'your-turn').filter(({ atMs }) => atMs > startMs + seconds(ROUND.busyS + ROUND.quietS + 2)).length
}

/** The longest that the header allows an old copy to be served without asking. */
function promisedS({ levers: { maxAge, swr } }: RunView<Values>): number {
  return maxAge + swr
}
