/**
 * Four-cornered areas on the page and whether two of them overlap: turned text is not its
 * bounding box. Runs in a page.
 */

export interface Point {
  readonly x: number
  readonly y: number
}

/** The corners in order around the area. */
export type Quad = readonly [Point, Point, Point, Point]

export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function quadOf({ left, top, right, bottom }: Edges, matrix = new DOMMatrix()): Quad {
  const at = (x: number, y: number): Point => {
    const moved = matrix.transformPoint({ x, y })
    return { x: moved.x, y: moved.y }
  }
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
}

export function edgesOf(quad: Quad): Edges {
  const xs = quad.map(({ x }) => x)
  const ys = quad.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export function meet(a: Edges, b: Edges): Edges {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

export function isEmpty({ left, top, right, bottom }: Edges): boolean {
  return right - left <= 0 || bottom - top <= 0
}

/** How deep two areas lie in each other (px); 0 or less when a line fits between them. */
export function overlapDepth(a: Quad, b: Quad): number {
  return Math.min(...[...normalsOf(a), ...normalsOf(b)].map((normal) => depthAlong(normal, a, b)))
}

/** The unit normals of two neighbouring sides: the other two are parallel to them. */
function normalsOf([first, second, third]: Quad): Point[] {
  return [normal(first, second), normal(second, third)]
}

function normal(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: -(to.y - from.y) / length, y: (to.x - from.x) / length }
}

function depthAlong({ x, y }: Point, a: Quad, b: Quad): number {
  const shadow = (quad: Quad): number[] => quad.map((point) => point.x * x + point.y * y)
  const [inA, inB] = [shadow(a), shadow(b)]
  return Math.min(Math.max(...inA), Math.max(...inB)) - Math.max(Math.min(...inA), Math.min(...inB))
}
