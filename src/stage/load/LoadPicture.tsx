/**
 * A load as SVG: the curve that it goes up and comes back on, and offered and answered requests over time. It draws what loadLayout and loadShapes
 * computed and decides nothing.
 */
import type { LoadFrame } from '../../frame/loadFrame'
import { formatCount } from '../../words/format'
import { RequestTargets } from '../draw/RequestTargets'
import { fitting } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { type LoadLayout, TEXT_SIZE } from './loadLayout'
import { type LoadShapes, binTargets, breakerPaths, shapesOf } from './loadShapes'
import { capacityTexts, headTexts, insideTexts, lengthText } from './loadWords'
import styles from './LoadPicture.module.css'

export function LoadPicture({ layout, now, actions }: PictureProps<LoadFrame, LoadLayout>) {
  const shapes = shapesOf(now, layout)
  const { head } = layout
  return (
    <>
      <text className={styles.head} x={head.x} y={head.y} textAnchor="end">{fitting(headTexts(now), head.room, 13, 600)}</text>
      <Curve layout={layout} now={now} shapes={shapes} />
      <Series layout={layout} now={now} shapes={shapes} />
      <Breakers layout={layout} now={now} />
      <RequestTargets targets={binTargets(now, layout)} label="Seconds" actions={actions} />
    </>
  )
}

/** Of the words at a line: they stand over it where there is so much room (px). */
const WORDS = 15

interface PartProps {
  readonly layout: LoadLayout
  readonly now: LoadFrame
  readonly shapes: LoadShapes
}

function Curve({ layout: { curve, mostLoad, ticks, xTicks, curveHead }, now, shapes: { up, down, dot } }: PartProps) {
  const [right, foot] = [curve.x + curve.width, curve.y + curve.height]
  const yOf = (rate: number): number => foot - (rate / mostLoad) * curve.height
  const capacityY = yOf(now.capacity)
  return (
    <g aria-hidden="true">
      <rect className={styles.ground} {...curve} />
      {ticks.map((rate) => (
        <g key={rate}>
          <line className={styles.grid} x1={curve.x} x2={right} y1={yOf(rate)} y2={yOf(rate)} />
          <text className={styles.tick} x={curve.x - 5} y={yOf(rate) + 4} textAnchor="end">{formatCount(rate)}</text>
        </g>
      ))}
      <line className={styles.all} x1={curve.x} x2={right} y1={foot} y2={curve.y} />
      {capacityY > curve.y && <line className={styles.capacity} x1={curve.x} x2={right} y1={capacityY} y2={capacityY} />}
      {capacityY > curve.y && <text className={styles.capacityWords} x={curve.x + 5} y={capacityY - curve.y > WORDS ? capacityY - 4 : capacityY + WORDS - 2}>{fitting(capacityTexts(now), curve.width * 0.6, TEXT_SIZE)}</text>}
      <path className={styles.up} d={up} />
      <path className={styles.down} d={down} />
      <circle className={styles.dot} cx={dot.x} cy={dot.y} r="5" />
      <text className={styles.axis} x={curve.x} y={curve.y - 7}>{curveHead.upwards}</text>
      {curveHead.parts.map(({ look, text, x }) => (
        <g key={look}>
          <line className={styles[look]} x1={x} x2={x + 11} y1={curve.y - 11} y2={curve.y - 11} />
          <text className={styles.tick} x={x + 15} y={curve.y - 7}>{text}</text>
        </g>
      ))}
      <text className={styles.tick} x={curve.x} y={foot + 12} textAnchor="middle">0</text>
      {xTicks.map((rate) => <text key={rate} className={styles.tick} x={curve.x + (rate / mostLoad) * curve.width} y={foot + 12} textAnchor="middle">{formatCount(rate)}</text>)}
      <text className={styles.axis} x={right} y={foot + 24} textAnchor="end">{fitting(['offered a second', 'offered'], curve.width, TEXT_SIZE, 600)}</text>
    </g>
  )
}

function Series({ layout: { series, legend, legendY }, now, shapes: { answered, offered, origin, nowX } }: PartProps) {
  const foot = series.y + series.height
  return (
    <g aria-hidden="true">
      {legend.map(({ look, text, x }) => (
        <g key={look}>
          {look === 'answered' ? <rect className={styles.answered} x={x} y={legendY - 8} width="10" height="8" /> : <line className={styles[look]} x1={x} x2={x + 11} y1={legendY - 4} y2={legendY - 4} />}
          <text className={styles.tick} x={x + 15} y={legendY}>{text}</text>
        </g>
      ))}
      <rect className={styles.ground} {...series} />
      <path className={styles.answered} d={answered} />
      <path className={styles.origin} d={origin} />
      <path className={styles.offered} d={offered} />
      <line className={styles.foot} x1={series.x} x2={series.x + series.width} y1={foot} y2={foot} />
      <line className={styles.now} x1={nowX} x2={nowX} y1={series.y} y2={foot + 3} />
      <text className={styles.tick} x={series.x} y={foot + 14}>0</text>
      <text className={styles.tick} x={series.x + series.width} y={foot + 14} textAnchor="end">{lengthText(now)}</text>
      <text className={styles.inside} x={series.x + series.width / 2} y={foot + 14} textAnchor="middle">{fitting(insideTexts(now), series.width - 90, TEXT_SIZE, 600)}</text>
    </g>
  )
}

function Breakers({ layout, now }: Pick<PartProps, 'layout' | 'now'>) {
  return (
    <g aria-hidden="true">
      {breakerPaths(now, layout).map(({ state, d }) => <path key={state} className={styles.breaker} data-state={state} d={d} />)}
      {layout.rows.map(({ node, box, name, nameX }) => <text key={node} className={styles.tick} x={nameX} y={box.y + box.height - 1} textAnchor="end">{name}</text>)}
    </g>
  )
}
