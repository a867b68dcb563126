/**
 * The dial of the origin gauge in numbers: 240 degrees, open at the bottom. Angles are in
 * degrees clockwise from straight up.
 */

export const DIAL_SWEEP = 240
const START = -DIAL_SWEEP / 2
/** How far the needle may go past the end of the scale. */
const OVERSHOOT = 5

export interface Tick {
  readonly angle: number
  /** Written beside the tick; absent on the small ones. */
  readonly label?: number
}

export function dialAngle(value: number, max: number): number {
  const share = max > 0 ? value / max : 0
  const angle = START + DIAL_SWEEP * Math.max(0, share)
  return Math.min(angle, -START + OVERSHOOT)
}

/** Four labelled parts, each cut into whole numbers where that works. */
export function dialTicks(max: number): readonly Tick[] {
  const major = max / 4
  const cuts = major % 3 === 0 ? 3 : 4
  return Array.from({ length: 4 * cuts + 1 }, (_, index) => {
    const value = (max * index) / (4 * cuts)
    const angle = START + (DIAL_SWEEP * index) / (4 * cuts)
    return index % cuts === 0 ? { angle, label: Math.round(value * 100) / 100 } : { angle }
  })
}

/** The point at `angle` on a circle of that radius around (0, 0). */
export function onDial(angle: number, radius: number): readonly [x: number, y: number] {
  const turn = (angle * Math.PI) / 180
  return [Math.round(Math.sin(turn) * radius * 100) / 100, Math.round(-Math.cos(turn) * radius * 100) / 100]
}

/** The whole arc of the dial as path data. */
export function dialArc(radius: number): string {
  const [fromX, fromY] = onDial(START, radius)
  const [toX, toY] = onDial(-START, radius)
  return `M${fromX} ${fromY}A${radius} ${radius} 0 1 1 ${toX} ${toY}`
}

/** Where a text of that width may stand beside the circle so that it ends so far from the middle at most: at the angle, else at the nearest one. */
export function angleWithin(angle: number, { radius, width, edge }: { readonly radius: number; readonly width: number; readonly edge: number }): number {
  const widest = (Math.asin(Math.min(1, Math.max(0, (edge - width) / radius))) * 180) / Math.PI
  const size = Math.abs(angle)
  if (size <= widest || size >= 180 - widest) return angle
  return Math.sign(angle) * (size < 90 ? widest : 180 - widest)
}
