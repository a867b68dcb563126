/**
 * One cache slot: empty (dashed, grey), filling (dashed), fresh (tick), stale (hatched). The
 * state is told by line, pattern and word, and only then by colour.
 */
import type { ComponentType } from 'react'
import type { SlotFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { HATCH } from './Hatch'
import { slotTone } from './slotTone'
import { monoWidth, shortKey, slotSentence } from '../draw/text'
import styles from './Slot.module.css'

export interface SlotProps {
  readonly slot: SlotFrame
  readonly node: number
  /** The name of the cache that it is in. */
  readonly owner: string
  readonly index: number
  readonly box: Box
  readonly actions: StageActions
  /** How copies with a life are shown; in pictures without them, not at all. */
  readonly copyMark?: CopyMark | undefined
}

/** What a slot needs to show the life of its copy (ringMark.tsx). */
export interface CopyMark {
  readonly Mark: ComponentType<Pick<SlotProps, 'slot' | 'box'>>
  readonly words: (slot: SlotFrame) => string
}

export const KEY_SIZE = 11
const MIN_TARGET = 24
/** Below this width there is room for a mark only. */
export const WORDS_FROM = 56

export function Slot({ slot, node, owner, index, box, actions, copyMark }: SlotProps) {
  const { selection, select } = actions
  const selected = selection?.kind === 'slot' && selection.node === node && selection.slot === index
  const targetWidth = Math.max(MIN_TARGET, box.width)
  const targetHeight = Math.max(MIN_TARGET, box.height)
  return (
    <g
      className={styles.slot}
      data-tone={slotTone(slot)}
      data-state={slot.state}
      data-selected={selected || undefined}
      {...pressable(slotSentence(owner, slot, copyMark?.words(slot)), select && (() => select({ kind: 'slot', node, slot: index })))}
    >
      {select && (
        <rect
          className={styles.target}
          x={box.x + (box.width - targetWidth) / 2}
          y={box.y + (box.height - targetHeight) / 2}
          width={targetWidth}
          height={targetHeight}
        />
      )}
      <rect className={styles.ground} x={box.x} y={box.y} width={box.width} height={box.height} rx="3" />
      {slot.state === 'stale' && (
        <rect className={styles.hatch} x={box.x} y={box.y} width={box.width} height={box.height} rx="3" fill={`url(#${HATCH})`} />
      )}
      {copyMark && slot.life && slot.state !== 'filling' ? <copyMark.Mark slot={slot} box={box} /> : <SlotMark slot={slot} box={box} />}
    </g>
  )
}

function SlotMark({ slot, box }: { slot: SlotFrame; box: Box }) {
  const words = box.width >= WORDS_FROM
  const middle = box.y + box.height / 2
  const centre = box.x + box.width / 2
  if (slot.state === 'fresh') {
    const room = box.width - 26
    const key = words ? shortKey(slot.key, KEY_SIZE, room) : ''
    const left = key ? box.x + 6 : centre - 5
    return (
      <>
        <path className={styles.tick} d={`M${left} ${middle}l3.6 3.8 6.8-7.6`} />
        {key && <text className={styles.key} x={left + 14} y={middle + 3.8}>{key}</text>}
      </>
    )
  }
  if (!words) return null
  const word = slot.state === 'stale' ? shortKey(slot.key, KEY_SIZE, box.width - 8) : slot.state
  const width = monoWidth(word, KEY_SIZE)
  return (
    <text className={styles.key} x={centre} y={middle + 3.8} textAnchor="middle" data-long={width > box.width || undefined}>
      {word}
    </text>
  )
}
