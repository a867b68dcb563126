/**
 * The life of a resource, from the header of one response: the facts, what a browser and a CDN
 * keep of it, and what stands out. Pure; it runs no simulation, and asks what the simulation asks.
 */
import { type Finding, headerFindings } from './headerFindings'
import { type Exchanged, type Keeping, keepingOf } from './keeping'
import { type LifeFact, lifeFacts } from './lifeFacts'

export interface ResourceLife {
  readonly facts: readonly LifeFact[]
  readonly browser: Keeping
  readonly edge: Keeping
  readonly findings: readonly Finding[]
}

/** @param nowMs When it arrived, for a response that does not tell (ms since 1970). */
export function resourceLife(exchanged: Exchanged, nowMs: number): ResourceLife {
  const browser = keepingOf(exchanged, 'private', nowMs)
  const edge = keepingOf(exchanged, 'shared', nowMs)
  return { facts: lifeFacts(exchanged, browser, edge), browser, edge, findings: headerFindings(exchanged, browser, edge, nowMs) }
}
