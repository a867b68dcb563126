/**
 * What the claims of scene 10 count where requests are drawn: who asked, who passed on, and what reached the origin.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { PAGE } from './pages'
import { ORIGIN, SHIELD } from './places'

/** The name of the request with which a step's wave comes. */
export const waveOf = (step: string): string => `wave-${step}`

/** Requests of a step from the one with which its wave comes. */
export function wave(run: RunView, step: string): readonly RequestView[] {
  const { atMs } = run.request(waveOf(step))
  return run.of({ step, url: PAGE }).filter((one) => one.atMs >= atMs)
}

/** POPs whose users ask in the wave. */
export const popsAsking = (run: RunView, step: string): number => new Set(wave(run, step).map(({ client }) => client)).size

const reaching = (run: RunView, step: string, isThere: (node: string) => boolean): number => wave(run, step).filter(({ path }) => path.some(isThere)).length

/** Requests of the wave that came to a tier. Who waits for another's answer goes no further. */
export const atParents = (run: RunView, step: string): number => reaching(run, step, (node) => node.startsWith('parent-'))
export const atShield = (run: RunView, step: string): number => reaching(run, step, (node) => node === SHIELD)
export const atOrigin = (run: RunView, step: string): number => reaching(run, step, (node) => node === ORIGIN)

/** Requests that waited in the shield for another one's fetch. */
export function waitedAtShield(run: RunView, step: string): number {
  const { startMs, endMs } = run.step(step)
  return run.records('waited').filter(({ atMs, node }) => node === SHIELD && atMs >= startMs && atMs <= endMs).length
}

/** The longest wait in the wave (ms). */
export const longestMs = (run: RunView, step: string): number => Math.max(0, ...wave(run, step).map(({ waitMs }) => waitMs ?? 0))

export const isAnswered = (run: RunView, step: string): boolean => wave(run, step).every(({ status }) => status === 200)

/** What a step about a wave says where the learner's levers give it another course. */
export function otherWave(step: string): (run: RunView, say: Say) => string {
  return (run, say) => `Your levers give this step another course. ${say.counted(popsAsking(run, step), 'POP')} asked, and the origin got ${say.counted(atOrigin(run, step), 'request')}.`
}
