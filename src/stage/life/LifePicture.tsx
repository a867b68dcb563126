/**
 * The life of one copy as SVG: actors, the rows of origin, edge and users, and every request
 * between them. It draws what lifeLayout.ts computed and decides nothing.
 */
import type { BandFrame } from '../../frame/bandFrame'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { HATCH } from '../card/Hatch'
import { textWidth } from '../draw/text'
import { type Block, LABEL_SIZE } from './lifeBlocks'
import type { LifeLayout, LifeRow } from './lifeLayout'
import type { RequestMark } from './lifeMarks'
import { LifeGhost } from './LifeGhost'
import { LifeLoad } from './LifeLoad'
import { LifeNotes } from './LifeNotes'
import { edgeSentence, loadSentence, originSentence, usersSentence } from './lifeWords'
import { ActorRow } from '../draw/ActorRow'
import { Links } from '../draw/Links'
import { pressable } from '../draw/pressable'
import type { PictureProps } from '../viewModule'
import styles from './LifePicture.module.css'

/** The band, and that of the step before. */
interface LifeMoment {
  readonly band: BandFrame
  readonly before: BandFrame | null
}

export function LifePicture({ layout, frame, now: { band: now }, actions }: PictureProps<LifeMoment, LifeLayout>) {
  const { origin, edge, error, users, plot, axes, load, ghost } = layout
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      <ActorRow actors={layout.actors} frame={frame} actions={actions} />
      <Axes layout={layout} />
      {ghost && <LifeGhost ghost={ghost} />}
      <Now x={layout.nowX} top={origin.box.y - 2} bottom={load.box.y + load.box.height} />
      <Row row={origin} label={originSentence(now)} />
      <Row row={edge} label={edgeSentence(now)} />
      <Row row={error} label="" />
      <Row row={users} label={usersSentence(now)} />
      <LifeLoad bars={load.bars} box={load.box} words={load.words} sentence={loadSentence(now)} />
      <g aria-hidden="true">{layout.marks.map((mark) => <RefreshLine key={mark.request} mark={mark} />)}</g>
      <Words layout={layout} />
      <text className={styles.gutter} x={plot.x - 8} y={load.box.y + load.box.height / 2 + 4} textAnchor="end" aria-hidden="true">Load</text>
      <LifeNotes layout={layout} />
      <text className={styles.gutter} x={plot.x - 8} y={axes.y(0) - plot.height + 10} textAnchor="end" aria-hidden="true">Wait</text>
      <Requests layout={layout} spotlight={frame.spotlight?.request ?? -1} actions={actions} />
    </>
  )
}

/** Lines of both scales and of the changes at the origin, and their words. */
function Axes({ layout: { axes, plot, users, load, origin, changes } }: { layout: LifeLayout }) {
  const bottom = load.box.y + load.box.height
  return (
    <g aria-hidden="true">
      {axes.waits.map(({ at, text }) => (
        <g key={text}>
          <line className={styles.grid} x1={plot.x} x2={plot.x + plot.width} y1={at} y2={at} />
          <text className={styles.tick} x={plot.x - 8} y={at + 4} textAnchor="end">{text}</text>
        </g>
      ))}
      {axes.times.map(({ at, text }) => (
        <g key={text}>
          <line className={styles.grid} x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text className={styles.tick} x={at} y={bottom + 16} textAnchor={anchorAt(at, plot)}>{text}</text>
        </g>
      ))}
      {changes.map((x) => (
        <line key={x} className={styles.change} x1={x} x2={x} y1={origin.box.y} y2={users.box.y + users.box.height} />
      ))}
    </g>
  )
}

/** Words at the ends of the axis stay inside the picture. */
function anchorAt(x: number, plot: Box): 'start' | 'middle' | 'end' {
  if (x < plot.x + 8) return 'start'
  return x > plot.x + plot.width - 12 ? 'end' : 'middle'
}

function Row({ row: { box, blocks }, label }: { row: LifeRow; label: string }) {
  const said = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <g {...said}>
      {label && <line className={styles.ground} x1={box.x} x2={box.x + box.width} y1={box.y + box.height / 2} y2={box.y + box.height / 2} />}
      {blocks.map((block) => <BlockMark key={block.key} block={block} />)}
    </g>
  )
}

const HATCHED: ReadonlySet<Block['look']> = new Set(['stale', 'error'])

function BlockMark({ block: { box, look, promisedX } }: { block: Block }) {
  const right = box.x + box.width
  return (
    <g data-look={look} className={styles.block}>
      <rect className={styles.blockGround} {...inset(box)} rx="2" />
      {HATCHED.has(look) && <rect className={styles.hatch} {...inset(box)} rx="2" fill={`url(#${HATCH})`} />}
      {promisedX < right && <rect className={styles.promised} x={promisedX} y={box.y} width={right - promisedX} height={box.height} />}
    </g>
  )
}

