/**
 * Cards that collect stamps, as SVG: heads of the stations, a card for each request with what each of them decided, and what the marks mean. It
 * draws what stampsLayout.ts computed and decides nothing.
 */
import type { CSSProperties } from 'react'
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { StampCell, StampMark, StampRow, StampsFrame } from '../../frame/stampsFrame'
import type { Frame } from '../../frame/types'
import { useRoving } from '../../ui/useRoving'
import { formatMs } from '../../words/format'
import type { StageActions } from '../actions'
import { Links } from '../draw/Links'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { fitting, monoWidth, textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { LEGEND_SIZE, markLook } from './stampMarks'
import { HEAD_SIZE, type StampsHead, type StampsLayout } from './stampsLayout'
import { rowSentence } from './stampsWords'
import styles from './StampsPicture.module.css'

const WORD_SIZE = 11
/** From a row's middle to that of its marks, and to the words under them (px). */
const [MARK_UP, WORD_DOWN] = [6, 11]

export function StampsPicture({ layout, frame, now, actions }: PictureProps<StampsFrame, StampsLayout>) {
  const { pop, heads, rows, first, legend, legendY, earlier, backX } = layout
  const shown = rows.map((box, i) => ({ box, row: now.rows[first + i]! }))
  const { container, item } = useRoving(shown.length)
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      {pop && <rect className={styles.pop} {...pop.box} rx="8" />}
      {pop && <text className={styles.small} x={pop.textX} y={pop.textY}>{pop.text}</text>}
      {heads.map((head) => <Head key={head.key} head={head} frame={frame} actions={actions} />)}
      <g {...(actions.select ? { ...container, 'aria-label': 'Requests' } : {})}>
        {shown.map(({ box, row }, i) => <Card key={row.key} row={row} box={box} layout={layout} actions={actions} stations={now.stations} roving={actions.select && row.state !== 'to come' ? item(i) : {}} />)}
      </g>
      <g aria-hidden="true">
        {legend.map(({ mark, text, x }) => (
          <g key={mark}>
            <MarkShape mark={mark} x={x} y={legendY - 9} />
            <text className={styles.small} x={x + 14} y={legendY} fontSize={LEGEND_SIZE}>{text}</text>
          </g>
        ))}
        {earlier && <text className={styles.small} x={backX} y={legendY} textAnchor="end">{earlier}</text>}
      </g>
    </>
  )
}

/** Pressing users sends a request from them. */
function Head({ head: { node, box, text }, frame, actions: { send } }: { readonly head: StampsHead; readonly frame: Frame; readonly actions: StageActions }) {
  const asks = node && NODE_KINDS[node.kind].asks
  const press = asks && send ? pressable(`Send a request from users ${node.name}`, () => send(node.id)) : {}
  return (
    <g className={styles.head} data-kind={asks ? 'users' : node ? 'origin' : 'station'} data-lit={(node && frame.nodes[node.index]!.lit) || undefined} {...press}>
      <rect className={styles.headGround} {...box} rx="5" />
      <text className={styles.headWord} x={box.x + box.width / 2} y={box.y + box.height / 2 + 4} fontSize={HEAD_SIZE} textAnchor="middle">{text}</text>
    </g>
  )
}

interface CardProps {
  readonly row: StampRow
  readonly box: Box
  readonly layout: StampsLayout
  readonly actions: StageActions
  readonly stations: StampsFrame['stations']
  readonly roving: object
}

