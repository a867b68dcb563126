import { geoNaturalEarth1 } from 'd3-geo'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CITIES, distanceKm } from '../../cdn/net/places'
import type { CityId } from '../../cdn/net/places'
import { jumps, linkPath, linkPoints, makeGeometry } from '../draw/geometry'
import { fitProjection, landTransform } from './projection'
import type { FitOptions, LonLat } from './projection'

const ids = Object.keys(CITIES) as CityId[]
const at = (id: CityId): LonLat => CITIES[id].at
const padding = { top: 100, right: 80, bottom: 120, left: 40 }
const stages = [[717, 567], [390, 351], [800, 392]] as const
const world = { kind: 'world', centre: -80 } as const
const distance = { kind: 'distance', from: CITIES.ashburn.at } as const

function fit(overrides: Partial<FitOptions> = {}) {
  const places = [at('ashburn'), at('sydney'), at('frankfurt'), at('sao-paulo')]
  const links = places.slice(1).map((place) => [at('ashburn'), place] as const)
  return fitProjection({ view: world, width: 717, height: 567, padding, places, links, ...overrides })
}

describe('fitProjection', () => {
  it('is the d3-geo projection with its scale and translate', () => {
    const projection = fit()
    const d3 = geoNaturalEarth1().rotate([80, 0]).scale(projection.scale).translate([...projection.translate])
    for (const id of ids) {
      const [x, y] = projection.point(at(id))
      const [wantX, wantY] = d3([...at(id)] as [number, number])!
      expect(x).toBeCloseTo(wantX, 6)
      expect(y).toBeCloseTo(wantY, 6)
    }
  })

  it('puts the centre of the view at the translate, and the lens on the origin', () => {
    const projection = fit()
    expect(projection.point([-80, 0])).toEqual([expect.closeTo(projection.translate[0], 9), expect.closeTo(projection.translate[1], 9)])
    const lens = fit({ view: distance })
    const [x, y] = lens.point(at('ashburn'))
    expect(Math.hypot(x - lens.translate[0], y - lens.translate[1])).toBeLessThan(1e-6)
  })

  it('draws distance from the origin to scale under the lens, in straight lines', () => {
    const lens = fit({ view: distance })
    for (const id of ids.filter((one) => one !== 'ashburn')) {
      const [x, y] = lens.point(at(id))
      const pixels = Math.hypot(x - lens.translate[0], y - lens.translate[1])
      expect(pixels / lens.scale).toBeCloseTo(distanceKm('ashburn', id) / 6371.0088, 6)
      const [mx, my] = lens.arc(at('ashburn'), at(id))[24]!
      expect(mx).toBeCloseTo((x + lens.translate[0]) / 2, 4)
      expect(my).toBeCloseTo((y + lens.translate[1]) / 2, 4)
    }
  })

  it('keeps nodes and arcs inside the padding, whatever takes part', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        fc.uniqueArray(fc.constantFrom(...ids.filter((id) => id !== 'ashburn')), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(world, distance),
        ([width, height], cities, view) => {
          const pad = { top: 40, right: 40, bottom: 40, left: 40 }
          const places = [at('ashburn'), ...cities.map(at)]
          const links = cities.map((id) => [at('ashburn'), at(id)] as const)
          const projection = fitProjection({ view, width, height, padding: pad, places, links })
          for (const [x, y] of links.flatMap(([from, to]) => projection.arc(from, to))) {
            expect(x).toBeGreaterThanOrEqual(40 - 1e-6)
            expect(x).toBeLessThanOrEqual(width - 40 + 1e-6)
            expect(y).toBeGreaterThanOrEqual(40 - 1e-6)
            expect(y).toBeLessThanOrEqual(height - 40 + 1e-6)
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('does not magnify without end when nodes are close together', () => {
    const near = fit({ places: [at('frankfurt'), at('paris')], links: [[at('frankfurt'), at('paris')]] })
    expect(near.jump).toBeLessThanOrEqual(2.6 * 717)
  })

  it('splits an arc that crosses the seam', () => {
    const projection = fit({ places: [at('mumbai'), at('singapore')], links: [[at('mumbai'), at('singapore')]] })
    const arcs = [projection.arc(at('mumbai'), at('singapore')), projection.arc(at('ashburn'), at('tokyo'))]
    const geometry = makeGeometry(arcs, projection.jump)
    expect(linkPoints(geometry, 0)).toHaveLength(2)
    expect(linkPath(geometry, 0).match(/M/g)).toHaveLength(2)
    expect(linkPoints(geometry, 1)).toHaveLength(1)
    expect(Array.from({ length: 48 }, (_, i) => jumps(geometry, i)).filter(Boolean)).toHaveLength(1)
  })

  it('places a drawing of the land with one affine transform', () => {
    const projection = fit()
    const drawing = { scale: 300, translate: [820, 427] as const }
    const [, x, y, k] = /translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(landTransform(projection, drawing))!.map(Number)
    const unit = geoNaturalEarth1().rotate([80, 0]).scale(300).translate([820, 427])
    const [ux, uy] = unit([...at('sydney')] as [number, number])!
    const [sx, sy] = projection.point(at('sydney'))
    expect(ux * k! + x!).toBeCloseTo(sx, 1)
    expect(uy * k! + y!).toBeCloseTo(sy, 1)
  })
})
