/**
 * The line of a request through layers: down from row to row as far as it has come, and back beside that; what is still to come is not drawn.
 */
import { DOOR, type LayersPassage, USERS } from '../../frame/layersFrame'
import { tenth } from '../draw/rounded'

/** From a depth to a height on the picture (px). */
export type DepthYs = (depth: number) => number

interface Ends {
  readonly usersY: number
  readonly doorY: number
  readonly upstreamY: number
  /** Of the last row. */
  readonly bottomY: number
}

/** Rows that are not shown lie between their neighbours. */
export function depthYs(shown: readonly { readonly depth: number; readonly box: { readonly y: number; readonly height: number } }[], rows: number, { usersY, doorY, upstreamY, bottomY }: Ends): DepthYs {
  const heightOf = (depth: number): number => {
    const own = shown.find((one) => one.depth === depth)
    if (own) return own.box.y + own.box.height / 2
    return shown.find((one) => one.depth > depth)?.box.y ?? bottomY
  }
  const stops = [[USERS, usersY], [DOOR, doorY], ...Array.from({ length: rows }, (_, k) => [k + 1, heightOf(k + 1)] as const), [rows + 1, upstreamY]] as const
  return (depth) => {
    const k = Math.max(1, stops.findIndex(([to]) => to >= depth))
    const [[from, fromY], [to, toY]] = [stops[k - 1]!, stops[k]!]
    return tenth(fromY + ((toY - fromY) * (depth - from)) / (to - from))
  }
}

export interface PassageLine {
  /** Data of the paths of the request and of its answer; the latter is empty before there is one. */
  readonly down: string
  readonly up: string
  /** In each layer that it has been in. */
  readonly stations: readonly { readonly x: number; readonly y: number }[]
  /** Where it is; null when it is over. */
  readonly dot: { readonly x: number; readonly y: number } | null
  /** Around it, as much of a circle as is over of its stay at a node; empty while it is between nodes. */
  readonly stay: string
  /** Tip of the arrow at users; null before the answer is there. */
  readonly arrow: { readonly x: number; readonly y: number } | null
  /** Where its answer comes from: left edge and middle of the mark; null before. */
  readonly mark: { readonly x: number; readonly y: number } | null
}

export interface LineRoom {
  /** Of the way down, and how far right of it the way back is. */
  readonly x: number
  readonly apart: number
  /** From the way back to the mark. */
  readonly aside: number
  readonly ys: DepthYs
}

export function lineOf({ at, stay, deepest, entered, isUp, done, answeredAt, tone }: LayersPassage, rows: number, { x: from, apart, aside, ys }: LineRoom): PassageLine {
  const [x, back] = [tenth(from), tenth(from + apart)]
  const [top, turn, y] = [ys(USERS), ys(deepest), ys(at)]
  const radius = tenth(apart / 2)
  const arrived = done && isUp
  return {
    down: `M${x} ${top}V${turn}`,
    up: isUp ? `M${x} ${turn}A${radius} ${radius} 0 0 0 ${back} ${turn}V${arrived ? top + ARROW : y}` : '',
    stations: entered.filter((depth) => depth <= rows).map((depth) => ({ x, y: ys(depth) })),
    dot: done ? null : { x: isUp ? back : x, y },
    stay: done || stay === null ? '' : arcPath(isUp ? back : x, y, stay),
    arrow: arrived ? { x: back, y: top } : null,
    mark: answeredAt === null || tone === 'plain' ? null : { x: tenth(back + aside), y: ys(answeredAt) },
  }
}

/** From straight up, with the clock: a circle cannot be drawn as one arc. */
function arcPath(x: number, y: number, share: number): string {
  const angle = Math.min(0.999, share) * 2 * Math.PI
  return `M${x} ${tenth(y - STAY)}A${STAY} ${STAY} 0 ${share > 0.5 ? 1 : 0} 1 ${tenth(x + STAY * Math.sin(angle))} ${tenth(y - STAY * Math.cos(angle))}`
}

/** Around a dot (px). */
const STAY = 7.5
/** Length of the arrow at the end of a way back (px). */
export const ARROW = 5
