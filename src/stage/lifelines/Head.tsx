/**
 * The head of a lifeline: a node's name, and of a cache whether it has the file that this is about.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { Frame, SlotFrame } from '../../frame/types'
import type { StageActions } from '../actions'
import { Slot } from '../card/Slot'
import type { Density } from '../draw/density'
import { pressable } from '../draw/pressable'
import { shortKey, textWidth } from '../draw/text'
import type { Lifeline } from './lifelinesLayout'
import styles from './LifelinesPicture.module.css'

interface HeadProps {
  readonly lifeline: Lifeline
  readonly density: Density
  readonly frame: Frame
  /** "GET /logo.png" */
  readonly asked: string
  readonly actions: StageActions
}

/** What a cache has of a file, before its name. */
const HAS: Readonly<Record<SlotFrame['state'], string>> = { empty: 'no', filling: 'gets', fresh: 'has', stale: 'stale' }
const KEY_SIZE = 11
/** Room for a name that is not cut (px). */
const WHOLE = 1000

export function Head({ lifeline: { node, head }, density, frame, asked, actions }: HeadProps) {
  const state = frame.nodes[node.index]!
  const index = Math.max(0, state.slots.findIndex(({ key }) => key === asked))
  const slot = state.slots[index]
  const { send } = actions
  const press = NODE_KINDS[node.kind].asks ? pressable(`Send a request from ${node.name}`, send && (() => send(node.id))) : {}
  const small = density === 'small'
  const size = small ? 11.5 : 13
  const fits = textWidth(node.name, size, 600) <= head.width - 8
  const nameY = slot ? 16 : head.height / 2 + 4.5
  return (
    <g className={styles.head} data-kind={node.kind} data-lit={state.lit || undefined} transform={`translate(${head.x} ${head.y})`} {...press}>
      <rect className={styles.ground} width={head.width} height={head.height} rx="6" />
      <text
        className={styles.name}
        style={{ fontSize: size }}
        x={head.width / 2}
        y={nameY}
        textAnchor="middle"
        {...(fits ? {} : { textLength: head.width - 10, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {node.name}
      </text>
      {slot && <SlotRow slot={slot} index={index} lifeline={{ node, head }} small={small} actions={actions} />}
    </g>
  )
}

interface SlotRowProps {
  readonly slot: SlotFrame
  readonly index: number
  readonly lifeline: Pick<Lifeline, 'node' | 'head'>
  readonly small: boolean
  readonly actions: StageActions
}

/** A mark, a word where there is room, and the file's name: "no /video", "has /logo". */
function SlotRow({ slot, index, lifeline: { node, head }, small, actions }: SlotRowProps) {
  const mark = small ? 12 : 18
  const word = small ? '' : `${HAS[slot.state]} `
  const room = head.width - mark - 8 - textWidth(word, KEY_SIZE)
  const path = shortKey(slot.key, KEY_SIZE, WHOLE)
  const key = textWidth(path, KEY_SIZE) <= room ? path : shortKey(slot.key, KEY_SIZE, room)
  const width = mark + 4 + textWidth(word + key, KEY_SIZE)
  const x = (head.width - width) / 2
  const y = head.height - 20
  return (
    <>
      <Slot slot={slot} node={node.index} owner={node.name} index={index} box={{ x, y, width: mark, height: 13 }} actions={actions} />
      <text className={styles.file} x={x + mark + 4} y={y + 10.5} aria-hidden="true">{word}{key}</text>
    </>
  )
}
