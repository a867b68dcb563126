import { describe, expect, it } from 'vitest'
import { createPacketBuffer } from '../../frame/packets'
import { evenly, makeGeometry } from '../draw/geometry'
import { STAY_RADIUS, queuePoint, shownShare, stayPoint } from '../draw/standing'
import { findFollowed } from './packetPainter'

const geometry = makeGeometry([evenly([[0, 100], [200, 100]]), undefined])

describe('what stands', () => {
  it('is at the end of its link, also for the label', () => {
    const buffer = createPacketBuffer(4)
    const spot = { visible: false, x: 0, y: 0, tone: 0, request: -1 }
    Object.assign(buffer.stay, { link: 0, at: 1, share: 0.5, tone: 2, request: 7 })
    expect(stayPoint(geometry, buffer.stay)).toEqual([200, 100])
    findFollowed(buffer, geometry, false, spot)
    expect(spot).toEqual({ visible: true, x: 200, y: 100, tone: 2, request: 7 })
    expect(stayPoint(geometry, { ...buffer.stay, link: 1 })).toBeNull()
    expect(STAY_RADIUS).toBeGreaterThan(0)
  })

  it('stands behind those before it, and what comes stops behind them', () => {
    const buffer = createPacketBuffer(4)
    const { queues } = buffer
    queues.length = 7
    for (let i = 0; i < 7; i++) [queues.links[i], queues.places[i], queues.towards[i]] = [0, i, 1]
    const spots = Array.from({ length: 7 }, (_, i) => {
      const spot = { x: 0, y: 0 }
      expect(queuePoint(geometry, queues, i, spot)).toBe(true)
      return spot
    })
    expect(spots.every(({ x }, i) => x <= (spots[i - 1]?.x ?? 200))).toBe(true)
    expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(7)
    buffer.length = 2
    for (const i of [0, 1]) [buffer.links[i], buffer.along[i]] = [0, 0.99]
    ;[buffer.directions[0], buffer.directions[1]] = [1, -1]
    expect(shownShare(geometry, buffer, 0) * 200).toBeLessThan(Math.min(...spots.map(({ x }) => x)))
    expect(shownShare(geometry, buffer, 1)).toBeCloseTo(0.99)
  })
})
