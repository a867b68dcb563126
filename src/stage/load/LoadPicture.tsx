/**
 * A load as SVG: the curve that it goes up and comes back on, and offered and answered requests over time. It draws what loadLayout and loadShapes
 * computed and decides nothing.
 */
import type { LoadFrame } from '../../frame/loadFrame'
import { formatCount } from '../../words/format'
import { RequestTargets } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { fitting } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { type LoadLayout, TEXT_SIZE } from './loadLayout'
import { type LoadShapes, binTargets, breakerPaths, shapesOf } from './loadShapes'
import { WAYS, capacityTexts, headTexts, insideTexts, lengthText, nowTexts } from './loadWords'
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

function Curve({ layout, now, shapes }: PartProps) {
  const { curve, mostLoad, xTicks, curveHead } = layout
  const [right, foot] = [curve.x + curve.width, curve.y + curve.height]
  return (
    <g aria-hidden="true">
      <rect className={styles.ground} {...curve} />
      <Rates box={curve} ticks={layout.ticks} most={mostLoad} now={now} words={0.75} />
      <line className={styles.all} x1={curve.x} x2={right} y1={foot} y2={curve.y} />
      <path className={styles.up} d={shapes.up} />
      <path className={styles.top} d={shapes.top} />
      <path className={styles.down} d={shapes.down} />
      <Ways layout={layout} now={now} shapes={shapes} />
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

/** Lines at rates with their figures, and at what the origin can. */
function Rates({ box, ticks, most, now, words }: { readonly box: Box; readonly ticks: readonly number[]; readonly most: number; readonly now: LoadFrame; readonly words: number }) {
  const right = box.x + box.width
  const yOf = (rate: number): number => box.y + box.height * (1 - rate / most)
  const capacityY = yOf(now.capacity)
  return (
    <>
      {ticks.map((rate) => (
        <g key={rate}>
          <line className={styles.grid} x1={box.x} x2={right} y1={yOf(rate)} y2={yOf(rate)} />
          <text className={styles.tick} x={box.x - 5} y={yOf(rate) + 4} textAnchor="end">{formatCount(rate)}</text>
        </g>
      ))}
      {capacityY > box.y && (
        <>
          <line className={styles.capacity} x1={box.x} x2={right} y1={capacityY} y2={capacityY} />
          <text className={styles.capacityWords} x={box.x + 5} y={capacityY - box.y > WORDS ? capacityY - 4 : capacityY + WORDS - 2}>{fitting(capacityTexts(now), box.width * words, TEXT_SIZE)}</text>
        </>
      )}
    </>
  )
}

/** Words on the two ways, where it is now, and where it was with as much load before. */
function Ways({ layout: { curve, hasWords }, now, shapes: { ways, dot, before } }: PartProps) {
  const texts = nowTexts(now, before && before.answered)
  const isRight = dot.x > curve.x + curve.width * 0.6
  const side = (x: number) => ({ x: x + (isRight ? -9 : 9), textAnchor: isRight ? 'end' : 'start' } as const)
  return (
    <>
      {hasWords && (['up', 'down'] as const).map((way) => ways[way] && (
        <g key={way} className={styles.way} data-way={way}>
          <path d="M5 0L-4 4.5V-4.5Z" transform={`translate(${ways[way].arrow.x} ${ways[way].arrow.y}) rotate(${ways[way].arrow.turn})`} />
          <text x={ways[way].x} y={ways[way].y + 4} textAnchor="middle">{WAYS[way]}</text>
        </g>
      ))}
      {before && texts.before !== '' && (
        <>
          <line className={styles.apart} x1={before.x} x2={dot.x} y1={before.y} y2={dot.y} />
          <circle className={styles.before} cx={before.x} cy={before.y} r="4.5" />
          {hasWords && <text className={styles.here} {...side(before.x)} y={before.y + 4}>{texts.before}</text>}
        </>
      )}
      <circle className={styles.dot} cx={dot.x} cy={dot.y} r="5" />
      {hasWords && <text className={styles.here} {...side(dot.x)} y={Math.min(dot.y + 4, curve.y + curve.height - 6)}>{texts.now}</text>}
    </>
  )
}

function Series({ layout: { series, legend, legendY, seriesTicks, most }, now, shapes: { answered, offered, origin, nowX } }: PartProps) {
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
      <Rates box={series} ticks={seriesTicks} most={most} now={now} words={0} />
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
