/**
 * A POP as SVG: users, the ring with the origin in its middle, servers as a table, and the page of all disks. It draws what
 * ringLayout computed and decides nothing.
 */
import type { PopFrame } from '../../frame/popFrame'
import type { Frame } from '../../frame/types'
import { Links } from '../draw/Links'
import { pressable } from '../draw/pressable'
import { requestRate } from '../draw/text'
import { formatCount } from '../../words/format'
import { Legend, PAGE_LOOKS, RING_LOOKS } from '../score/Legend'
import { Page } from '../score/Page'
import type { PictureProps } from '../viewModule'
import { LENGTH } from './ringArcs'
import { type Dots, LEGEND_LINE, type RingLayout, type ServerTable, type Track } from './ringLayout'
import styles from './RingPicture.module.css'

export function RingPicture({ layout, frame, actions: { send } }: PictureProps<PopFrame, RingLayout>) {
  const { user, tracks, dots, spokes, moved, table, page, legend, density } = layout
  return (
    <>
      <g aria-hidden="true">
        {tracks.map((track) => <TrackMark key={track.letter} track={track} />)}
        {dots.map((one) => <DotMarks key={one.size} dots={one} />)}
        <path className={styles.spokes} d={spokes} />
      </g>
      <Links frame={frame} geometry={layout.geometry} solid />
      <Origin layout={layout} frame={frame} />
      {user && (
        <g className={styles.users} data-lit={frame.nodes[user.node.index]!.lit || undefined} {...pressable(`Send a request from users in ${user.node.name}`, send && (() => send(user.node.id)))}>
          <rect x={user.box.x} y={user.box.y} width={user.box.width} height={user.box.height} rx={user.box.height / 2} />
          <text x={user.box.x + user.box.width / 2} y={user.box.y + user.box.height / 2 + 4} textAnchor="middle" aria-hidden="true">{user.words}</text>
        </g>
      )}
      <Moved moved={moved} />
      {table && <Table table={table} />}
      <Page page={page} narrow={density === 'small'} />
      <Legend items={RING_LOOKS} {...legend} y={legend.y - LEGEND_LINE} />
      <Legend items={PAGE_LOOKS} {...legend} />
    </>
  )
}

function Moved({ moved: { text, figures, x, y } }: { moved: RingLayout['moved'] }) {
  if (figures.length === 0) return text && <text className={styles.moved} x={x} y={y}>{text}</text>
  return figures.map((figure, k) => (
    <g key={figure.words} className={styles.figure} data-other={k > 0 || undefined}>
      <text className={styles.value} x={figure.x} y={y - 20}>{figure.value}</text>
      <text className={styles.tick} x={figure.x} y={y - 3}>{figure.words}</text>
    </g>
  ))
}

function TrackMark({ track: { letter, health, path, width, own, inherited, label } }: { track: Track }) {
  return (
    <g data-health={health} className={styles.track}>
      <path className={styles.ground} d={path} strokeWidth={width} />
      <path className={styles.own} d={path} strokeWidth={width} pathLength={LENGTH} strokeDasharray={own} />
      <path className={styles.inherited} d={path} strokeWidth={width} pathLength={LENGTH} strokeDasharray={inherited} />
      {label && <text className={styles.number} x={label.x} y={label.y} textAnchor="middle">{letter}</text>}
    </g>
  )
}

function DotMarks({ dots: { size, sought, unsought, lacking } }: { dots: Dots }) {
  return (
    <g className={styles.dots}>
      <path className={styles.rim} d={lacking} strokeWidth={size} />
      <path className={styles.hole} d={lacking} strokeWidth={Math.max(0.6, size - 1.6)} />
      <path className={styles.unsought} d={unsought} strokeWidth={size * 0.8} />
      <path className={styles.sought} d={sought} strokeWidth={size} />
    </g>
  )
}

function Origin({ layout: { centre: [x, y], originRadius, originNode, density }, frame }: { layout: RingLayout; frame: Frame }) {
  if (!originNode) return null
  const rate = requestRate(frame.origin)
  return (
    <g className={styles.origin} role="img" aria-label={`Origin ${originNode.name}: ${rate}`}>
      <circle cx={x} cy={y} r={originRadius} />
      {density === 'small' ? (
        <text className={styles.rate} x={x} y={y + 4} textAnchor="middle">{`${formatCount(frame.origin.rps)}/s`}</text>
      ) : (
        <>
          <text className={styles.name} x={x} y={y - 1} textAnchor="middle">Origin</text>
          <text className={styles.rate} x={x} y={y + 13} textAnchor="middle">{`${formatCount(frame.origin.rps)}/s`}</text>
        </>
      )}
    </g>
  )
}

function Table({ table: { x, headY, noteX, rows, columns } }: { table: ServerTable }) {
  return (
    <g aria-hidden="true">
      <text className={styles.tick} x={x} y={headY}>Server</text>
      {columns.map((column) => <text key={column.head} className={styles.tick} x={column.x} y={headY} textAnchor="end">{column.head}</text>)}
      {rows.map(({ letter, health, note, y }, k) => (
        <g key={letter} className={styles.row} data-health={health}>
          <text className={styles.number} x={x} y={y}>{letter}</text>
          <text className={styles.cell} x={noteX} y={y}>{note}</text>
          {columns.map(({ head, x: end, cells }) => <text key={head} className={styles.cell} x={end} y={y} textAnchor="end">{cells[k]}</text>)}
        </g>
      ))}
    </g>
  )
}
