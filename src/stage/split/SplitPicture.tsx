/**
 * A split as SVG: dots by variant, the share of each row beside them, and one user's hash under them. It draws what splitLayout computed and
 * decides nothing but which user is read.
 */
import { memo, useState } from 'react'
import type { SplitAsker, SplitFrame } from '../../frame/splitFrame'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { ActorRow } from '../draw/ActorRow'
import { Links } from '../draw/Links'
import tints from '../draw/PlaceTints.module.css'
import { pressable } from '../draw/pressable'
import { tenth } from '../draw/rounded'
import { fitting, textWidth } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { SplitGrid } from './SplitGrid'
import { type SplitLayout, TEXT_SIZE } from './splitLayout'
import { askerName, hashTexts, rowsSentence, shares, wanted } from './splitWords'
import styles from './SplitPicture.module.css'

/** Rings of the first row stand out of the grid: its title is so far over it (px). */
const TITLE_OVER = 9

/** Of more who have asked, the latest are buttons; the others are opened in the grid. */
const MOST_BUTTONS = 60
/** So many rings do not hide the dots around them. */
const MOST_RINGS = 12

export function SplitPicture({ layout, frame, now, actions }: PictureProps<SplitFrame, SplitLayout>) {
  const { head, readout } = layout
  const [chosen, choose] = useState<number | null>(null)
  const read = chosen !== null && chosen < now.users ? chosen : (now.askers.at(-1)?.user ?? null)
  const share = fitting(shares(now), head.width - textWidth(wanted(now).at(-1)!, TEXT_SIZE + 1) - 14, 13, 600)
  const pick = (user: number): void => {
    choose(user)
    const asker = now.askers.find((one) => one.user === user)
    if (asker) actions.select?.({ kind: 'request', request: asker.request })
  }
  return (
    <g className={tints.tint} data-place="0">
      <Links frame={frame} geometry={layout.geometry} solid />
      <ActorRow actors={layout.actors} frame={frame} actions={actions} />
      <text className={styles.title} x={head.x} y={head.y}>{share}</text>
      <text className={styles.wanted} x={head.x + head.width} y={head.y} textAnchor="end">{fitting(wanted(now), head.width - textWidth(share, 13, 600) - 14, TEXT_SIZE + 1)}</text>
      <Dots layout={layout} />
      <ProfileBars layout={layout} now={now} />
      <g aria-hidden="true">
        <path className={styles.askedGround} d={ringsOf(now.askers, now, layout)} />
        <path className={styles.asked} d={ringsOf(now.askers, now, layout)} />
        {read !== null && <path className={styles.read} d={marksOf(read, now, layout)} />}
        {read !== null && <text className={styles.readout} x={readout.x} y={readout.y}>{fitting(hashTexts(now, read), readout.room, TEXT_SIZE + 1, 600)}</text>}
      </g>
      <Legend layout={layout} />
      {actions.select && <SplitGrid layout={layout} now={now} read={read ?? 0} pick={pick} />}
      <Targets layout={layout} now={now} actions={actions} pick={pick} />
    </g>
  )
}

/** It stands as long as the layout does. */
const Dots = memo(function Dots({ layout: { grid, cell, dots, dash, gridTitle } }: { readonly layout: SplitLayout }) {
  const place = `translate(${tenth(grid.x)} ${tenth(grid.y)}) scale(${cell.width} ${cell.height})`
  return (
    <g aria-hidden="true">
      <text className={styles.label} x={grid.x} y={grid.y - TITLE_OVER}>{gridTitle}</text>
      <path className={styles.a} transform={place} strokeWidth={dash.a} strokeDasharray={`${dash.a} ${1 - dash.a}`} strokeDashoffset={-(1 - dash.a) / 2} d={dots.a} />
      <path className={styles.b} transform={place} strokeWidth={dash.b} strokeDasharray={`${dash.b} ${1 - dash.b}`} strokeDashoffset={-(1 - dash.b) / 2} d={dots.b} />
    </g>
  )
})

