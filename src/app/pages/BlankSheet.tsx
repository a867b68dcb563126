/**
 * An empty sheet of the atlas: parallels and meridians of a globe, no land. Each number turns
 * the globe a little, so that ten sheets are not one.
 */
const WIDTH = 320
const HEIGHT = 200
const RADIUS = 150

function meridian(degrees: number): string {
  const x = RADIUS * Math.sin((degrees * Math.PI) / 180)
  const sweep = x > 0 ? 1 : 0
  return `M0 ${-RADIUS}A${Math.abs(x).toFixed(1)} ${RADIUS} 0 0 ${sweep} 0 ${RADIUS}`
}

function parallel(degrees: number): string {
  const angle = (degrees * Math.PI) / 180
  const half = RADIUS * Math.cos(angle)
  const y = -RADIUS * Math.sin(angle)
  return `M${(-half).toFixed(1)} ${y.toFixed(1)}H${half.toFixed(1)}`
}

export function BlankSheet({ number }: { readonly number: number }) {
  const turn = (number * 11) % 30
  const meridians = [-90, -60, -30, 0, 30, 60].map((degrees) => meridian(degrees + turn))
  const parallels = [-60, -40, -20, 0, 20, 40, 60].map(parallel)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <rect width={WIDTH} height={HEIGHT} fill="var(--sea)" />
      <g transform={`translate(${WIDTH / 2} ${HEIGHT * 0.86}) rotate(${(number % 5) * 4 - 8})`} fill="none" stroke="var(--line-2)" strokeWidth="1">
        <circle r={RADIUS} />
        <path d={[...meridians, ...parallels].join('')} opacity="0.6" />
      </g>
    </svg>
  )
}
