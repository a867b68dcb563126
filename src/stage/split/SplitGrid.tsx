/**
 * The grid as one control: a press reads the user under it, Up and Down go from user to user, Page Up and Page Down from row to row. A
 * button for every dot would be ten thousand of them.
 */
import type { KeyboardEvent, MouseEvent } from 'react'
import type { SplitFrame } from '../../frame/splitFrame'
import { clamp } from '../draw/clamp'
import type { SplitLayout } from './splitLayout'
import { hashTexts } from './splitWords'
import styles from './SplitPicture.module.css'

export interface SplitGridProps {
  readonly layout: SplitLayout
  readonly now: SplitFrame
  /** The user who is read. */
  readonly read: number
  readonly pick: (user: number) => void
}

export function SplitGrid({ layout: { grid, cell }, now, read, pick }: SplitGridProps) {
  const moves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -now.row, PageDown: now.row }
  const onKeyDown = (event: KeyboardEvent<SVGRectElement>): void => {
    const move = moves[event.key]
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    pick(clamp(read + move, 0, now.users - 1))
  }
  const onClick = (event: MouseEvent<SVGRectElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [((event.clientX - box.x) / box.width) * now.row, ((event.clientY - box.y) / box.height) * now.rows.length]
    const user = Math.floor(clamp(y, 0, now.rows.length - 1)) * now.row + Math.floor(clamp(x, 0, now.row - 1))
    if (user < now.users) pick(user)
  }
  return (
    <rect
      className={styles.grid} x={grid.x} y={grid.y} width={cell.width * now.row} height={cell.height * now.rows.length}
      role="slider" aria-orientation="vertical" tabIndex={0} aria-label="User whose variant is read" aria-valuemin={1} aria-valuemax={now.users} aria-valuenow={read + 1} aria-valuetext={hashTexts(now, read)[0]}
      onKeyDown={onKeyDown} onClick={onClick}
    />
  )
}