/** A hair of air between two blocks. */
function inset({ x, y, width, height }: Box): Box {
  const air = width > 3 ? 0.5 : 0
  return { x: x + air, y, width: width - 2 * air, height }
}

function Now({ x, top, bottom }: { x: number; top: number; bottom: number }) {
  return (
    <g className={styles.now} aria-hidden="true">
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <path d={`M${x - 4} ${top - 4}h8l-4 5z`} />
    </g>
  )
}

/** After every line that could lie over them. */
function Words({ layout: { origin, edge, error, users } }: { layout: LifeLayout }) {
  return (
    <g aria-hidden="true">
      {[origin, edge, error, users].map(({ name, box, blocks }) => (
        <g key={box.y}>
          <text className={styles.gutter} x={box.x - 8} y={box.y + box.height / 2 + 4} textAnchor="end">{name}</text>
          {blocks.map(({ key, look, label }) => label && (
            <g key={key} data-look={look}>
              {look === 'error' && <rect className={styles.under} x={label.x - textWidth(label.text, LABEL_SIZE, 600) / 2 - 3} y={box.y + box.height / 2 - 6} width={textWidth(label.text, LABEL_SIZE, 600) + 6} height="12" />}
              <text className={styles.label} data-look={look} x={label.x} y={box.y + box.height / 2 + 4} textAnchor="middle">
                {label.text}
              </text>
            </g>
          ))}
        </g>
      ))}
    </g>
  )
}

function Requests({ layout, spotlight, actions }: { layout: LifeLayout; spotlight: number; actions: StageActions }) {
  const { marks, axes, density } = layout
  const { container, item } = useRoving(marks.length)
  return (
    <g {...(actions.select && marks.length > 0 ? { ...container, 'aria-label': 'Requests' } : {})}>
      {marks.map((mark, i) => (
        <RequestStem
          key={mark.request} mark={mark} density={density} baseY={axes.y(0)} followed={mark.request === spotlight} actions={actions}
          roving={actions.select ? item(i) : {}}
        />
      ))}
    </g>
  )
}

/** The refresh goes up to the copy, behind the user's back. */
function RefreshLine({ mark: { refresh } }: { mark: RequestMark }) {
  if (!refresh) return null
  const { from: [ax, ay], to: [bx, by], state } = refresh
  return (
    <g className={styles.refresh} data-tone={state === 'failed' ? 'error' : 'stale'}>
      <line x1={ax} y1={ay - 6} x2={bx} y2={by} />
      {state === 'back' && <path d={`M${bx - 4} ${by + 6}L${bx} ${by - 1}l4 7`} />}
      {state === 'failed' && <path d={`M${bx - 3} ${by - 3}l6 6m0 -6l-6 6`} />}
    </g>
  )
}

interface StemProps {
  readonly mark: RequestMark
  readonly density: Density
  readonly baseY: number
  readonly followed: boolean
  readonly actions: StageActions
  readonly roving: object
}

/** Line of a mark that is not filled (on its grid of 12). */
const HOLLOW = 1.8
/** Side of a mark (px): what is no hit stands out. */
const SHAPE_SIZES = { full: { hit: 9.5, other: 12 }, medium: { hit: 9, other: 11.5 }, small: { hit: 7.5, other: 10.5 } }

function RequestStem({ mark, density, baseY, followed, actions: { select, selection }, roving }: StemProps) {
  const { request, x, y, shape, stoodIn, name, target, wait } = mark
  const { path, stroke = stoodIn ? HOLLOW : undefined } = OUTCOME_SHAPES[shape]
  const size = SHAPE_SIZES[density][shape === 'hit' ? 'hit' : 'other'] * (followed ? 1.25 : 1)
  const scale = size / 12
  const selected = selection?.kind === 'request' && selection.request === request
  return (
    <g
      className={styles.request}
      data-tone={shape}
      data-selected={selected || undefined}
      {...pressable(name, select && (() => select({ kind: 'request', request })))}
      {...roving}
    >
      <rect className={styles.target} {...target} />
      <line className={styles.stem} x1={x} x2={x} y1={baseY} y2={y} />
      <path
        className={stroke ? styles.outline : styles.shape}
        d={path}
        strokeWidth={stroke}
        transform={`translate(${x - 6 * scale} ${y - 6 * scale}) scale(${scale})`}
      />
      {selected && <circle className={styles.selected} cx={x} cy={y} r={size / 2 + 3} />}
      {wait && <text className={styles.wait} x={wait.x} y={wait.y + 4} textAnchor="middle" aria-hidden="true">{wait.text}</text>}
    </g>
  )
}
