/**
 * The sequence diagram as SVG: time axis, lifelines with heads, arrows, work, brackets with
 * the phase and its time. It draws what lifelinesLayout.ts computed and decides nothing.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { Frame, WayFrame } from '../../frame/types'
import { formatMs, formatMsValue } from '../../words/format'
import type { StageActions } from '../actions'
import type { Arrow, Bracket, Lifeline, LifelinesLayout } from './lifelinesLayout'
import { pressable } from '../draw/pressable'
import { Slot } from '../card/Slot'
import { textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import styles from './LifelinesPicture.module.css'

export function LifelinesPicture({ layout, frame, actions }: PictureProps<WayFrame, LifelinesLayout>) {
  const last = layout.lifelines.at(-1)
  if (!last) return null
  return (
    <>
      <TimeAxis layout={layout} to={last.x} />
      {layout.lifelines.map((lifeline) => (
        <Line key={lifeline.node.index} lifeline={lifeline} layout={layout} />
      ))}
      <g aria-hidden="true" data-density={layout.density} className={styles.marks}>
        {layout.work.map(({ key, box }) => (
          <rect key={key} className={styles.work} {...box} rx="1.5" />
        ))}
        {layout.arrows.map((arrow, i) => <ArrowLine key={i} arrow={arrow} />)}
        {layout.arrows.map((arrow, i) => <ArrowLabel key={i} arrow={arrow} />)}
        {layout.brackets.map((bracket) => <BracketMark key={bracket.side + bracket.key} bracket={bracket} />)}
      </g>
      {layout.lifelines.map((lifeline) => (
        <Head key={lifeline.node.index} lifeline={lifeline} layout={layout} frame={frame} actions={actions} />
      ))}
    </>
  )
}

function TimeAxis({ layout: { scale, density }, to }: { layout: LifelinesLayout; to: number }) {
  const x = density === 'small' ? 31 : 44
  return (
    <g aria-hidden="true">
      {scale.ticks.map((ms) => (
        <g key={ms} transform={`translate(0 ${scale.y(ms)})`}>
          <line className={styles.grid} x1={x + 6} x2={to} y1="0" y2="0" />
          <text className={styles.tick} x={x} y="4" textAnchor="end">{ms === 0 ? formatMs(ms) : formatMsValue(ms)}</text>
        </g>
      ))}
    </g>
  )
}

function Line({ lifeline: { x, head }, layout: { scale, nowY } }: { lifeline: Lifeline; layout: LifelinesLayout }) {
  const top = head.y + head.height
  return (
    <g aria-hidden="true">
      <line className={styles.future} x1={x} x2={x} y1={top} y2={scale.y(scale.endMs)} />
      <line className={styles.past} x1={x} x2={x} y1={top} y2={nowY} />
    </g>
  )
}

interface HeadProps {
  readonly lifeline: Lifeline
  readonly layout: LifelinesLayout
  readonly frame: Frame
  readonly actions: StageActions
}

function Head({ lifeline: { node, head }, layout: { density }, frame, actions }: HeadProps) {
  const state = frame.nodes[node.index]!
  const slot = state.slots[0]
  const { send } = actions
  const press = NODE_KINDS[node.kind].asks ? pressable(`Send a request from ${node.name}`, send && (() => send(node.id))) : {}
  const small = density === 'small'
  const [slotWidth, air] = small ? [17, 5] : [24, 7]
  const room = head.width - (slot ? slotWidth + air : 0)
  const size = small ? 11.5 : 13
  const fits = textWidth(node.name, size, 600) <= room - 4
  const slotBox = { x: head.width - slotWidth - air, y: head.height / 2 - 8, width: slotWidth, height: 16 }
  return (
    <g
      className={styles.head}
      data-kind={node.kind}
      data-lit={state.lit || undefined}
      transform={`translate(${head.x} ${head.y})`}
      {...press}
    >
      <rect className={styles.ground} width={head.width} height={head.height} rx="6" />
      <text
        className={styles.name}
        style={{ fontSize: size }}
        x={room / 2}
        y={head.height / 2 + 4.5}
        textAnchor="middle"
        {...(fits ? {} : { textLength: room - 6, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {node.name}
      </text>
      {slot && <Slot slot={slot} node={node.index} owner={node.name} index={0} box={slotBox} actions={actions} />}
    </g>
  )
}

function ArrowLine({ arrow: { from, to, arrived, lost, tone } }: { arrow: Arrow }) {
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
  return (
    <g data-tone={tone} className={styles.arrow}>
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      {arrived && <path d="M0 0L-8 -3.6V3.6Z" transform={`translate(${to[0]} ${to[1]}) rotate(${angle})`} />}
      {lost && <path className={styles.lost} d="M-5 -5L5 5M-5 5L5 -5" transform={`translate(${to[0]} ${to[1]})`} />}
    </g>
  )
}

function ArrowLabel({ arrow: { label } }: { arrow: Arrow }) {
  if (!label) return null
  const { text, at, degrees } = label
  return (
    <text className={styles.arrowLabel} y="-5" textAnchor="middle" transform={`translate(${at[0]} ${at[1]}) rotate(${degrees})`}>
      {text}
    </text>
  )
}

/** A bracket along the phase, and its words at the middle or as near as the others leave room. */
function BracketMark({ bracket: { side, x, top, bottom, labelX, labelY, phase, time, tone } }: { bracket: Bracket }) {
  const out = side === 'left' ? -1 : 1
  const middle = (top + bottom) / 2
  return (
    <g data-tone={tone}>
      <path className={styles.bracket} d={`M${x} ${top}h${4 * out}V${bottom}h${-4 * out}`} />
      <path className={styles.bracket} d={`M${x + 4 * out} ${middle}L${labelX - 3 * out} ${labelY}`} />
      <text className={styles.phase} x={labelX} y={labelY + 4} textAnchor={side === 'left' ? 'end' : 'start'}>
        {phase}{' '}
        <tspan className={styles.time}>{time}</tspan>
      </text>
    </g>
  )
}
