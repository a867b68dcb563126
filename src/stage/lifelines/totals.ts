/**
 * How long requests took in all, as lines across the diagram: the one in view, and the earlier one behind it.
 */
import type { LadderFrame, LaddersFrame } from '../../frame/ladders'
import { formatMs } from '../../words/format'
import { spreadLabels } from './spreadLabels'
import type { TimeScale } from './timeScale'

export interface Total {
  readonly x: number
  /** Of the moment, and of the words about it. */
  readonly y: number
  readonly textY: number
  readonly title: string
  readonly time: string
  /** Of an earlier request. */
  readonly earlier: boolean
}

export interface TotalPlaces {
  readonly x: number
  /** For an earlier request that took less: the one in view goes over its end. */
  readonly asideX: number
  /** There is room for a title at the side. */
  readonly titles: boolean
}

const HEIGHT = 15

export function totalsOf({ now, before }: LaddersFrame, { x, asideX, titles }: TotalPlaces, scale: TimeScale, height: number): Total[] {
  const current = now?.done ? [totalOf(now, x, scale, false)] : []
  if (!before) return current
  const covered = now !== null && now.waitMs > before.waitMs && now.reach.length <= 2
  const earlier = covered ? totalOf({ ...before, title: titles ? before.title : '' }, asideX, scale, true) : totalOf(before, x, scale, true)
  if (covered) return [...current, earlier]
  const sorted = [...current, earlier].toSorted((a, b) => a.y - b.y)
  const tops = spreadLabels(sorted.map(({ y }) => y + 1), HEIGHT, 0, height)
  return sorted.map((total, i) => ({ ...total, textY: tops[i]! + HEIGHT - 3 }))
}

export function totalOf({ elapsedMs, title }: LadderFrame, x: number, scale: TimeScale, earlier: boolean): Total {
  const y = scale.y(elapsedMs)
  return { x, y, textY: y + HEIGHT, title, time: formatMs(elapsedMs), earlier }
}
