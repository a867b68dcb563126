/**
 * Makes an SVG path short: whole numbers, relative commands, no point that lies on the line
 * between its neighbours. It reads what d3-geo writes (M, L, Z, absolute) and nothing else.
 */

type Point = readonly [number, number]

/** `tolerance`: how far, in units, a point may be off the simplified line. */
export function relativePath(path: string, tolerance: number): string {
  let out = ''
  for (const ring of path.split('M').slice(1)) {
    const closed = ring.endsWith('Z')
    const points = simplify(readPoints(ring), tolerance)
    if (points.length < (closed ? 4 : 2)) continue
    out += drawRing(points) + (closed ? 'z' : '')
  }
  return out
}

function readPoints(ring: string): Point[] {
  const numbers = ring.replace('Z', '').split(/[,L]/).map(Number)
  const points: Point[] = []
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([Math.round(numbers[i]!), Math.round(numbers[i + 1]!)])
  return points
}

/** Each ring starts with an absolute move, so that a dropped ring does not shift the next. */
function drawRing(points: readonly Point[]): string {
  let [x, y] = points[0]!
  let out = `M${pair(x, y)}l`
  let first = true
  for (const [px, py] of points.slice(1)) {
    if (px === x && py === y) continue
    const step = pair(px - x, py - y)
    out += first || step.startsWith('-') ? step : ` ${step}`
    first = false
    ;[x, y] = [px, py]
  }
  return out
}

const pair = (x: number, y: number): string => (y < 0 ? `${x}${y}` : `${x} ${y}`)

/** Douglas-Peucker. Rings are split at their farthest point, since both ends are the same. */
function simplify(points: readonly Point[], tolerance: number): Point[] {
  if (points.length < 3) return [...points]
  const keep = new Uint8Array(points.length)
  keep[0] = keep[points.length - 1] = 1
  const stack: [number, number][] = [[0, points.length - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span
    let worst = 0
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const off = distance(points[i]!, points[from]!, points[to]!)
      if (off > worst) [worst, at] = [off, i]
    }
    if (at < 0 || worst < tolerance) continue
    keep[at] = 1
    stack.push([from, at], [at, to])
  }
  return points.filter((_, i) => keep[i])
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}
