/**
 * The life of a resource, from the header of one response: the facts, what a browser and a CDN
 * keep of it, and what stands out. Pure; it runs no simulation, and asks what the simulation asks.
 */
import { headerFindings } from './headerFindings'
import { type Exchanged, type Keeping, keepingOf } from './keeping'
import { type LifeFact, lifeFacts } from './lifeFacts'
import type { Note } from './notes'

export interface ResourceLife {
  readonly facts: readonly LifeFact[]
  readonly browser: Keeping
  readonly edge: Keeping
  readonly findings: readonly Note[]
}

export function resourceLife(exchanged: Exchanged): ResourceLife {
  const browser = keepingOf(exchanged, 'private')
  const edge = keepingOf(exchanged, 'shared')
  return { facts: lifeFacts(exchanged, browser, edge), browser, edge, findings: headerFindings(exchanged, browser, edge) }
}