function ProfileBars({ layout: { profile }, now }: { readonly layout: SplitLayout; readonly now: SplitFrame }) {
  const { x, y, width, height, title, rows, all, wantedX, bottom } = profile
  return (
    <g role="img" aria-label={rowsSentence(now)}>
      <text className={styles.label} x={x} y={y - TITLE_OVER}>{title}</text>
      <rect className={styles.ground} x={x} y={y} width={width} height={height} />
      <rect className={styles.ground} x={x} y={bottom - 9} width={width} height="8" />
      <path className={styles.bars} d={rows} />
      <path className={styles.bars} d={all} />
      {now.split && <line className={styles.line} x1={wantedX} x2={wantedX} y1={y - 2} y2={bottom + 1} />}
      <text className={styles.label} x={x - 5} y={bottom - 1} textAnchor="end">all</text>
    </g>
  )
}

function Legend({ layout: { legend, legendY } }: { readonly layout: SplitLayout }) {
  return legend.map(({ look, text, x }) => (
    <g key={look} aria-hidden="true">
      {look === 'asked' ? <circle className={styles.asked} cx={x + 5} cy={legendY - 4} r="4" /> : <rect className={styles.swatch} data-look={look} {...(look === 'A' ? { x: x + 3.5, y: legendY - 5.5, width: 3, height: 3 } : { x: x + 1, y: legendY - 8, width: 8, height: 8 })} />}
      <text className={styles.label} x={x + 14} y={legendY}>{text}</text>
    </g>
  ))
}

const centreOf = (user: number, { row }: SplitFrame, { grid, cell }: SplitLayout): readonly [x: number, y: number] =>
  [tenth(grid.x + ((user % row) + 0.5) * cell.width), tenth(grid.y + (Math.floor(user / row) + 0.5) * cell.height)]

const ringRadius = ({ cell }: SplitLayout): number => tenth(Math.max(4.5, Math.min(cell.width, cell.height) * 0.72))

/** Around each user who has asked; where dots are too small for rings, around all that stand beside each other in a row. */
function ringsOf(askers: readonly SplitAsker[], now: SplitFrame, layout: SplitLayout): string {
  const r = ringRadius(layout)
  if (askers.length > MOST_RINGS && 2 * r > layout.cell.width) return framesOf(askers, now, layout)
  return askers.map(({ user }) => {
    const [x, y] = centreOf(user, now, layout)
    return `M${tenth(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
  }).join('')
}

function framesOf(askers: readonly SplitAsker[], now: SplitFrame, { grid, cell }: SplitLayout): string {
  const users = askers.map(({ user }) => user).toSorted((a, b) => a - b)
  const isFirst = (user: number, k: number): boolean => k === 0 || users[k - 1] !== user - 1 || user % now.row === 0
  const starts = users.flatMap((user, k) => (isFirst(user, k) ? [k] : []))
  return starts.map((start, n) => {
    const [first, last] = [users[start]!, users[(starts[n + 1] ?? users.length) - 1]!]
    const [x, y] = [grid.x + (first % now.row) * cell.width, grid.y + Math.floor(first / now.row) * cell.height]
    return `M${tenth(x - 1)} ${tenth(y)}h${tenth((last - first + 1) * cell.width + 2)}v${tenth(cell.height)}H${tenth(x - 1)}z`
  }).join('')
}

/** Marks left and right of a user. */
function marksOf(user: number, now: SplitFrame, layout: SplitLayout): string {
  const [x, y] = centreOf(user, now, layout)
  const r = ringRadius(layout) + 2
  return `M${tenth(x - r)} ${y}l-5 -3.5v7zM${tenth(x + r)} ${y}l5 -3.5v7z`
}

interface TargetsProps {
  readonly layout: SplitLayout
  readonly now: SplitFrame
  readonly actions: StageActions
  readonly pick: (user: number) => void
}

function Targets({ layout, now, actions: { select, selection }, pick }: TargetsProps) {
  const open = now.askers.slice(-MOST_BUTTONS)
  const { container, item } = useRoving(open.length)
  if (!select || open.length === 0) return null
  return (
    <g {...container} aria-label="Users who have asked">
      {open.map((asker, i) => {
        const [cx, cy] = centreOf(asker.user, now, layout)
        return (
          <g key={asker.user} className={styles.target} {...pressable(askerName(now, asker), () => pick(asker.user))} {...item(i)} data-selected={(selection?.kind === 'request' && selection.request === asker.request) || undefined}>
            <circle cx={cx} cy={cy} r={ringRadius(layout) + 2} />
          </g>
        )
      })}
    </g>
  )
}
