/**
 * Draws the world at build time: `virtual:land/natural-earth/<longitude>` and
 * `virtual:land/distance/<longitude>,<latitude>` export a LandDrawing (src/stage/map/landModules.d.ts).
 * The page gets one short path and places it with an affine transform; neither topojson nor
 * the atlas is shipped. Nodes and links are projected at run time, in src/stage/map/projection.ts.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoArea, geoAzimuthalEquidistant, geoGraticule, geoNaturalEarth1, geoPath } from 'd3-geo'
import type { GeoProjection } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'
import { relativePath } from './landPath.ts'

export interface LandDrawing {
  /** Outlines of the land, in the units of this drawing. */
  readonly path: string
  /** Meridians and parallels, open lines. */
  readonly graticule: string
  readonly width: number
  readonly height: number
  /** Of the d3-geo projection that made the drawing. */
  readonly scale: number
  readonly translate: readonly [number, number]
}

const PREFIX = 'virtual:land/'
const RESOLVED = `\0${PREFIX}`
/** Scale of the drawing: one unit is about a pixel on a large stage. */
const SCALE = 300
/** Land smaller than this (steradian, some 12,000 km²) is a speck at any size the stage has. */
const SPECK = 0.0003

export function land(): Plugin {
  return {
    name: 'cdn:land',
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : null
    },
    load(id) {
      if (!id.startsWith(RESOLVED)) return null
      return `export default ${JSON.stringify(drawLand(id.slice(RESOLVED.length)))}`
    },
  }
}

/** The drawing for the part of the id after `virtual:land/`, such as "natural-earth/-80". */
export function drawLand(view: string): LandDrawing {
  const projection = projectionOf(view).scale(SCALE).translate([0, 0])
  const [[left, top], [right, bottom]] = geoPath(projection).bounds({ type: 'Sphere' })
  const translate: [number, number] = [Math.round(-left), Math.round(-top)]
  projection.translate(translate)
  const draw = geoPath(projection)
  return {
    path: relativePath(draw(withoutSpecks(loadLand())) ?? '', 1),
    graticule: relativePath(draw(geoGraticule().step([30, 30])()) ?? '', 3),
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    scale: SCALE,
    translate,
  }
}

function projectionOf(view: string): GeoProjection {
  const [name, place = ''] = view.split('/')
  const numbers = place.split(',').map(Number)
  const [longitude, latitude] = numbers
  const valid = place !== '' && numbers.every(Number.isFinite)
  if (valid && name === 'natural-earth' && longitude !== undefined && latitude === undefined) {
    return geoNaturalEarth1().rotate([-longitude, 0])
  }
  if (valid && name === 'distance' && longitude !== undefined && latitude !== undefined) {
    return geoAzimuthalEquidistant().rotate([-longitude, -latitude]).clipAngle(179.5)
  }
  throw new Error(
    `virtual:land/${view}: expected natural-earth/<longitude> or distance/<longitude>,<latitude>, for example natural-earth/-80`,
  )
}

function loadLand(): Feature<MultiPolygon> {
  const file = createRequire(import.meta.url).resolve('world-atlas/land-110m.json')
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ land: GeometryCollection }>
  const parts = feature(atlas, atlas.objects.land).features as Feature<MultiPolygon | Polygon>[]
  const coordinates = parts.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  )
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } }
}

function withoutSpecks(world: Feature<MultiPolygon>): Feature<MultiPolygon> {
  const large = (coordinates: Position[][]): boolean => geoArea({ type: 'Polygon', coordinates }) > SPECK
  return { ...world, geometry: { type: 'MultiPolygon', coordinates: world.geometry.coordinates.filter(large) } }
}
