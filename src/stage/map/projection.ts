/**
 * From places on the Earth to points on the picture: a d3-geo projection, turned so that the
 * scene's centre is in the middle and fitted so that its nodes and arcs fill the stage.
 * A link may cross the map's seam although a scene should choose its centre so that none does:
 * it is then drawn in two parts. An error would take the picture away from a learner who
 * switched a region on; a split arc is right, only less pretty.
 */
import { geoAzimuthalEquidistantRaw, geoInterpolate, geoNaturalEarth1Raw, geoRotation } from 'd3-geo'
import { PIECES } from '../draw/geometry'
import type { Point } from '../draw/geometry'

export type LonLat = readonly [longitude: number, latitude: number]

export type MapView =
  | { readonly kind: 'world'; readonly centre: number }
  | { readonly kind: 'distance'; readonly from: LonLat }

export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface Projection {
  point(place: LonLat): Point
  /** The great circle between two places: PIECES + 1 points, at equal shares of the way. */
  arc(from: LonLat, to: LonLat): Point[]
  /** Pixels a radian at the centre, and the pixel of the centre: what d3-geo calls scale and translate. */
  readonly scale: number
  readonly translate: Point
  /** Half the width of the whole map; a longer step between two points of an arc crosses the seam. */
  readonly jump: number
}

export interface FitOptions {
  readonly view: MapView
  readonly width: number
  readonly height: number
  readonly padding: Padding
  readonly places: readonly LonLat[]
  readonly links: readonly (readonly [LonLat, LonLat])[]
}

/** A map is never drawn larger than this many stages, however close together its nodes are. */
const MAX_WORLDS = 2.6
const RADIANS = Math.PI / 180

type Raw = (place: LonLat) => Point

/** On the map of radius 1, y downwards. */
function rawOf(view: MapView): Raw {
  const rotate = geoRotation(view.kind === 'world' ? [-view.centre, 0] : [-view.from[0], -view.from[1]])
  const project = view.kind === 'world' ? geoNaturalEarth1Raw : geoAzimuthalEquidistantRaw
  return (place) => {
    const [longitude, latitude] = rotate([place[0], place[1]])
    const [x, y] = project(longitude * RADIANS, latitude * RADIANS)
    return [x, -y]
  }
}

function greatCircle(from: LonLat, to: LonLat): LonLat[] {
  const along = geoInterpolate([from[0], from[1]], [to[0], to[1]])
  return Array.from({ length: PIECES + 1 }, (_, i) => along(i / PIECES))
}

export function fitProjection(options: FitOptions): Projection {
  const { view, width, height, padding, places, links } = options
  const raw = rawOf(view)
  const inside = [...places, ...links.flatMap(([from, to]) => greatCircle(from, to))].map(raw)
  if (inside.length === 0) inside.push([0, 0])
  const xs = inside.map(([x]) => x)
  const ys = inside.map(([, y]) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const innerWidth = Math.max(1, width - padding.left - padding.right)
  const innerHeight = Math.max(1, height - padding.top - padding.bottom)
  const halfWorld = view.kind === 'world' ? geoNaturalEarth1Raw(Math.PI, 0)[0] : Math.PI
  const largest = (MAX_WORLDS * width) / (2 * halfWorld)
  const scale = Math.min(largest, innerWidth / Math.max(right - left, 1e-6), innerHeight / Math.max(bottom - top, 1e-6))
  const translate: Point = [
    padding.left + innerWidth / 2 - (scale * (left + right)) / 2,
    padding.top + innerHeight / 2 - (scale * (top + bottom)) / 2,
  ]
  const point: Raw = (place) => {
    const [x, y] = raw(place)
    return [x * scale + translate[0], y * scale + translate[1]]
  }
  return { point, arc: (from, to) => greatCircle(from, to).map(point), scale, translate, jump: halfWorld * scale }
}

/** Places a drawing of tools/vite/land.ts under a projection: an SVG transform. */
export function landTransform(
  projection: Projection,
  drawing: { readonly scale: number; readonly translate: readonly [number, number] },
): string {
  const k = projection.scale / drawing.scale
  const x = projection.translate[0] - drawing.translate[0] * k
  const y = projection.translate[1] - drawing.translate[1] * k
  return `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(5)})`
}
