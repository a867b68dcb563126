/**
 * Draws the messages in flight on a 2D context, colour by colour: positions are read from
 * precomputed polylines and nothing is allocated per frame. It knows no React, no time and no
 * CSS; the same buffer, geometry and palette give the same picture.
 */
import type { PacketBuffer } from '../../frame/types'
import { PIECES, firstPoint, jumps, parcelAt, pieceAt } from '../draw/geometry'
import type { Box, Geometry } from '../draw/geometry'
import { shownShare, stayPoint } from '../draw/standing'
import type { Context, Palette } from './painting'
import { drawFlashes, drawQueues, drawStay } from './standingPainter'

export interface Surface {
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
  /** Device pixels a CSS pixel. */
  readonly ratio: number
  /** See PictureLayout. */
  readonly parcels?: readonly number[] | undefined
  /** Packets do not travel: the whole hop lights up. */
  readonly reducedMotion: boolean
}

/** Where the followed packet is. */
export interface Spot {
  visible: boolean
  x: number
  y: number
  tone: number
  request: number
}

const RADIUS = 3.6
const FOLLOWED_RADIUS = 6
const RING_WIDTH = 2
const TRAIL_WIDTH = 3
/** Half the size of the cross of a lost packet, and the width of its strokes. */
const [CROSS, CROSS_WIDTH] = [4.5, 2.2]
/** The trail is drawn in this many steps of opacity. */
const FADES = 12
const TAIL_ALPHA = 0.45
const TURN = 2 * Math.PI

let xs = new Float32Array(256)
let ys = new Float32Array(256)
const lit = new Set<number>()

/** `boxes`: what flashes on the picture, by node. */
export function draw(
  ctx: Context, buffer: PacketBuffer, geometry: Geometry, palette: Palette, surface: Surface, boxes: readonly (Box | undefined)[] = [],
): void {
  ctx.setTransform(surface.ratio, 0, 0, surface.ratio, 0, 0)
  ctx.clearRect(0, 0, surface.width, surface.height)
  if (!surface.reducedMotion) drawFlashes(ctx, buffer, boxes, palette)
  drawQueues(ctx, buffer, geometry, palette)
  drawMessages(ctx, buffer, geometry, palette, surface)
  drawStay(ctx, buffer, geometry, palette)
}

function drawMessages(ctx: Context, buffer: PacketBuffer, geometry: Geometry, palette: Palette, surface: Surface): void {
  if (buffer.length === 0) return
  if (surface.reducedMotion) {
    drawHops(ctx, buffer, geometry, palette)
    locate(buffer, geometry)
    drawLost(ctx, buffer, geometry, palette)
    return
  }
  locate(buffer, geometry)
  for (let tone = 0; tone < palette.tones.length; tone++) drawDots(ctx, buffer, geometry, tone, palette.tones[tone]!)
  for (let i = 0; i < buffer.length; i++) {
    if (buffer.followed[i] && buffer.stay.link < 0 && geometry.drawn[buffer.links[i]!]) drawFollowed(ctx, buffer, i, geometry, palette, surface.parcels)
  }
  drawLost(ctx, buffer, geometry, palette)
}

/** Messages that are lost where they stand: a cross. */
function drawLost(ctx: Context, buffer: PacketBuffer, geometry: Geometry, palette: Palette): void {
  for (let i = 0; i < buffer.length; i++) {
    if (!buffer.lost[i] || !geometry.drawn[buffer.links[i]!]) continue
    ctx.strokeStyle = palette.lost
    ctx.lineWidth = CROSS_WIDTH
    ctx.lineCap = 'round'
    ctx.beginPath()
    ctx.moveTo(xs[i]! - CROSS, ys[i]! - CROSS)
    ctx.lineTo(xs[i]! + CROSS, ys[i]! + CROSS)
    ctx.moveTo(xs[i]! - CROSS, ys[i]! + CROSS)
    ctx.lineTo(xs[i]! + CROSS, ys[i]! - CROSS)
    ctx.stroke()
  }
}

/** Finds the followed packet, in flight or at a node; the last one when its request has several in flight. */
export function findFollowed(buffer: PacketBuffer, geometry: Geometry, reducedMotion: boolean, out: Spot): void {
  out.visible = false
  const stays = stayPoint(geometry, buffer.stay)
  if (stays) {
    out.visible = true
    out.x = stays[0]
    out.y = stays[1]
    out.tone = buffer.stay.tone
    out.request = buffer.stay.request
    return
  }
  for (let i = buffer.length - 1; i >= 0; i--) {
    const link = buffer.links[i]!
    if (!buffer.followed[i] || !geometry.drawn[link]) continue
    const share = reducedMotion ? 0.5 : buffer.along[i]!
    const piece = pieceAt(link, share)
    const rest = restOf(geometry, piece, link, share)
    out.visible = true
    out.x = between(geometry.xs, piece, rest)
    out.y = between(geometry.ys, piece, rest)
    out.tone = buffer.tones[i]!
    out.request = buffer.requests[i]!
    return
  }
}

/** Share of the way from a point to the next; a jump over the seam happens at once. */
function restOf(geometry: Geometry, piece: number, link: number, share: number): number {
  const rest = share * PIECES - (piece - firstPoint(link))
  return jumps(geometry, piece) ? Math.round(rest) : rest
}

