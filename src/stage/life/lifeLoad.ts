/**
 * The load of the origin on the axis of the life view: how many requests reached it in each bin of time, beside how many users
 * made. What a cache is for is the room between the two.
 */
import type { BandFrame } from '../../frame/bandFrame'
import type { Box } from '../draw/geometry'
import type { LifeAxes } from './lifeAxes'

export interface LoadBar {
  readonly x: number
  readonly width: number
  /** From the foot of the strip (px): what users made, what reached the origin, and what of that it refused. */
  readonly users: number
  readonly origin: number
  readonly refused: number
}

export function loadBars({ asked, requests, zeroMs, fromMs, toMs, nowMs, binMs, mostInBin }: BandFrame, { x }: LifeAxes, { height }: Box): LoadBar[] {
  const count = <T>(all: readonly T[], atOf: (one: T) => number, from: number): number => all.filter((one) => atOf(one) >= from && atOf(one) < from + binMs).length
  const high = (n: number): number => (Math.min(n, mostInBin) / mostInBin) * height
  const first = Math.floor((fromMs - zeroMs) / binMs)
  const last = Math.floor((Math.min(nowMs, toMs) - zeroMs) / binMs)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const startMs = zeroMs + (first + i) * binMs
    const left = x(Math.max(fromMs, startMs))
    const here = asked.filter(({ refused }) => refused)
    return {
      x: left, width: x(Math.min(toMs, startMs + binMs)) - left,
      users: high(count(requests, (one) => one.startMs, startMs)),
      origin: high(count(asked, (one) => one.atMs, startMs)),
      refused: high(count(here, (one) => one.atMs, startMs)),
    }
  })
}

/** "0.13", of so many in the stretch on view. */
function rate(count: number, { fromMs, nowMs }: BandFrame): string {
  return String(Math.round((100 * count * 1000) / (nowMs - fromMs)) / 100)
}

/** Requests a second over what is on view, the longest first; nothing before a second has passed. */
export function loadWords(band: BandFrame): readonly string[] {
  if (band.nowMs - band.fromMs < 1000) return []
  const [origin, users] = [rate(band.asked.length, band), rate(band.requests.length, band)]
  return [`a second: users make ${users} requests, ${origin} reach the origin`, `a second: users ${users}, origin ${origin}`]
}
