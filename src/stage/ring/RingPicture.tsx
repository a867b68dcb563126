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
import { Legend } from '../score/Legend'
import { Page } from '../score/Page'
import type { PictureProps } from '../viewModule'
import { LENGTH } from './ringArcs'
import type { Dots, RingLayout, Track } from './ringLayout'
import styles from './RingPicture.module.css'

export function RingPicture({ layout, frame, actions: { send } }: PictureProps<PopFrame, RingLayout>) {
  const { user, tracks, dots, spokes, moved, table, page, head, marks, ticks, nowX, zeroX, legend } = layout
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
      <g aria-hidden="true">
        <text className={styles.title} x={head.x + 2} y={head.y + head.height - 8}>All disks together</text>
        <text className={styles.share} x={head.x + head.width - 2} y={head.y + head.height - 8} textAnchor="end">{page.share}</text>
        {ticks.map(({ at, text }, k) => (
          <text key={text} className={styles.tick} x={at} y={page.strip.y + page.strip.height + 12} textAnchor={k === 0 ? 'start' : at > page.box.x + page.box.width - 12 ? 'end' : 'middle'}>{text}</text>
        ))}
      </g>
      <Page page={page} marks={marks} nowX={nowX} zeroX={zeroX} />
      <Legend {...legend} />
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

function Table({ table: { box, heads, rows, columns } }: { table: NonNullable<RingLayout['table']> }) {
  return (
    <g aria-hidden="true">
      {heads.map((text, k) => (
        <text key={text} className={styles.tick} x={box.x + columns[k]!} y={box.y + 11} textAnchor={k === 0 ? 'start' : 'end'}>{text}</text>
      ))}
      {rows.map(({ letter, health, cells }, k) => (
        <g key={letter} className={styles.row} data-health={health} transform={`translate(${box.x} ${box.y + 28 + k * 17})`}>
          <text className={styles.number}>{letter}</text>
          {cells.map((text, i) => (
            <text key={i} className={styles.cell} x={i === 0 ? 16 : columns[i]!} textAnchor={i === 0 ? 'start' : 'end'}>{text}</text>
          ))}
        </g>
      ))}
    </g>
  )
}
