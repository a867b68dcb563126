/**
 * What the step about ages counts: when copies end that came one after another, and how old the content is that they show.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import { NEWS } from './pages'
import { ORIGIN } from './places'

const STEP = 'ages'
/** All POPs are asked again so long after a round began (ms); all answers have come so long after that. */
export const AGAIN_MS = 32_500
const ANSWERED_MS = 1_500
/** Names of requests: the last that finds a copy in the shield, the first of the second round, and the very last. */
export const [AGED, SECOND, LAST] = ['aged', 'second-round', 'last-served']

export type Round = 'first' | 'second'

/** Where a round begins, and the next (ms of the run). */
function roundOf(run: RunView, round: Round): readonly [fromMs: number, toMs: number] {
  const { startMs, endMs } = run.step(STEP)
  const secondMs = run.request(SECOND).atMs
  return round === 'first' ? [startMs, secondMs] : [secondMs, endMs]
}

/** When all POPs have been asked again, and answered (ms of the run). */
export const againMs = (run: RunView, round: Round): number => roundOf(run, round)[0] + AGAIN_MS + ANSWERED_MS

function askedAgain(run: RunView, round: Round): readonly RequestView[] {
  const [fromMs, toMs] = roundOf(run, round)
  return run.of({ step: STEP, url: NEWS }).filter(({ atMs, name }) => name !== LAST && atMs >= fromMs + AGAIN_MS - 1 && atMs < toMs)
}

/** POPs that are asked again, and those of them that have to fetch. */
export const asked = (run: RunView, round: Round): number => askedAgain(run, round).length
export const ended = (run: RunView, round: Round): number => askedAgain(run, round).filter(({ outcome }) => outcome !== 'hit').length

/** How old the content is that the last request of the step gets (s): since the origin sent what its POP had fetched last, itself or from another cache. */
export function lastAgeS(run: RunView): number {
  const last = run.request(LAST)
  const fetched = run.of({ step: STEP, client: last.client }).filter(({ outcome, id }) => outcome !== 'hit' && id <= last.id).at(-1)
  const until = fetched ? fetched.atMs + (fetched.waitMs ?? 0) : last.atMs
  const sentMs = run.records('sent').filter(({ node, atMs }) => node === ORIGIN && atMs <= until).at(-1)?.atMs ?? until
  return (last.atMs + (last.waitMs ?? 0) - sentMs) / 1000
}
