/**
 * Several disks as SVG: users, a page for each disk, the origin. It draws what disksLayout computed and decides nothing.
 */
import type { PagesFrame } from '../../frame/pageFrame'
import type { Frame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { Box } from '../draw/geometry'
import { Links } from '../draw/Links'
import { pressable } from '../draw/pressable'
import { fitting, requestRate } from '../draw/text'
import { Legend, PAGE_LOOKS } from '../score/Legend'
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
      <Legend items={PAGE_LOOKS} {...legend} />
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
  const said = fitting(words, room - 20, 12, 600) || words.at(-1)!
  return (
    <g className={styles.actor} data-visits={visits || undefined} aria-hidden="true">
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      <text x={x + room / 2} y={y + height / 2 + 4} textAnchor="middle">{said}</text>
    </g>
  )
}

function Column({ column: { page, user }, narrow, frame, actions: { send } }: { column: DiskColumn; narrow: boolean; frame: Frame; actions: StageActions }) {
  const { head } = page
  const lit = user !== undefined && frame.nodes[user.index]!.lit
  return (
    <>
      <g className={styles.head} data-lit={lit || undefined} {...(user ? pressable(`Send a request from ${user.name}`, send && (() => send(user.id))) : {})}>
        <rect className={styles.target} x={head.x} y={head.y} width={head.width} height={head.height} rx="4" />
      </g>
      <Page page={page} narrow={narrow} />
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
