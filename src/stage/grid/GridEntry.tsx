/**
 * One entry of a grid: what its key says, what it shows, how often it was used, and how often
 * what it showed was wrong. Line, mark and word tell its state; a tile has only the mark.
 */
import type { GridCell } from '../../frame/gridFrame'
import type { SlotFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import type { StageActions } from '../actions'
import { CARD_SIDES, CELL_LINE, type CellForm, type PlacedCell, SANS, TAG_LINE } from './cellForms'
import type { Box } from '../draw/geometry'
import { FLAG } from './flag'
import { cellSentence, clipped, usedCount } from './gridWords'
import { HATCH } from '../card/Hatch'
import { slotTone } from '../card/slotTone'
import { pressable } from '../draw/pressable'
import { plural, textWidth } from '../draw/text'
import styles from './GridEntry.module.css'

export interface GridEntryProps {
  readonly cell: GridCell
  readonly slot: SlotFrame
  readonly owner: NodeInfo
  readonly form: CellForm['form']
  readonly placed: PlacedCell
  readonly actions: StageActions
  /** Makes it one of a row of buttons with one tab stop. */
  readonly roving: Readonly<Record<string, unknown>>
}

const MIN_TARGET = 24
/** From this side on a tile has a mark. */
const MARK_FROM = 16

export function GridEntry({ cell, slot, owner, form, placed, actions, roving }: GridEntryProps) {
  const { box } = placed
  const { selection, select } = actions
  const selected = selection?.kind === 'slot' && selection.node === owner.index && selection.slot === cell.slot
  const press = select && box.width >= MIN_TARGET && box.height >= MIN_TARGET ? () => select({ kind: 'slot', node: owner.index, slot: cell.slot }) : undefined
  const name = cellSentence(owner.name, cell, slot)
  return (
    <g
      className={styles.entry}
      transform={`translate(${box.x} ${box.y})`}
      data-tone={cell.wrong > 0 || cell.forged ? 'error' : slotTone(slot)}
      data-state={slot.state}
      data-lit={cell.lit || undefined}
      data-selected={selected || undefined}
    >
      <rect className={styles.ground} width={box.width} height={box.height} rx={Math.min(4, box.width / 6)} />
      {slot.state === 'stale' && <rect className={styles.hatch} width={box.width} height={box.height} rx="4" fill={`url(#${HATCH})`} />}
      <g aria-hidden="true">
        {form === 'card' && <Card cell={cell} slot={slot} placed={placed} />}
        {form === 'tag' && <Tag cell={cell} slot={slot} placed={placed} />}
        {form === 'tile' && box.width >= MARK_FROM && <Tile cell={cell} slot={slot} box={box} />}
      </g>
      {press && <rect className={styles.target} width={box.width} height={box.height} {...pressable(name, press)} {...roving} />}
    </g>
  )
}

interface FaceProps {
  readonly cell: GridCell
  readonly slot: SlotFrame
  readonly placed: PlacedCell
}

const bold = (text: string): number => textWidth(text, SANS, 600)

function Card({ cell, slot, placed: { box, lines, shows } }: FaceProps) {
  const y = (line: number): number => 14 + line * CELL_LINE
  return (
    <>
      {lines.map((line, i) => <text key={i} className={styles.key} x="8" y={y(i)}>{line}</text>)}
      {shows.map((line, i) => <text key={i} className={styles.shows} x="8" y={y(lines.length + i)}>{line}</text>)}
      <Counts cell={cell} slot={slot} y={y(lines.length + shows.length)} room={box.width - CARD_SIDES} />
    </>
  )
}

/** A tick and hits; a cross and how many were wrong. What an attacker made has her flag, and says whom it reached. */
function Counts({ cell, slot, y, room }: { cell: GridCell; slot: SlotFrame; y: number; room: number }) {
  if (slot.state === 'filling') return null
  if (cell.forged) {
    return (
      <>
        <path className={styles.flag} d={FLAG} transform={`translate(8 ${y - 9.5})`} />
        <text className={styles.wrong} x="21" y={y}>{clipped(`forged, ${plural(cell.wrong, 'victim')}`, room - 13, bold)}</text>
      </>
    )
  }
  const hits = plural(cell.hits, 'hit')
  const wrong = `${formatCount(cell.wrong)} wrong`
  const both = textWidth(hits, SANS) + bold(wrong) + 42 <= room
  return (
    <>
      {(cell.wrong === 0 || both) && (
        <>
          <path className={styles.tick} data-tone="hit" d={`M9 ${y - 4}l3 3.2 5.6-6.4`} />
          <text className={styles.hits} x="22" y={y}>{hits}</text>
        </>
      )}
      {cell.wrong > 0 && (
        <g transform={`translate(${both ? textWidth(hits, SANS) + 34 : 8} 0)`}>
          <path className={styles.cross} d={`M1 ${y - 8}l7 7m0-7l-7 7`} />
          <text className={styles.wrong} x="14" y={y}>{wrong}</text>
        </g>
      )}
    </>
  )
}

/** A mark, the key, and its hits. */
function Tag({ cell, slot, placed: { box, lines } }: FaceProps) {
  return (
    <>
      <Mark cell={cell} slot={slot} x={8} y={12} />
      {lines.map((line, i) => <text key={i} className={styles.key} x="21" y={16 + i * TAG_LINE}>{line}</text>)}
      <text className={cell.wrong > 0 || cell.forged ? styles.wrong : styles.hits} x={box.width - 7} y="16" textAnchor="end">{usedCount(cell, slot)}</text>
    </>
  )
}

function Tile({ cell, slot, box }: { cell: GridCell; slot: SlotFrame; box: Box }) {
  return <Mark cell={cell} slot={slot} x={box.width / 2 - 4.5} y={box.height / 2} />
}

function Mark({ cell, slot, x, y }: { cell: GridCell; slot: SlotFrame; x: number; y: number }) {
  if (cell.forged) return <path className={styles.flag} d={FLAG} transform={`translate(${x + 1} ${y - 5})`} />
  if (cell.wrong > 0) return <path className={styles.cross} d={`M${x + 1} ${y - 3.5}l7 7m0-7l-7 7`} />
  return slot.state === 'fresh' ? <path className={styles.tick} d={`M${x} ${y}l3 3.2 5.6-6.4`} /> : null
}
