/**
 * Where the marks of listing files go. The listing plugin puts calls to these four functions
 * into listing files when they are built; while a run is on, they write to its trace. Outside
 * a run, and for requests whose lines the run does not keep, they do nothing.
 */
import type { Trace } from './trace'
import { Kind, packMark } from './traceKinds'

/** The clock and the trace of the run that is on, and which lines of whom it keeps. */
export interface ProbeTarget {
  readonly trace: Trace
  readonly nowUs: number
  /** The exchange at work; -1 when it is none's. */
  readonly exchangeNow: number
  /** How many functions of listings have started in this run; counted here. */
  activations: number
  nodeOf(exchange: number): number
  keepsLines(exchange: number, listing: number): boolean
}

let target: ProbeTarget | null = null

/** Sends marks to `to` until the function that it returns is called; runs do not nest, but one may go on where it was left. */
export function attachProbe(to: ProbeTarget): () => void {
  const previous = target
  target = to
  return () => {
    target = previous
  }
}

/** Runs `body` with marks going to `to`. */
export function withProbe<T>(to: ProbeTarget, body: () => T): T {
  const detach = attachProbe(to)
  try {
    return body()
  } finally {
    detach()
  }
}

/** A function of listing `listing` starts; returns its activation, 0 when nothing is kept. */
export function $enter(listing: number): number {
  if (!target) return 0
  const exchange = target.exchangeNow
  if (exchange < 0 || !target.keepsLines(exchange, listing)) return 0
  const activation = ++target.activations
  target.trace.record(target.nowUs, Kind.Enter, target.nodeOf(exchange), exchange, listing, activation)
  return activation
}

export function $line(activation: number, listing: number, line: number): void {
  if (activation === 0 || !target) return
  const exchange = target.exchangeNow
  target.trace.record(target.nowUs, Kind.Line, target.nodeOf(exchange), exchange, packMark(listing, line), activation)
}

export function $value(activation: number, listing: number, variable: number, value: unknown): void {
  if (activation === 0 || !target) return
  const words = describeValue(value)
  if (words === null) return
  const exchange = target.exchangeNow
  const text = target.trace.intern(words)
  target.trace.record(target.nowUs, Kind.Value, target.nodeOf(exchange), exchange, packMark(listing, variable), text)
}

export function $exit(activation: number, listing: number): void {
  if (activation === 0 || !target) return
  const exchange = target.exchangeNow
  target.trace.record(target.nowUs, Kind.Exit, target.nodeOf(exchange), exchange, listing, activation)
}

/** A value in at most 60 characters; an object says what it is by `summary()`. Null for what has no words. */
export function describeValue(value: unknown): string | null {
  if (typeof value === 'string') return clip(`"${value}"`)
  if (typeof value === 'function') return null
  if (value === undefined || value === null || typeof value !== 'object') return clip(String(value))
  if (Array.isArray(value)) return clip(`[${value.map(describeValue).join(', ')}]`)
  const { summary } = value as { summary?: unknown }
  return typeof summary === 'function' ? clip(String(summary.call(value))) : null
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
