/**
 * What happens on every tick: messages are read into one buffer, painted, and the followed
 * packet's button is moved. It touches the canvas and the button's style and nothing else; React
 * renders its words.
 */
import { createPacketBuffer } from '../../frame/packets'
import type { PacketBuffer } from '../../frame/types'
import type { Size } from '../draw/density'
import type { Box, Geometry } from '../draw/geometry'
import { draw, findFollowed } from './packetPainter'
import type { Spot, Surface } from './packetPainter'
import type { Palette } from './painting'
import { readPalette } from '../draw/palette'
import { NOWHERE, placeBesidePacket } from './placeBesidePacket'

export interface LoopOptions extends Size {
  readonly geometry: Geometry
  readonly obstacles: readonly Box[]
  readonly parcels: readonly number[] | undefined
  /** What flashes, by node. */
  readonly flashes: readonly (Box | undefined)[] | undefined
  readonly reducedMotion: boolean
  readonly packets: (out: PacketBuffer) => void
  /** What its label says: it is measured again when this changes. */
  readonly labelText: string
}

export interface PacketLoop {
  /** Takes what React has rendered, and paints. */
  set(options: LoopOptions): void
  paint(): void
  /** Reads the colours again, and paints. */
  retint(): void
  /** Of the packet that the button stands on; -1 when there is none. */
  request(): number
}

export function createPacketLoop(canvas: HTMLCanvasElement, button: HTMLButtonElement): PacketLoop {
  const ctx = canvas.getContext('2d')
  const buffer = createPacketBuffer()
  const spot: Spot = { visible: false, x: 0, y: 0, tone: 0, request: -1 }
  const corner = { x: 0, y: 0 }
  const surface: Surface = { width: 0, height: 0, ratio: 1, reducedMotion: false, parcels: undefined }
  let words: Size = { width: 0, height: 0 }
  let side = -1
  let palette: Palette | null = null
  let options: LoopOptions | null = null

  function resize({ width, height, reducedMotion, parcels }: LoopOptions): void {
    Object.assign(surface, { width, height, reducedMotion, parcels, ratio: window.devicePixelRatio || 1 })
    const [columns, rows] = [Math.round(width * surface.ratio), Math.round(height * surface.ratio)]
    // Setting them clears the canvas, even to the same value.
    if (canvas.width !== columns) canvas.width = columns
    if (canvas.height !== rows) canvas.height = rows
  }

  function moveLabel(obstacles: readonly Box[]): void {
    // Not `hidden`: its words are measured while it waits.
    const visibility = spot.visible ? 'visible' : 'hidden'
    if (button.style.visibility !== visibility) button.style.visibility = visibility
    if (!spot.visible) return
    button.style.transform = `translate(${spot.x}px, ${spot.y}px)`
    if (words.width === 0) return
    side = placeBesidePacket(spot.x, spot.y, words, surface, obstacles, side, corner)
    const label = labelOf(button)
    if (!label) return
    label.style.transform = `translate(${corner.x - spot.x}px, ${corner.y - spot.y}px)`
    // Words over words: neither could be read.
    label.style.opacity = side === NOWHERE ? '0' : '1'
  }

  function paint(): void {
    if (!options || !ctx) return
    palette ??= readPalette(canvas)
    options.packets(buffer)
    draw(ctx, buffer, options.geometry, palette, surface, options.flashes)
    findFollowed(buffer, options.geometry, surface.reducedMotion, spot)
    moveLabel(options.obstacles)
  }

  return {
    set(next) {
      resize(next)
      if (options?.labelText !== next.labelText) {
        const label = labelOf(button)
        words = { width: label?.offsetWidth ?? 0, height: label?.offsetHeight ?? 0 }
      }
      options = next
      paint()
    },
    paint,
    retint() {
      palette = null
      paint()
    },
    request: () => (spot.visible ? spot.request : -1),
  }
}

/** The words beside the packet, if it has any: not the last child, after which more may be said to those who cannot see. */
const labelOf = (button: HTMLElement): HTMLElement | null => button.querySelector<HTMLElement>('[data-label]')
