/**
 * The one axis of the whole scene, small at the left: how long the request in view has taken so far, marks of earlier ones, and
 * which part of it the ladder's own axis enlarges.
 */
import type { LadderFrame, LaddersFrame } from '../../frame/ladders'
import type { Tone } from '../../frame/types'
import { formatMsValue } from '../../words/format'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { spreadLabels } from './spreadLabels'
import type { TimeScale } from './timeScale'

export interface SceneAxis {
  readonly x: number
  readonly top: number
  readonly bottom: number
  /** Requests as bars, the one in view last. */
  readonly bars: readonly { readonly key: number; readonly box: Box; readonly tone: Tone; readonly earlier: boolean }[]
  /** Their lengths in words; none where there is no room. */
  readonly marks: readonly { readonly key: number; readonly x: number; readonly y: number; readonly text: string }[]
  /** The end of the enlarged part (px), and where it is enlarged to; null where the ladder's axis is this one. */
  readonly lens: { readonly end: number; readonly to: number } | null
}

const MARK_HEIGHT = 13

/** `scale` is the ladder's, `longest` the scene's, both from the same top to the same bottom. */
export function sceneAxis(now: LaddersFrame, scale: TimeScale, longest: TimeScale, density: Density): SceneAxis {
  const small = density === 'small'
  const [x, width] = small ? [4, 3] : [10, 5]
  const [top, bottom] = [longest.y(0), longest.y(longest.endMs)]
  const shown = [now.longestBefore, now.before, now.now].filter((ladder, i, all): ladder is LadderFrame => ladder !== null && all.findLastIndex((other) => other?.request === ladder.request) === i)
  const place = (i: number): number => x + i * (width + 1.5)
  const markX = place(shown.length) + 2
  const sorted = shown.filter(({ done }) => done).toSorted((a, b) => a.elapsedMs - b.elapsedMs)
  const tops = spreadLabels(sorted.map(({ elapsedMs }) => longest.y(elapsedMs) - MARK_HEIGHT / 2), MARK_HEIGHT, top, bottom + 6)
  return {
    x, top, bottom,
    bars: shown.map((ladder, i) => ({
      key: ladder.request,
      box: { x: place(i), y: top, width, height: Math.max(1, longest.y(ladder.elapsedMs) - top) },
      tone: ladder === now.now ? (now.spotlight?.outcome ?? 'plain') : 'plain',
      earlier: ladder !== now.now,
    })),
    marks: small ? [] : sorted.map(({ request, elapsedMs }, i) => ({ key: request, x: markX, y: tops[i]! + MARK_HEIGHT - 3, text: formatMsValue(elapsedMs) })),
    lens: scale.endMs < longest.endMs ? { end: longest.y(scale.endMs), to: bottom } : null,
  }
}
