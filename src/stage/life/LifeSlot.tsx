/**
 * A slot with room for the life of its copy: the ring, what the copy shows, its validator, and
 * what is left in words.
 */
import type { SlotFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import { validatorWords } from '../card/copyWords'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { Ring } from '../card/Ring'
import { slotTone } from '../card/slotTone'
import { fitting, monoWidth, shortKey, slotSentence, textWidth } from '../draw/text'
import { LifeBar } from './LifeBar'
import { isOld, lifeSlotWords } from './lifeSlotWords'
import styles from './LifeSlot.module.css'

export interface LifeSlotProps {
  readonly slot: SlotFrame
  readonly node: number
  readonly owner: string
  readonly index: number
  readonly box: Box
  readonly density: Density
  /** What the origin has now; empty where nobody says. */
  readonly current?: string
  /** What the whole bar of a life stands for (ms); 0 without bars. */
  readonly scaleMs?: number
  readonly actions: StageActions
}

/** From the middle of the slot: two lines of words, and the bar (px). */
const PLACES: Readonly<Record<Density, { lines: readonly [number, number]; bar: { y: number; height: number } }>> = {
  full: { lines: [-16, 5], bar: { y: 17, height: 9 } },
  medium: { lines: [-12, 5], bar: { y: 13, height: 7 } },
  small: { lines: [-6, 6], bar: { y: 10, height: 4 } },
}
const WORDS_SIZE = 12.5
const CONTENT_SIZE = 14
const MONO_SIZE = 11
const GAP = 9

export function LifeSlot({ slot, node, owner, index, box, density, current = '', scaleMs = 0, actions: { select, selection } }: LifeSlotProps) {
  const selected = selection?.kind === 'slot' && selection.node === node && selection.slot === index
  const radius = density === 'full' ? 22 : 14
  const x = 2 * radius + 22
  const middle = box.height / 2
  const room = box.width - x - 8
  const texts = textsOf(slot, room)
  const old = isOld(slot, current)
  const said = lifeSlotWords(slot, current)
  const words = fitting(said, room, WORDS_SIZE, 500) || said.at(-1)!
  const { lines, bar } = PLACES[density]
  return (
    <g
      className={styles.slot}
      transform={`translate(${box.x} ${box.y})`}
      data-tone={old ? 'stale' : slotTone(slot)}
      data-state={slot.state}
      data-selected={selected || undefined}
    >
      <g className={styles.press} {...pressable(slotSentence(owner, slot, said[0]!), select && (() => select({ kind: 'slot', node, slot: index })))}>
        <rect className={styles.ground} width={box.width} height={box.height} rx="5" />
      </g>
      <g className={styles.read} aria-hidden="true">
        <Ring slot={slot} old={old} x={radius + 9} y={middle} radius={radius} />
        <g transform={`translate(${x} ${middle})`}>
          <Copy texts={texts} room={room} old={old} y={lines[0]} />
          <text className={styles.words} y={lines[1]}>{words}</text>
          {slot.life && scaleMs > 0 && !slot.life.asksAlways && <LifeBar life={slot.life} scaleMs={scaleMs} width={room} {...bar} />}
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
  const path = key.replace(/^[A-Z]+ /, '')
  const space = room - keyX(content)
  const short = monoWidth(path, MONO_SIZE) <= space ? path : shortKey(key, MONO_SIZE, space)
  const validator = life ? validatorWords(life.validator) : ''
  const fits = monoWidth(validator, MONO_SIZE) <= room - keyX(content) - monoWidth(short, MONO_SIZE) - GAP
  return { content, key: short, validator: fits ? validator : '' }
}

function keyX(content: string): number {
  return content === '' ? 0 : textWidth(content, CONTENT_SIZE, 600) + GAP
}

function Copy({ texts: { content, key, validator }, room, old, y }: { texts: Texts; room: number; old: boolean; y: number }) {
  return (
    <>
      <text className={styles.content} data-old={old || undefined} y={y}>{content}</text>
      <text className={styles.key} x={keyX(content)} y={y}>{key}</text>
      {validator && <text className={styles.validator} x={room} y={y} textAnchor="end">{validator}</text>}
    </>
  )
}
