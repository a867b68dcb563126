/**
 * A product that runs with an exported configuration, and what the driver wants of it.
 */
import type { CachePlan, Place } from '../../src/cdn/plan/cachePlan.ts'
import type { PurgeEntry } from '../replay/scenario.ts'
import type { Child, Children } from './children.ts'
import { answers } from './ports.ts'

export interface RealCache {
  readonly port: number
  purge(order: PurgeEntry): Promise<void>
  end(): Promise<void>
}

export interface Setting {
  readonly plan: CachePlan
  readonly place: Place
  /** The file to start, and who keeps it. */
  readonly program: string
  readonly children: Children
  /** Varnish does with encodings as it comes. */
  readonly ownEncodings: boolean
}

/** Requests of all tools name this host: it is a part of every key. */
export const HOST = 'twin.example'

/** A product that did not start; the message is its own. */
export class StartError extends Error {}

/** A compiler may be at work before it listens, on a busy machine (ms). */
const START_MS = 240_000
const LOOK_MS = 20

export async function listening(child: Child, port: number, name: string): Promise<void> {
  const until = Date.now() + START_MS
  while (!(await answers(port))) {
    if (child.hasEnded) throw new StartError(`${name} did not start: ${child.log}`)
    if (Date.now() > until) throw new StartError(`${name} does not listen after ${START_MS / 1000} s: ${child.log}`)
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MS) })
  }
}
