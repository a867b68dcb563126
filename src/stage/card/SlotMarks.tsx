/**
 * Several slots in little room: a mark each, without words; a bar that says how many of them are
 * full where there is no room for marks. Full is solid, stale is hatched, empty is an outline.
 */
import { memo } from 'react'
import type { SlotFrame } from '../../frame/types'
import type { Box } from '../draw/geometry'
import { HATCH } from './Hatch'
import { slotTone } from './slotTone'
import styles from './SlotMarks.module.css'

export interface SlotMarksProps {
  readonly slots: readonly SlotFrame[]
  readonly box: Box
}

/** A mark that is smaller could not be told from its neighbour (px). */
const LEAST_SIDE = 4
const GAP = 1.5

/** Drawn anew when one of the marks has changed: the age of a copy, which always changes, is not on them. */
export const SlotMarks = memo(function SlotMarks({ slots, box }: SlotMarksProps) {
  const columns = columnsFor(slots.length, box)
  const rows = Math.ceil(slots.length / columns)
  const width = (box.width - (columns - 1) * GAP) / columns
  const height = (box.height - (rows - 1) * GAP) / rows
  if (Math.min(width, height) < LEAST_SIDE) return <FullBar slots={slots} box={box} />
  return (
    <g aria-hidden="true">
      {slots.map((slot, i) => (
        <Mark
          key={i}
          slot={slot}
          box={{ x: box.x + (i % columns) * (width + GAP), y: box.y + Math.floor(i / columns) * (height + GAP), width, height }}
        />
      ))}
    </g>
  )
}, isSame)

function isSame(before: SlotMarksProps, after: SlotMarksProps): boolean {
  return before.box === after.box && before.slots.length === after.slots.length && before.slots.every((slot, i) => sameMark(slot, after.slots[i]!))
}

function sameMark(a: SlotFrame, b: SlotFrame): boolean {
  return a.key === b.key && a.state === b.state && slotTone(a) === slotTone(b)
}

/** As many columns as make the marks nearly square. */
function columnsFor(count: number, { width, height }: Box): number {
  return Math.min(count, Math.max(1, Math.round(Math.sqrt((count * width) / height))))
}

function Mark({ slot, box }: { readonly slot: SlotFrame; readonly box: Box }) {
  return (
    <g data-tone={slotTone(slot)} data-state={slot.state} className={styles.mark}>
      <rect className={styles.ground} {...box} rx="1" />
      {slot.state === 'stale' && <rect {...box} rx="1" fill={`url(#${HATCH})`} />}
    </g>
  )
}

function FullBar({ slots, box }: SlotMarksProps) {
  const height = (box.height * slots.filter(({ state }) => state === 'fresh' || state === 'stale').length) / slots.length
  return (
    <g aria-hidden="true" data-tone="hit" className={styles.mark}>
      <rect className={styles.ground} x={box.x} y={box.y + box.height - height} width={box.width} height={height} rx="1" />
    </g>
  )
}
