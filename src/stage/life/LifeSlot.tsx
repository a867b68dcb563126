/**
 * A slot with room for the life of its copy: the ring, what the copy shows, its validator, and
 * what is left in words.
 */
import type { SlotFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import { copyWords, validatorWords } from '../card/copyWords'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { Ring } from '../card/Ring'
import { slotTone } from '../card/slotTone'
import { monoWidth, shortKey, slotSentence, textWidth } from '../draw/text'
import styles from './LifeSlot.module.css'

export interface LifeSlotProps {
  readonly slot: SlotFrame
  readonly node: number
  readonly owner: string
  readonly index: number
  readonly box: Box
  readonly density: Density
  readonly actions: StageActions
}

const CONTENT_SIZE = 14
const MONO_SIZE = 11
const GAP = 9

export function LifeSlot({ slot, node, owner, index, box, density, actions: { select, selection } }: LifeSlotProps) {
  const selected = selection?.kind === 'slot' && selection.node === node && selection.slot === index
  const radius = density === 'full' ? 22 : 14
  const x = 2 * radius + 22
  const middle = box.height / 2
  const room = box.width - x - 8
  const texts = textsOf(slot, room)
  const words = copyWords(slot)
  return (
    <g
      className={styles.slot}
      transform={`translate(${box.x} ${box.y})`}
      data-tone={slotTone(slot)}
      data-state={slot.state}
      data-selected={selected || undefined}
    >
      <g className={styles.press} {...pressable(slotSentence(owner, slot, words), select && (() => select({ kind: 'slot', node, slot: index })))}>
        <rect className={styles.ground} width={box.width} height={box.height} rx="5" />
      </g>
      <g className={styles.read} aria-hidden="true">
        <Ring slot={slot} x={radius + 9} y={middle} radius={radius} />
        <g transform={`translate(${x} ${middle})`}>
          <Copy texts={texts} room={room} />
          <text className={styles.words} y="14">{words}</text>
        </g>
      </g>
    </g>
  )
}

interface Texts {
  readonly content: string
  readonly key: string
  /** Empty where there is no room for it. */
  readonly validator: string
}

/** What it shows, its key, and the validator where there is room. */
function textsOf({ key, life }: SlotFrame, room: number): Texts {
  const content = life?.content ?? ''
  const short = shortKey(key, MONO_SIZE, room - keyX(content))
  const validator = life ? validatorWords(life.validator) : ''
  const fits = monoWidth(validator, MONO_SIZE) <= room - keyX(content) - monoWidth(short, MONO_SIZE) - GAP
  return { content, key: short, validator: fits ? validator : '' }
}

function keyX(content: string): number {
  return content === '' ? 0 : textWidth(content, CONTENT_SIZE, 600) + GAP
}

function Copy({ texts: { content, key, validator }, room }: { texts: Texts; room: number }) {
  return (
    <>
      <text className={styles.content} y="-4.5">{content}</text>
      <text className={styles.key} x={keyX(content)} y="-4.5">{key}</text>
      {validator && <text className={styles.validator} x={room} y="-4.5" textAnchor="end">{validator}</text>}
    </>
  )
}
