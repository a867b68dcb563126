/**
 * Where a city has a cache, its users stand aside: their way to it is drawn, and what stands beside them covers nothing.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/02-an-edge-near-the-user/scene'
import { runOf } from '../../../tests/support/runOf'
import { densityOf } from '../draw/density'
import { linkPoints, pointOn } from '../draw/geometry'
import { overlap } from './labelCandidates'
import { layoutMap } from './mapLayout'
import { MARK_RADIUS, around } from './placeNames'

const run = runOf(scene)
const SIZES = [{ width: 716, height: 568 }, { width: 640, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }]

describe.each(SIZES)('at $width x $height', (size) => {
  const START = ['sydney', 'frankfurt', 'sao-paulo']
  const nodes = run.nodes.filter(({ id, kind }) => kind === 'origin' || START.some((city) => id === city || id === `edge-${city}`))
  const here = new Set(nodes.map(({ index }) => index))
  const isActive = ({ from, to }: { from: number; to: number }): boolean =>
    here.has(from) && here.has(to) && (run.nodes[from]!.kind === 'edge' || run.nodes[to]!.kind === 'edge')
  const layout = layoutMap({ ...size, density: densityOf(size), view: { kind: 'world', centre: -80 }, nodes, links: run.links, isActive })

  it('draws the way from each user to its edge, apart from each other', () => {
    for (const link of run.links.filter((one) => isActive(one) && run.nodes[one.from]!.kind === 'client')) {
      const [from, to] = [pointOn(layout.geometry, link.index, 0), pointOn(layout.geometry, link.index, 1)]
      expect(layout.geometry.drawn[link.index]).toBe(1)
      expect(Math.hypot(to[0] - from[0], to[1] - from[1])).toBeGreaterThan(2 * MARK_RADIUS + 8)
    }
    layout.sites.forEach(({ point }, i) => {
      expect(layout.sites.some((other, j) => j < i && overlap(around(point, 8), around(other.point, 8)))).toBe(false)
    })
  })

  it('puts no card on a link', () => {
    const points = run.links.flatMap(({ index }) => linkPoints(layout.geometry, index).flat())
    expect(layout.cards.filter((card) => points.some((point) => overlap(card.box, around(point, 1)))).map(({ node }) => node.id)).toEqual([])
  })

  it('keeps what users have got off marks and cards, and inside', () => {
    for (const { box, badge } of layout.names) {
      expect(badge).not.toBeNull()
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true)
      expect(layout.cards.some((card) => overlap(box, card.box))).toBe(false)
      expect(layout.sites.some(({ point }) => overlap(box, around(point, 5)))).toBe(false)
    }
  })
})
