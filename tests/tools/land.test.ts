import { brotliCompressSync } from 'node:zlib'
import { geoNaturalEarth1, geoAzimuthalEquidistant } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { drawLand, land } from '../../tools/vite/land'
import { relativePath } from '../../tools/vite/landPath'

const views = ['natural-earth/-80', 'distance/-77.49,39.04']

/** The corners of a path in whole numbers and relative steps, as the plugin writes it. */
function cornersOf(path: string): [number, number][] {
  const corners: [number, number][] = []
  for (const ring of path.split('M').slice(1)) {
    const [start = '', rest = ''] = ring.replace('z', '').split('l')
    const numbers = (text: string): number[] => (text.match(/-?\d+/g) ?? []).map(Number)
    let [x, y] = numbers(start) as [number, number]
    corners.push([x, y])
    const steps = numbers(rest)
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i]!
      y += steps[i + 1]!
      corners.push([x, y])
    }
  }
  return corners
}

describe('virtual:land', () => {
  it.each(views)('%s is small and made of whole numbers', (view) => {
    const drawing = drawLand(view)
    expect(drawing.path).toMatch(/^[Mlz0-9 -]+$/)
    expect(drawing.graticule).toMatch(/^[Mlz0-9 -]+$/)
    expect(brotliCompressSync(drawing.path + drawing.graticule).length).toBeLessThan(8000)
  })

  it.each(views)('%s stays inside its drawing', (view) => {
    const { path, width, height } = drawLand(view)
    const corners = cornersOf(path)
    expect(corners.length).toBeGreaterThan(500)
    for (const [x, y] of corners) {
      expect(x).toBeGreaterThanOrEqual(-1)
      expect(y).toBeGreaterThanOrEqual(-1)
      expect(x).toBeLessThanOrEqual(width + 1)
      expect(y).toBeLessThanOrEqual(height + 1)
    }
  })

  it('states the projection that places a city on it', () => {
    const world = drawLand('natural-earth/-80')
    const project = geoNaturalEarth1().rotate([80, 0]).scale(world.scale).translate([...world.translate])
    const capeTown = project([18.42, -33.92])!
    const nearest = Math.min(...cornersOf(world.path).map(([x, y]) => Math.hypot(x - capeTown[0], y - capeTown[1])))
    expect(nearest).toBeLessThan(8)

    const bent = drawLand('distance/-77.49,39.04')
    const centred = geoAzimuthalEquidistant().rotate([77.49, -39.04]).scale(bent.scale).translate([...bent.translate])
    expect(centred([-77.49, 39.04])).toEqual([...bent.translate])
  })

  it('answers for its own ids only, and names what it expects', () => {
    const plugin = land()
    const resolve = plugin.resolveId as (id: string) => string | null
    const load = plugin.load as (id: string) => string | null
    expect(resolve('virtual:other')).toBeNull()
    expect(load('/src/main.ts')).toBeNull()
    expect(load(resolve('virtual:land/natural-earth/-80')!)).toContain('export default {"path":"M')
    expect(() => drawLand('mercator/0')).toThrow('natural-earth/<longitude>')
    expect(() => drawLand('distance/12')).toThrow('distance/<longitude>,<latitude>')
  })
})

describe('relativePath', () => {
  it('drops points on a straight line and rings that are no area', () => {
    expect(relativePath('M0,0L10,0L20,0L20,20L0,20Z', 1)).toBe('M0 0l20 0 0 20-20 0z')
    expect(relativePath('M5,5L5.2,5.1L5,5Z', 1)).toBe('')
    expect(relativePath('M0,0L10,5M3,3L9,9', 1)).toBe('M0 0l10 5M3 3l6 6')
  })
})
