/**
 * What the prose and the claims of scene 5 read from a run: lifetimes of copies, ages, bytes.
 */
import { THINK_MS } from '../../src/cdn/commonWorld'
import type { RequestView, RunView, SlotView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { FILE } from './constants'

/** The copy that a cache holds at the end of a step; undefined when it holds none. */
export function copyIn(run: RunView, node: 'browser' | 'edge', step: string): SlotView | undefined {
  return run.slots(node, step).find(({ key, state }) => key === `GET ${FILE}` && state !== 'empty')
}

/** For how long the browser may trust a copy that it got in a step; 0 when it has none at the end. */
export const lifetimeMs = (run: RunView, step: string): number => copyIn(run, 'browser', step)?.life?.lifetimeMs ?? 0

/** "4 s", or that there is no copy. */
export function lifetimeWords(run: RunView, say: Say, node: 'browser' | 'edge', step: string): string {
  const life = copyIn(run, node, step)?.life
  return life ? say.given(life.lifetimeMs / 1000, 's') : 'nothing'
}

export function ageWords(run: RunView, say: Say, name: string): string {
  const { ageS, atMs, waitMs } = run.request(name)
  return ageS === null ? say.text('not told', atMs + (waitMs ?? 0)) : say.seconds(ageS, atMs + (waitMs ?? 0))
}

/** What the origin sent for a request: "24 kB", "143 B". */
export function bytesWords(run: RunView, say: Say, name: string): string {
  const { bytes, atMs, waitMs } = run.request(name)
  return say.bytes(bytes, atMs + (waitMs ?? 0))
}

/** From the browser to the edge and on to the origin, there and back, and what the origin needs (ms). */
export function wholeTripMs(run: RunView): number {
  return run.rttMs('browser', 'edge') + run.rttMs('edge', 'us-east') + THINK_MS
}

/** Of the requests with these names, those that waited for the whole trip. */
export const wentAllTheWay = (run: RunView, { waitMs }: RequestView): boolean => (waitMs ?? 0) >= wholeTripMs(run)

/** The requests of the last step's script, without those that the learner sends. */
export function turnRequests(run: RunView): readonly RequestView[] {
  return run.of({ step: 'your-turn' }).filter(({ name }) => name?.startsWith('turn-'))
}

/** The browser asked the edge, and the edge nobody. */
export function askedTheEdgeOnly(run: RunView, name: string): boolean {
  const { outcome, path } = run.request(name)
  return outcome === 'hit' && path.join() === 'browser,edge,browser'
}

/** What the answer showed: "v1". */
export function contentWords(run: RunView, say: Say, name: string): string {
  const { content, atMs, waitMs } = run.request(name)
  return say.text(content || 'nothing', atMs + (waitMs ?? 0))
}
