/**
 * Several disks as SVG: users, a page for each disk, the origin. It draws what disksLayout computed and decides nothing.
 */
import type { PagesFrame } from '../../frame/pageFrame'
import type { Frame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { Box } from '../draw/geometry'
import { Links } from '../draw/Links'
import { pressable } from '../draw/pressable'
import { requestRate, textWidth } from '../draw/text'
import { Legend } from '../score/Legend'
import { Page } from '../score/Page'
import type { PictureProps } from '../viewModule'
import type { DiskColumn, DisksLayout } from './disksLayout'
import styles from './DisksPicture.module.css'

export function DisksPicture({ layout, frame, actions }: PictureProps<PagesFrame, DisksLayout>) {
  const { columns, users, usersRoom, crawler, origin, originNode, legend, gutter, density, geometry } = layout
  return (
    <>
      <Links frame={frame} geometry={geometry} solid />
      <Actor box={users} room={usersRoom} words={['Users: the same requests to every disk', 'Users: the same to all', 'Users']} />
      {crawler && <Actor box={crawler} room={crawler.width} words={['and a crawler', 'crawler']} visits />}
      {columns.map((column) => <Column key={column.page.title} column={column} narrow={density === 'small'} frame={frame} actions={actions} />)}
      {density !== 'small' && <RowWords {...gutter} />}
      {originNode && <Origin box={origin} name={originNode.name} frame={frame} />}
      <Legend {...legend} />
    </>
  )
}

interface ActorProps {
  readonly box: Box
  /** Of its width, for the words. */
  readonly room: number
  readonly words: readonly string[]
  readonly visits?: boolean
}

function Actor({ box: { x, y, width, height }, room, words, visits = false }: ActorProps) {
  const said = words.find((one) => textWidth(one, 12, 600) <= room - 20) ?? words.at(-1)!
  return (
    <g className={styles.actor} data-visits={visits || undefined} aria-hidden="true">
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      <text x={x + room / 2} y={y + height / 2 + 4} textAnchor="middle">{said}</text>
    </g>
  )
}

function Column({ column: { page, head, nowX, zeroX, marks, ticks, user }, narrow, frame, actions: { send } }: { column: DiskColumn; narrow: boolean; frame: Frame; actions: StageActions }) {
  const lit = user !== undefined && frame.nodes[user.index]!.lit
  return (
    <>
      <g className={styles.head} data-lit={lit || undefined} {...(user ? pressable(`Send a request from ${user.name}`, send && (() => send(user.id))) : {})}>
        <rect className={styles.target} x={head.x} y={head.y} width={head.width} height={head.height} rx="4" />
      </g>
      <g className={styles.words} data-narrow={narrow || undefined} aria-hidden="true">
        <text className={styles.title} x={head.x + 2} y={head.y + head.height - 7}>{page.title}</text>
        <text className={styles.share} x={head.x + head.width - 2} y={head.y + head.height - 7} textAnchor="end">{page.share}</text>
      </g>
      <Page page={page} marks={marks} nowX={nowX} zeroX={zeroX} />
      <g aria-hidden="true">
        {ticks.map(({ at, text }, k) => (
          <text key={text} className={styles.tick} x={at} y={page.strip.y + page.strip.height + 12} textAnchor={k === 0 ? 'start' : at > page.box.x + page.box.width - 12 ? 'end' : 'middle'}>{text}</text>
        ))}
      </g>
    </>
  )
}

function RowWords({ x, top, bottom }: DisksLayout['gutter']) {
  return (
    <g aria-hidden="true">
      <text className={styles.rows} transform={`translate(${x} ${top}) rotate(-90)`} textAnchor="end">the favourite</text>
      <text className={styles.rows} transform={`translate(${x} ${bottom}) rotate(-90)`}>hardly asked for</text>
    </g>
  )
}

function Origin({ box: { x, y, width, height }, name, frame }: { box: Box; name: string; frame: Frame }) {
  const rate = requestRate(frame.origin)
  return (
    <g className={styles.origin} role="img" aria-label={`Origin ${name}: ${rate}`}>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text className={styles.originName} x={x + 12} y={y + height / 2 + 4}>{`Origin ${name}`}</text>
      <text className={styles.originRate} x={x + width - 12} y={y + height / 2 + 4} textAnchor="end">{rate}</text>
    </g>
  )
}
