/**
 * How many requests a second reach the origin: a dial whose needle moves like a critically
 * damped spring, the number itself, and the step's total so far.
 */
import type { OriginFrame } from '../../../frame/types'
import { cx } from '../../../ui/cx'
import { formatCount } from '../../../words/format'
import { counted } from '../../../words/plural'
import { DIAL_SWEEP, angleWithin, dialAngle, dialArc, dialTicks, onDial } from './gaugeGeometry'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { Stat } from '../Stat'
import styles from './OriginGauge.module.css'
import { type NeedleLook, useNeedle } from './useNeedle'

const RADIUS = 75
const ARC = dialArc(RADIUS)
/** A number of more digits than this does not fit beside its unit inside the dial. */
const INLINE_DIGITS = 2
/** Numbers beside the dial do not meet so far from each other (degrees). */
const APART = 20
/** How far from the middle numbers outside of the dial begin, how far from it they may end, and how wide a digit is. */
const [BESIDE, EDGE, DIGIT] = [94, 110, 9]

type GaugeProps = PanelProps<'gauge', OriginFrame>

export function OriginGauge({ compact, ...props }: GaugeProps) {
  return compact ? <Stat title="Origin load" value={formatCount(props.reading.rps)} unit={unitAndPeak(props.reading)} /> : <Dial {...props} />
}

const unitAndPeak = ({ rps, peakRps }: OriginFrame): string => (peakRps > rps ? `req/s, peak ${formatCount(peakRps)}` : 'req/s')

function Dial({ reading: origin, options: { max }, reducedMotion }: Omit<GaugeProps, 'compact'>) {
  const { rps } = origin
  const over = rps > max
  const angle = dialAngle(rps, max)
  const { needle, arc } = useNeedle(angle, lookAt, reducedMotion)
  const { transform, strokeDasharray } = lookAt(angle)
  const sub = over ? `past the dial: above ${formatCount(max)}` : gaugeSub(origin)
  const isBusy = rps > origin.capacityRps
  return (
    <section className={cx(styles.gauge, (over || isBusy) && styles.over)}>
      <PanelTitle title="Origin load" />
      <div
        role="meter"
        aria-label="Origin load"
        aria-valuemin={0}
        aria-valuemax={Math.max(max, rps)}
        aria-valuenow={rps}
        aria-valuetext={`${counted(rps, 'request')} a second, ${sub}`}
      >
        <svg viewBox="-98 -92 196 155" className={styles.dial} aria-hidden="true">
          <path d={ARC} className={styles.track} />
          <path ref={arc} d={ARC} pathLength={1} className={styles.arc} style={{ strokeDasharray }} data-none={rps > 0 ? undefined : ''} />
          <Ticks max={max} />
          <Marks origin={origin} max={max} />
          <g ref={needle} className={styles.needle} style={{ transform }}>
            <line y1={0} y2={-42} />
          </g>
          <circle r={4} className={styles.hub} />
          <Reading text={formatCount(rps)} />
        </svg>
      </div>
      <p className={styles.sub}>{sub}</p>
    </section>
  )
}

/** The needle at an angle, and the arc as far as the scale goes. */
function lookAt(angle: number): NeedleLook {
  const share = Math.max(0, Math.min(1, (angle + DIAL_SWEEP / 2) / DIAL_SWEEP))
  return { transform: `rotate(${angle.toFixed(2)}deg)`, strokeDasharray: `${share.toFixed(4)}, 2` }
}

function gaugeSub({ requests, queued, rps, peakRps }: OriginFrame): string {
  if (queued > 0) return `${formatCount(requests)} in this step, ${formatCount(queued)} queued`
  return peakRps > rps ? `${formatCount(requests)} in this step, peak ${formatCount(peakRps)}` : `${counted(requests, 'request')} in this step`
}

/**
 * The most that the step has seen in a second, and what the origin can answer. The most has its number, as large as texts tell it: what
 * is now has fallen again when they do. Where the two are too near to each other for two numbers, the origin's bound is a line alone.
 */
function Marks({ origin: { peakRps, capacityRps }, max }: { readonly origin: OriginFrame; readonly max: number }) {
  const [peak, capacity] = [dialAngle(peakRps, max), dialAngle(capacityRps, max)]
  const [[x1, y1], [x2, y2]] = [onDial(capacity, 82), onDial(capacity, 60)]
  return (
    <>
      {capacityRps <= max && (
        <g className={styles.capacity}>
          <line x1={x1} y1={y1} x2={x2} y2={y2} />
          {(peakRps === 0 || Math.abs(peak - capacity) >= APART) && <Beside angle={capacity} text={formatCount(Math.floor(capacityRps))} />}
        </g>
      )}
      {peakRps > 0 && (
        <g className={styles.peak}>
          <path d="M0 -81l-4.5 -8h9z" transform={`rotate(${peak.toFixed(2)})`} />
          <Beside angle={peak} text={formatCount(peakRps)} />
        </g>
      )}
    </>
  )
}

/** A number outside of the dial, and clear of what stands beside it. */
function Beside({ angle, text }: { readonly angle: number; readonly text: string }) {
  const [x, y] = onDial(angleWithin(angle, { radius: BESIDE, width: text.length * DIGIT, edge: EDGE }), BESIDE)
  return <text x={x} y={y} textAnchor={angle > 20 ? 'start' : angle < -20 ? 'end' : 'middle'}>{text}</text>
}

function Ticks({ max }: { readonly max: number }) {
  return dialTicks(max).map(({ angle, label }) => {
    const [x1, y1] = onDial(angle, 66)
    const [x2, y2] = onDial(angle, label === undefined ? 62 : 58)
    // The labels at both ends stand below the needle's way.
    const [x, y] = Math.abs(angle) === DIAL_SWEEP / 2 ? [Math.sign(angle) * 48, 39] : onDial(angle, 50)
    return (
      <g key={angle}>
        <line x1={x1} y1={y1} x2={x2} y2={y2} className={cx(styles.tick, label !== undefined && styles.major)} />
        {label !== undefined && (
          <text x={x} y={y} className={styles.label}>
            {formatCount(label)}
          </text>
        )}
      </g>
    )
  })
}

function Reading({ text }: { readonly text: string }) {
  const inline = text.length <= INLINE_DIGITS
  return (
    <>
      <text y={inline ? 36 : 41} className={styles.value}>
        {text}
        {inline && (
          <tspan className={styles.unit} dx={4}>
            req/s
          </tspan>
        )}
      </text>
      {!inline && (
        <text y={55} className={styles.unit}>
          req/s
        </text>
      )}
    </>
  )
}
