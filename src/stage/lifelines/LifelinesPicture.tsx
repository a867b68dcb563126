/**
 * The sequence diagram as SVG: the axes, lifelines with heads, and ladders of arrows, work and brackets. It draws what
 * lifelinesLayout.ts computed and decides nothing.
 */
import type { LaddersFrame } from '../../frame/ladders'
import { formatMs, formatMsValue } from '../../words/format'
import type { PictureProps } from '../viewModule'
import { Head } from './Head'
import { Ghost, LadderLines, LadderMarks } from './LadderMarks'
import type { Lifeline, LifelinesLayout } from './lifelinesLayout'
import type { SceneAxis } from './sceneAxis'
import type { Total } from './totals'
import styles from './LifelinesPicture.module.css'

export function LifelinesPicture({ layout, frame, now, actions }: PictureProps<LaddersFrame, LifelinesLayout>) {
  const { lifelines, ladders, ghost, totals } = layout
  const single = lifelines.length > 0
  return (
    <>
      {layout.sceneAxis && <SceneAxisMark axis={layout.sceneAxis} to={layout.axisX + 4} />}
      <TimeAxis layout={layout} />
      {lifelines.map((lifeline) => (
        <Line key={lifeline.node.index} lifeline={lifeline} layout={layout} nowY={ladders[0]?.nowY ?? layout.scale.y(0)} />
      ))}
      {!single && ladders.map((ladder, i) => <LadderLines key={i} ladder={ladder} layout={layout} />)}
      <g aria-hidden="true" data-density={layout.density} className={styles.marks}>
        <Ghost arrows={ghost} />
        {ladders.map((ladder, i) => <Ghost key={i} arrows={ladder.ghost} />)}
        {ladders.map((ladder, i) => <LadderMarks key={i} ladder={ladder} />)}
        {totals.map((total) => <TotalMark key={`${total.x} ${total.earlier}`} total={total} />)}
      </g>
      {lifelines.map((lifeline) => (
        <Head key={lifeline.node.index} lifeline={lifeline} density={layout.density} frame={frame} asked={now.asked} actions={actions} />
      ))}
    </>
  )
}

function TimeAxis({ layout: { scale, axisX, axisEnd, density } }: { layout: LifelinesLayout }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map((ms) => (
        <g key={ms} transform={`translate(0 ${scale.y(ms)})`}>
          <line className={styles.grid} x1={axisX + 6} x2={axisEnd} y1="0" y2="0" />
          <text className={styles.tick} x={axisX} y="4" textAnchor="end">{ms === 0 && density !== 'small' ? formatMs(ms) : formatMsValue(ms)}</text>
        </g>
      ))}
    </g>
  )
}

/** The whole scene's axis, and the part of it that is enlarged beside it. */
function SceneAxisMark({ axis: { x, top, bottom, bars, marks, lens }, to }: { axis: SceneAxis; to: number }) {
  return (
    <g aria-hidden="true">
      {lens && <path className={styles.lens} d={`M${x} ${top}H${to}V${lens.to}L${x} ${lens.end}Z`} />}
      <path className={styles.sceneAxis} d={`M${x - 2} ${top}V${bottom}`} />
      {bars.map(({ key, box, tone, earlier }) => (
        <rect key={key} className={styles.bar} data-tone={tone} data-earlier={earlier || undefined} {...box} />
      ))}
      {marks.map(({ key, x: at, y, text }) => <text key={key} className={styles.mark} x={at} y={y}>{text}</text>)}
    </g>
  )
}

interface LineProps {
  readonly lifeline: Lifeline
  readonly layout: LifelinesLayout
  readonly nowY: number
}

function Line({ lifeline: { x, head, idle }, layout: { scale }, nowY }: LineProps) {
  const top = head.y + head.height
  return (
    <g aria-hidden="true">
      <line className={styles.future} x1={x} x2={x} y1={top} y2={scale.y(scale.endMs)} />
      {!idle && <line className={styles.past} x1={x} x2={x} y1={top} y2={nowY} />}
    </g>
  )
}

function TotalMark({ total: { x, y, textY, title, time, earlier } }: { total: Total }) {
  return (
    <g data-earlier={earlier || undefined} className={styles.total}>
      <path d={`M${x} ${y}h7L${x + 14} ${textY - 4}`} />
      <text x={x + 17} y={textY}>
        <tspan className={styles.time}>{time}</tspan> {title}
      </text>
    </g>
  )
}
