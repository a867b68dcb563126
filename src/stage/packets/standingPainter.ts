/**
 * Draws on a 2D context what stands: the dot of the followed request that crawls around the node at which it stays, flashes
 * of slots and users, and queues. It allocates nothing for a picture.
 */
import type { PacketBuffer } from '../../frame/types'
import type { Box, Geometry } from '../draw/geometry'
import { FLASH_GROWS, QUEUE_DOT, STAY_DOT, STAY_RADIUS, queuePoint, stayAngle, stayPoint } from '../draw/standing'
import type { Context, Palette } from './painting'

const TURN = 2 * Math.PI
/** How wide the line of a flash is at first (px). */
const FLASH_WIDTH = 2.5
const spot = { x: 0, y: 0 }

export function drawStay(ctx: Context, { stay }: PacketBuffer, geometry: Geometry, palette: Palette): void {
  const point = stayPoint(geometry, stay)
  if (!point) return
  const [x, y] = point
  const colour = palette.tones[stay.tone]!
  const angle = stayAngle(stay.share)
  ctx.strokeStyle = colour
  ctx.lineWidth = 2
  ctx.globalAlpha = 0.25
  circle(ctx, x, y, STAY_RADIUS)
  ctx.stroke()
  ctx.globalAlpha = 1
  ctx.beginPath()
  ctx.arc(x, y, STAY_RADIUS, -TURN / 4, angle)
  ctx.stroke()
  const [headX, headY] = [x + STAY_RADIUS * Math.cos(angle), y + STAY_RADIUS * Math.sin(angle)]
  ctx.fillStyle = palette.ring
  circle(ctx, headX, headY, STAY_DOT + 1.5)
  ctx.fill()
  ctx.fillStyle = colour
  circle(ctx, headX, headY, STAY_DOT)
  ctx.fill()
}

/** `boxes`: what flashes, by node. */
export function drawFlashes(ctx: Context, { flashes }: PacketBuffer, boxes: readonly (Box | undefined)[], palette: Palette): void {
  for (let i = 0; i < flashes.length; i++) {
    const box = boxes[flashes.nodes[i]!]
    if (!box) continue
    const age = flashes.ages[i]!
    const by = 1 + age * FLASH_GROWS
    ctx.strokeStyle = palette.tones[flashes.tones[i]!]!
    ctx.lineWidth = FLASH_WIDTH * (1 - age) + 0.5
    ctx.globalAlpha = 1 - age
    ctx.beginPath()
    // What is as wide as it is high is the round mark of a user.
    if (box.width === box.height) ctx.arc(box.x + box.width / 2, box.y + box.height / 2, box.width / 2 + by, 0, TURN)
    else ctx.rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

export function drawQueues(ctx: Context, { queues }: PacketBuffer, geometry: Geometry, palette: Palette): void {
  ctx.fillStyle = palette.lost
  for (let i = 0; i < queues.length; i++) {
    if (!queuePoint(geometry, queues, i, spot)) continue
    circle(ctx, spot.x, spot.y, QUEUE_DOT)
    ctx.fill()
  }
}

function circle(ctx: Context, x: number, y: number, radius: number): void {
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, TURN)
}