function Card({ row, box, layout, actions: { select, selection }, stations, roving }: CardProps) {
  const { columns, pitch, nameX, nameRoom, backX, backRoom, scale } = layout
  const { request, state, reached, turned, cells, back, isPart } = row
  const y = box.y + box.height / 2
  const lineY = y - MARK_UP * scale
  const press = select && state !== 'to come' ? pressable(rowSentence(row, stations), () => select({ kind: 'request', request })) : null
  const selected = selection?.kind === 'request' && selection.request === request
  const stops = [nameX + nameRoom - 6, ...columns, backX - backRoom + 8]
  const x = between(stops, reached)
  return (
    <g
      className={styles.card} data-state={state.replace(' ', '-')} data-part={isPart || undefined} data-leak={(back !== null && back.leakedFrom !== '') || undefined}
      data-selected={selected || undefined} style={{ '--scale': scale } as CSSProperties}
    >
      <rect className={styles.ground} x={box.x + (isPart ? 12 : 0)} y={box.y} width={box.width - (isPart ? 12 : 0)} height={box.height} rx="5" />
      <g aria-hidden="true">
        <line className={styles.way} x1={stops[0]} x2={stops.at(-1)} y1={lineY} y2={lineY} />
        {reached > 0 && <line className={styles.went} x1={stops[0]} x2={between(stops, turned ?? reached)} y1={lineY} y2={lineY} />}
        {state === 'open' && <circle className={styles.here} cx={x} cy={lineY} r={3.5 * scale} />}
        <Name row={row} x={nameX + (isPart ? 20 : 7)} y={y} room={nameRoom - (isPart ? 26 : 13)} scale={scale} />
        {cells.map((cell, i) => cell && <Stamp key={i} cell={cell} x={columns[i]!} y={y} room={pitch - 3} scale={scale} />)}
        {back && <Back back={back} layout={layout} y={y} />}
      </g>
      {press && <rect className={styles.target} {...box} {...press} {...roving} />}
    </g>
  )
}

/** Where somebody is who has come to a stop, with a share of the way to the next. */
function between(stops: readonly number[], reached: number): number {
  const at = Math.min(stops.length - 1, Math.floor(reached))
  return stops[at]! + ((stops[at + 1] ?? stops[at]!) - stops[at]!) * (reached - at)
}

interface NameProps {
  readonly row: StampRow
  readonly x: number
  readonly y: number
  readonly room: number
  readonly scale: number
}

function Name({ row: { who, country, asks, isPart }, x, y, room, scale }: NameProps) {
  const url = monoWidth(asks, WORD_SIZE * scale) <= room ? asks : asks.replace(/^[A-Z]+ |\?.*$/g, (found) => (found.startsWith('?') ? '?…' : ''))
  if (isPart) return <text className={styles.url} x={x} y={y + 4 * scale}>{url}</text>
  const land = country && textWidth(`${who} ${country}`, 12.5 * scale, 600) <= room ? country : ''
  return (
    <>
      <text className={styles.who} x={x} y={y - 2 * scale}>
        {who}
        {land && <tspan className={styles.land} dx="5">{land}</tspan>}
      </text>
      <text className={styles.url} x={x} y={y + WORD_DOWN * scale}>{url}</text>
    </>
  )
}

function Stamp({ cell: { mark, words }, x, y, room, scale }: { readonly cell: StampCell; readonly x: number; readonly y: number; readonly room: number; readonly scale: number }) {
  return (
    <g data-tone={markLook(mark).tone}>
      <circle className={styles.under} cx={x} cy={y - MARK_UP * scale} r={8 * scale} />
      <MarkShape mark={mark} x={x - 6 * scale} y={y - (MARK_UP + 6) * scale} scale={scale} />
      <text className={styles.word} x={x} y={y + WORD_DOWN * scale} textAnchor="middle">{fitting(words, room, WORD_SIZE * scale) || words.at(-1)}</text>
    </g>
  )
}

function MarkShape({ mark, x, y, scale = 1 }: { readonly mark: StampMark; readonly x: number; readonly y: number; readonly scale?: number }) {
  const { path, stroke, tone } = markLook(mark)
  return <path className={stroke ? styles.markLine : styles.mark} data-tone={tone} d={path} strokeWidth={stroke} transform={`translate(${x} ${y}) scale(${scale})`} />
}

function Back({ back: { words, failed, waitMs }, layout: { backX, backRoom, scale }, y }: { readonly back: NonNullable<StampRow['back']>; readonly layout: StampsLayout; readonly y: number }) {
  return (
    <>
      <text className={styles.back} data-failed={failed || undefined} x={backX - 7} y={y - 2 * scale} textAnchor="end">{fitting(words, backRoom - 16, 12 * scale, 600) || words.at(-1)}</text>
      <text className={styles.wait} x={backX - 7} y={y + WORD_DOWN * scale} textAnchor="end">{formatMs(waitMs)}</text>
    </>
  )
}
