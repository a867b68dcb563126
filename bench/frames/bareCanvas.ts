/**
 * The yardstick of the frame bench: as many circles on as many arcs as the stage draws, in a
 * loop over typed arrays, colour by colour. No trace, no player, no layout.
 */
const ARCS = 200
const RADIUS = 3.6
const TURN = 2 * Math.PI
const COLOURS = ['#5b6470', '#1f7a4d', '#b4540a', '#2b5fa8']

export function barePainter(canvas: HTMLCanvasElement, packets: number): (share: number) => void {
  const { width, height } = canvas
  const ctx = canvas.getContext('2d')!
  const curves = Float32Array.from({ length: ARCS * 6 }, (_, i) => {
    const [arc, part] = [Math.floor(i / 6), i % 6]
    const size = part % 2 === 0 ? width : height
    return (((arc * 37 + part * 53) % 100) / 100) * size
  })
  const draw = (packet: number, share: number): void => {
    const at = (packet % ARCS) * 6
    const t = (packet / packets + share) % 1
    const [before, between, after] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
    const x = before * curves[at]! + between * curves[at + 2]! + after * curves[at + 4]!
    const y = before * curves[at + 1]! + between * curves[at + 3]! + after * curves[at + 5]!
    ctx.beginPath()
    ctx.arc(x, y, RADIUS, 0, TURN)
    ctx.fill()
  }
  return (share) => {
    ctx.clearRect(0, 0, width, height)
    COLOURS.forEach((colour, tone) => {
      ctx.fillStyle = colour
      for (let packet = tone; packet < packets; packet += COLOURS.length) draw(packet, share)
    })
  }
}
