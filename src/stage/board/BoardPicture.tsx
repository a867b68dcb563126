/**
 * A board as SVG: a panel for each figure, with its value, what was promised and whether that holds, and its chart. It draws what boardLayout and
 * boardShapes computed and decides nothing.
 */
import type { BoardFrame, LineFrame, MixFrame, PanelFrame } from '../../frame/boardFrame'
import { formatCount } from '../../words/format'
import type { VerdictName } from '../../words/figures'
import { RequestTargets } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { fitting, textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { type BoardLayout, type PanelPlace, SWATCH, TEXT_SIZE } from './boardLayout'
import { type RowShape, cut, failingBoxes, legendOf, lineShapes, mixShapes, nowX, rowShapes, targetsOf } from './boardShapes'
import { asideTexts, clockTexts, headTexts, promiseTexts, timeText, topText, valueTexts, verdictTexts } from './boardWords'
import styles from './BoardPicture.module.css'

export function BoardPicture({ layout, now, actions }: PictureProps<BoardFrame, BoardLayout>) {
  const { head, places, lengthMs } = layout
  return (
    <>
      <text className={styles.head} x={head.x} y={head.y} textAnchor="end">{fitting(headTexts(now), head.room, 13, 600)}</text>
      {now.panels.map((panel, k) => <Panel key={panel.id} panel={panel} place={places[k]!} now={now} lengthMs={lengthMs} actions={actions} />)}
    </>
  )
}

interface PartProps<P extends PanelFrame> {
  readonly panel: P
  readonly place: PanelPlace
  readonly now: BoardFrame
  readonly lengthMs: number
  readonly actions: PictureProps<BoardFrame, BoardLayout>['actions']
}

function Panel({ panel, place, ...rest }: PartProps<PanelFrame>) {
  const rows = panel.kind === 'rows' ? rowShapes(panel, place) : []
  const hidden = panel.kind === 'rows' ? panel.rows.length - rows.length : 0
  return (
    <>
      <Head panel={panel} place={place} hidden={hidden} now={rest.now} />
      {panel.kind === 'line' && <Line panel={panel} place={place} {...rest} />}
      {panel.kind === 'mix' && <Mix panel={panel} place={place} {...rest} />}
      {panel.kind === 'rows' && <Rows rows={rows} box={place.box} />}
    </>
  )
}

interface HeadProps extends Pick<PartProps<PanelFrame>, 'panel' | 'place' | 'now'> {
  /** So many rows have no room. */
  readonly hidden: number
}

/** Between a title, a value and the words beside it (px). */
const GAP = 7

/** A title with its value, and, where there is room, of what time that is. */
function Head({ panel, place: { box, titleY, valueY, titleSize, valueSize }, hidden, now }: HeadProps) {
  const right = box.x + box.width
  const value = panel.kind === 'line' ? fitting(valueTexts(panel), box.width * 0.6, valueSize, 600) : ''
  const taken = value === '' ? 0 : textWidth(value, valueSize, 600) + GAP
  const isUnder = valueY > titleY
  const title = cut(panel.title, box.width - (isUnder ? 0 : taken), titleSize, 600)
  const aside = fitting(asideTexts(hidden, timeText(panel, now)), box.width - taken - (isUnder ? 0 : textWidth(title, titleSize, 600) + GAP), TEXT_SIZE)
  return (
    <g aria-hidden="true">
      <line className={styles.rule} x1={box.x} x2={right} y1={box.y} y2={box.y} />
      <text className={styles.title} fontSize={titleSize} x={box.x} y={titleY}>{title}</text>
      {value !== '' && <text className={styles.value} fontSize={valueSize} x={right} y={valueY + (valueSize > 13 ? 2 : 0)} textAnchor="end">{value}</text>}
      {aside !== '' && <text className={styles.small} x={isUnder ? box.x : right - taken} y={valueY} textAnchor={isUnder ? 'start' : 'end'}>{aside}</text>}
    </g>
  )
}

function Line({ panel, place, now, lengthMs, actions }: PartProps<LineFrame>) {
  const { chart } = place
  const shapes = chart && lineShapes(now, panel, place, chart, lengthMs)
  return (
    <>
      <g aria-hidden="true">
        <Promised panel={panel} place={place} />
        {chart && shapes && (
          <>
            <Ground now={now} chart={chart} lengthMs={lengthMs} />
            {shapes.limitY !== null && <line className={styles.limit} x1={chart.x} x2={chart.x + chart.width} y1={shapes.limitY} y2={shapes.limitY} />}
            {shapes.decided && <line className={styles.moment} x1={shapes.decided.x} x2={shapes.decided.x} y1={chart.y} y2={chart.y + chart.height} />}
            <path className={styles.series} d={shapes.series} />
            <Time place={place} chart={chart} now={now} lengthMs={lengthMs} top={panel.limit ? '' : topText(panel, place)} />
            {shapes.decided && <circle className={styles.decided} data-tone={panel.verdict === 'broken' ? 'error' : 'plain'} cx={shapes.decided.x} cy={shapes.decided.y} r="4" />}
          </>
        )}
      </g>
      {chart && shapes && <RequestTargets targets={targetsOf(now, panel, shapes, chart, lengthMs)} label={panel.title} actions={actions} />}
    </>
  )
}

const MARKS: Readonly<Record<VerdictName, { readonly d: string; readonly tone: string }>> = {
  holds: { d: 'M2 6.5l2.8 2.8L10 3.2', tone: 'hit' },
  broken: { d: 'M2.5 2.5l7 7M9.5 2.5l-7 7', tone: 'error' },
  open: { d: 'M3 6h6', tone: 'plain' },
}
const [MARK, SAMPLE] = [15, 16]

/** What was promised, beside a piece of its line, and on the right whether it holds. */
function Promised({ panel, place: { box, underY } }: Pick<PartProps<LineFrame>, 'panel' | 'place'>) {
  if (underY === null || panel.verdict === null) return null
  const { d, tone } = MARKS[panel.verdict]
  const word = verdictTexts(panel)[0]!
  const right = box.x + box.width
  const left = right - textWidth(word, TEXT_SIZE, 600)
  return (
    <>
      <line className={styles.limit} x1={box.x} x2={box.x + SAMPLE - 4} y1={underY - 4} y2={underY - 4} />
      <text className={styles.promise} x={box.x + SAMPLE} y={underY}>{fitting(promiseTexts(panel), left - MARK - 6 - box.x - SAMPLE, TEXT_SIZE)}</text>
      <g data-tone={tone}>
        <path className={styles.mark} d={d} transform={`translate(${left - MARK} ${underY - 10})`} />
        <text className={styles.verdict} x={right} y={underY} textAnchor="end">{word}</text>
      </g>
    </>
  )
}

function Mix({ panel, place, now, lengthMs }: PartProps<MixFrame>) {
  const { chart, scale } = place
  const shapes = mixShapes(now, panel, place, chart, lengthMs)
  return (
    <g aria-hidden="true">
      {legendOf(panel, place).map(({ k, text, x, y }) => (
        <g key={k} data-tone={shapes[k]!.tone}>
          <rect className={styles.part} fillOpacity={shapes[k]!.strength} x={x} y={y - 8} width="9" height="8" />
          <text className={styles.small} x={x + SWATCH} y={y}>{text}</text>
        </g>
      ))}
      {chart && (
        <>
          <Ground now={now} chart={chart} lengthMs={lengthMs} />
          {shapes.map(({ tone, strength, d }, k) => <path key={k} className={styles.part} data-tone={tone} fillOpacity={strength} d={d} />)}
          <Time place={place} chart={chart} now={now} lengthMs={lengthMs} top={formatCount(scale.high)} />
        </>
      )}
    </g>
  )
}

/** What a chart stands on, shaded where something failed. */
function Ground({ now, chart, lengthMs }: Pick<TimeProps, 'now' | 'chart' | 'lengthMs'>) {
  return (
    <>
      <rect className={styles.ground} {...chart} />
      {failingBoxes(now, chart, lengthMs).map((box) => <rect key={box.x} className={styles.failing} {...box} />)}
    </>
  )
}

interface TimeProps extends Pick<PartProps<PanelFrame>, 'place' | 'now' | 'lengthMs'> {
  readonly chart: Box
  /** How high the chart is; empty where a limit says it. */
  readonly top: string
}

/** The foot of a chart, the moment in it, and the ends of its axes where there is room. */
function Time({ place: { axisY }, chart, now, lengthMs, top }: TimeProps) {
  const [x, right, foot] = [nowX(now, chart, lengthMs), chart.x + chart.width, chart.y + chart.height]
  return (
    <>
      <line className={styles.foot} x1={chart.x} x2={right} y1={foot} y2={foot} />
      <line className={styles.now} x1={x} x2={x} y1={chart.y} y2={foot} />
      {axisY !== null && <text className={styles.top} x={chart.x + 4} y={chart.y + 12}>{top}</text>}
      {axisY !== null && <text className={styles.small} x={chart.x} y={axisY}>0</text>}
      {axisY !== null && <text className={styles.small} x={right} y={axisY} textAnchor="end">{clockTexts({ ...now, nowMs: lengthMs })[2]}</text>}
    </>
  )
}

function Rows({ rows, box: { x, width } }: { readonly rows: readonly RowShape[]; readonly box: Box }) {
  return (
    <g aria-hidden="true">
      {rows.map(({ name, figure, y, bar }, k) => (
        <g key={k}>
          <text className={styles.small} x={x} y={y}>{name}</text>
          {bar && <rect className={styles.bar} {...bar} />}
          <text className={styles.figure} x={x + width} y={y} textAnchor="end">{figure}</text>
        </g>
      ))}
    </g>
  )
}
