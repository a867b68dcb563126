/**
 * What the naive interpreter keeps: threads as lists of frames, what they wait for, what is due.
 */
import type { Body } from './programs'

export type Frame =
  | { readonly kind: 'body'; readonly body: Body; readonly label: string; at: number }
  | { readonly kind: 'use'; readonly resource: number }
  | { readonly kind: 'try'; readonly label: string }
  | { readonly kind: 'retry'; readonly label: string; readonly body: Body; left: number }
  /** A call through the kernel; elsewhere one generator goes on in another by itself. */
  | { readonly kind: 'call' }
  /** The rest of an op, after its wait or its body. */
  | { readonly kind: 'then'; readonly go: (value: string) => void }
  /** The clock of a timeout. */
  | { readonly kind: 'clock'; readonly us: number; slept: boolean }

export type Wait =
  | { readonly on: 'signal' | 'resource'; readonly index: number }
  | { readonly on: 'thread'; readonly thread: Thread }
  | { readonly on: 'group'; readonly group: Group }

export interface Thread {
  readonly frames: Frame[]
  started: boolean
  end: '' | 'returned' | 'failed' | 'cancelled'
  /** What it returned, or the message of its error. */
  value: string
  wait: Wait | null
  readonly listeners: (Thread | Group)[]
}

export interface Group {
  readonly caller: Thread
  readonly members: Thread[]
  missing: number
  over: boolean
  readonly result: (last: Thread, members: readonly Thread[]) => string
}

/** A thread goes on, at a time or (without one) at this instant, in its turn. */
export interface Due {
  readonly thread: Thread
  readonly atUs: number
  readonly now: boolean
  readonly order: number
  value: string
  throws: boolean
}

export function bodyFrame(body: Body, label: string): Frame {
  return { kind: 'body', body, label, at: 0 }
}

export /** Takes an item out of a list; false when it is not there. */
function without<T>(list: T[], item: T): boolean {
  const at = list.indexOf(item)
  if (at >= 0) list.splice(at, 1)
  return at >= 0
}

/** What the kernel calls such a wait. */
export function waitWords(wait: Wait): string {
  if (wait.on === 'thread') return 'another task'
  return wait.on === 'group' ? 'its parts' : `${wait.on} ${wait.index}`
}