const between = (values: Float32Array, i: number, rest: number): number => values[i]! + (values[i + 1]! - values[i]!) * rest

/** Messages that come to a queue stop at its end. */
function locate(buffer: PacketBuffer, geometry: Geometry): void {
  if (xs.length < buffer.length) {
    xs = new Float32Array(2 * buffer.length)
    ys = new Float32Array(2 * buffer.length)
  }
  for (let i = 0; i < buffer.length; i++) {
    const link = buffer.links[i]!
    const share = shownShare(geometry, buffer, i)
    const piece = pieceAt(link, share)
    const rest = restOf(geometry, piece, link, share)
    xs[i] = between(geometry.xs, piece, rest)
    ys[i] = between(geometry.ys, piece, rest)
  }
}

/** A path that is one whole circle is drawn as an oval, which is far cheaper than a path of many circles. */
function drawDots(ctx: Context, buffer: PacketBuffer, geometry: Geometry, tone: number, colour: string): void {
  let first = true
  for (let i = 0; i < buffer.length; i++) {
    if (buffer.tones[i] !== tone || buffer.followed[i] || buffer.lost[i] || !geometry.drawn[buffer.links[i]!]) continue
    if (first) ctx.fillStyle = colour
    first = false
    ctx.beginPath()
    ctx.arc(xs[i]!, ys[i]!, RADIUS, 0, TURN)
    ctx.fill()
  }
}

function drawFollowed(ctx: Context, buffer: PacketBuffer, i: number, geometry: Geometry, palette: Palette, parcels: Surface['parcels']): void {
  const link = buffer.links[i]!
  const colour = palette.tones[buffer.tones[i]!]!
  drawTrail(ctx, geometry, link, buffer.along[i]!, buffer.directions[i]! > 0 ? 0 : 1, colour)
  const side = parcels?.[parcelAt(link, buffer.directions[i]!)] ?? 0
  if (side > 0) {
    drawParcel(ctx, xs[i]!, ys[i]!, side, colour, palette.ring)
    return
  }
  ctx.fillStyle = palette.ring
  ctx.beginPath()
  ctx.arc(xs[i]!, ys[i]!, FOLLOWED_RADIUS + RING_WIDTH, 0, TURN)
  ctx.fill()
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.arc(xs[i]!, ys[i]!, FOLLOWED_RADIUS, 0, TURN)
  ctx.fill()
}

/** A square as large as its message, with a rim that keeps a small one visible. */
function drawParcel(ctx: Context, x: number, y: number, side: number, colour: string, ring: string): void {
  for (const [half, fill] of [[side / 2 + RING_WIDTH, ring], [side / 2, colour]] as const) {
    ctx.fillStyle = fill
    ctx.beginPath()
    ctx.rect(x - half, y - half, 2 * half, 2 * half)
    ctx.fill()
  }
}

/** The way so far, fading towards where it began. */
function drawTrail(ctx: Context, geometry: Geometry, link: number, share: number, start: number, colour: string): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = TRAIL_WIDTH
  ctx.lineCap = 'butt'
  ctx.lineJoin = 'round'
  for (let fade = 0; fade < FADES; fade++) {
    ctx.globalAlpha = TAIL_ALPHA + ((1 - TAIL_ALPHA) * (fade + 1)) / FADES
    ctx.beginPath()
    const from = start + ((share - start) * fade) / FADES
    const to = start + ((share - start) * (fade + 1)) / FADES
    tracePart(ctx, geometry, link, Math.min(from, to), Math.max(from, to))
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

/** Adds the part of a link between two shares to the current path. */
function tracePart(ctx: Context, geometry: Geometry, link: number, from: number, to: number): void {
  const first = pieceAt(link, from)
  const last = pieceAt(link, to)
  const fromRest = restOf(geometry, first, link, from)
  ctx.moveTo(between(geometry.xs, first, fromRest), between(geometry.ys, first, fromRest))
  for (let piece = first; piece < last; piece++) {
    if (jumps(geometry, piece)) ctx.moveTo(geometry.xs[piece + 1]!, geometry.ys[piece + 1]!)
    else ctx.lineTo(geometry.xs[piece + 1]!, geometry.ys[piece + 1]!)
  }
  if (jumps(geometry, last)) return
  const toRest = restOf(geometry, last, link, to)
  ctx.lineTo(between(geometry.xs, last, toRest), between(geometry.ys, last, toRest))
}

/** Reduced motion: each link with a message is drawn whole, once a colour. */
function drawHops(ctx: Context, buffer: PacketBuffer, geometry: Geometry, palette: Palette): void {
  lit.clear()
  ctx.lineWidth = TRAIL_WIDTH
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  for (let i = 0; i < buffer.length; i++) {
    const link = buffer.links[i]!
    const tone = buffer.tones[i]!
    const key = link * palette.tones.length + tone
    if (lit.has(key) || !geometry.drawn[link]) continue
    lit.add(key)
    ctx.strokeStyle = palette.tones[tone]!
    ctx.beginPath()
    tracePart(ctx, geometry, link, 0, 1)
    ctx.stroke()
  }
}
