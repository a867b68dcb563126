import { describe, expect, it } from 'vitest'
import type { PacketBuffer } from '../../frame/types'
import { createPacketBuffer } from '../../frame/packets'
import { evenly, makeGeometry } from '../draw/geometry'
import { draw, findFollowed } from './packetPainter'
import type { Spot } from './packetPainter'
import type { Context, Palette } from './painting'

const palette: Palette = { tones: ['plain', 'hit', 'miss', 'stale', 'revalidated', 'bypass', 'error', 'direct'], lost: 'lost', ring: 'ring' }
const surface = { width: 400, height: 300, ratio: 2, reducedMotion: false }
const geometry = makeGeometry([evenly([[0, 100], [100, 100]]), evenly([[0, 0], [0, 200]]), undefined])

type Call = readonly [name: string, ...args: unknown[]]

/** A context that writes down what it is told, with the colour in force. */
function recorder(): { ctx: Context; calls: Call[] } {
  const calls: Call[] = []
  const state: Record<string, unknown> = {}
  const ctx = new Proxy(state, {
    get: (_, name: string) => (...args: unknown[]) => {
      const colour = name === 'fill' ? state['fillStyle'] : name === 'stroke' ? state['strokeStyle'] : undefined
      calls.push(colour === undefined ? [name, ...args] : [name, colour])
    },
    set: (_, name: string, value) => {
      state[name] = value
      return true
    },
  })
  return { ctx: ctx as unknown as Context, calls }
}

interface Packet { link: number; along: number; tone: number; direction?: 1 | -1; followed?: boolean; lost?: boolean }

function bufferOf(...packets: Packet[]): PacketBuffer {
  const buffer = createPacketBuffer(8)
  buffer.length = packets.length
  packets.forEach(({ link, along, tone, direction = 1, followed = false, lost = false }, i) => {
    buffer.links[i] = link
    buffer.along[i] = along
    buffer.tones[i] = tone
    buffer.directions[i] = direction
    buffer.requests[i] = 70 + i
    buffer.followed[i] = followed ? 1 : 0
    buffer.lost[i] = lost ? 1 : 0
  })
  return buffer
}

const named = (calls: Call[], name: string): Call[] => calls.filter((call) => call[0] === name)

describe('draw', () => {
  it('clears the canvas in its own pixels, even when nothing is in flight', () => {
    const { ctx, calls } = recorder()
    draw(ctx, bufferOf(), geometry, palette, surface)
    expect(calls).toEqual([['setTransform', 2, 0, 0, 2, 0, 0], ['clearRect', 0, 0, 400, 300]])
  })

  it('crosses out a packet where it is lost, with motion and without', () => {
    for (const reducedMotion of [false, true]) {
      const { ctx, calls } = recorder()
      draw(ctx, bufferOf({ link: 0, along: 0.5, tone: 2, lost: true }), geometry, palette, { ...surface, reducedMotion })
      expect(named(calls, 'arc')).toEqual([])
      const strokes = named(calls, 'lineTo').slice(-2).map(([, x, y]) => [x, y])
      expect(strokes).toEqual([[54.5, 104.5], [54.5, 95.5]])
      expect(named(calls, 'stroke').at(-1)![1]).toBe('lost')
    }
  })

  it('puts a packet at its share of the link, in its colour', () => {
    const { ctx, calls } = recorder()
    draw(ctx, bufferOf({ link: 0, along: 0.25, tone: 2 }, { link: 1, along: 0.5, tone: 1 }), geometry, palette, surface)
    const arcs = named(calls, 'arc').map(([, x, y]) => [x, y])
    expect(arcs).toEqual([[0, 100], [25, 100]])
    expect(named(calls, 'fill').map(([, colour]) => colour)).toEqual(['hit', 'miss'])
  })

  it('leaves out what is on no drawn link', () => {
    const { ctx, calls } = recorder()
    draw(ctx, bufferOf({ link: 2, along: 0.5, tone: 1, followed: true }, { link: 2, along: 0.5, tone: 1 }), geometry, palette, surface)
    expect(named(calls, 'arc')).toEqual([])
  })

  it('gives the followed packet a ring and a trail from where it started', () => {
    const { ctx, calls } = recorder()
    draw(ctx, bufferOf({ link: 0, along: 0.75, tone: 2, direction: -1, followed: true }), geometry, palette, surface)
    expect(named(calls, 'fill').map(([, colour]) => colour)).toEqual(['ring', 'miss'])
    const xs = [...named(calls, 'moveTo'), ...named(calls, 'lineTo')].map(([, x]) => x as number)
    expect(Math.min(...xs)).toBeCloseTo(75)
    expect(Math.max(...xs)).toBeCloseTo(100)
  })

  it('with reduced motion draws each hop whole and moves nothing', () => {
    const { ctx, calls } = recorder()
    const [first, second] = [{ link: 0, along: 0.1, tone: 2, followed: true }, { link: 0, along: 0.6, tone: 2 }]
    const packets = bufferOf(first, second, { link: 1, along: 0.2, tone: 1 })
    draw(ctx, packets, geometry, palette, { ...surface, reducedMotion: true })
    expect(named(calls, 'arc')).toEqual([])
    expect(named(calls, 'stroke').map(([, colour]) => colour)).toEqual(['miss', 'hit'])
    expect(named(calls, 'lineTo').at(-1)).toEqual(['lineTo', 0, 200])
  })

  it('draws nothing along a jump over the seam', () => {
    const split = makeGeometry([evenly([[0, 0], [4800, 0]])], 50)
    const { ctx, calls } = recorder()
    draw(ctx, bufferOf({ link: 0, along: 1, tone: 1, followed: true }), split, palette, surface)
    expect(named(calls, 'lineTo')).toEqual([])
  })
})

describe('findFollowed', () => {
  it('tells where the followed packet is, and of which request', () => {
    const spot: Spot = { visible: false, x: 0, y: 0, tone: 0, request: -1 }
    findFollowed(bufferOf({ link: 0, along: 0.5, tone: 1 }, { link: 1, along: 0.5, tone: 2, followed: true }), geometry, false, spot)
    expect(spot).toEqual({ visible: true, x: 0, y: 100, tone: 2, request: 71 })
    findFollowed(bufferOf({ link: 0, along: 0.5, tone: 1 }), geometry, false, spot)
    expect(spot.visible).toBe(false)
  })
})
