/**
 * What is asked for in the steps that count a million requests, and what their claims count.
 */
import type { RunView } from '../../src/scene/runView'

/** Objects that a POP has room for. */
export const POP_ROOM = 310
/** Objects of each catalogue, and its Zipf exponent. */
export const CATALOGUES = { short: { objects: 500, exponent: 1 }, long: { objects: 5_000, exponent: 0.8 } } as const

export const REQUESTS = 1_000_000

export interface Million {
  readonly asked: number
  /** Passed on by POPs. */
  readonly missed: number
  readonly origin: number
  /** What POPs answered of what users asked, and what the tiers behind them answered of the rest; 0 where nothing came. */
  readonly popShare: number
  readonly nextShare: number
}

/** What crossed in a step that counts. */
export function millionOf(run: RunView, step: string): Million {
  const { startMs, endMs } = run.step(step)
  const kinds = run.nodes.map(({ kind }) => kind)
  const kindOf = new Map(run.nodes.map(({ id, kind }) => [id, kind]))
  const crossed = run.records('tally').filter(({ atMs }) => atMs >= startMs && atMs <= endMs)
  const sum = (which: (one: (typeof crossed)[number]) => boolean): number => crossed.filter(which).reduce((total, { b }) => total + b, 0)
  const asked = sum(({ node }) => kindOf.get(node) === 'client')
  const missed = sum(({ node }) => kindOf.get(node) === 'edge')
  const origin = sum(({ a }) => kinds[a] === 'origin')
  return { asked, missed, origin, popShare: asked === 0 ? 0 : 1 - missed / asked, nextShare: missed === 0 ? 0 : 1 - origin / missed }
}
