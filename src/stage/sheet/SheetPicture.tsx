/**
 * A sheet of headers as SVG: heads over the columns, and a row for each header with what the caches held, how far the
 * second request went, and what it cost. Rows that are done stay.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { SheetCell, SheetFrame, SheetRowFrame, SheetSecond } from '../../frame/sheetFrame'
import type { Frame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { useRoving } from '../../ui/useRoving'
import { formatMs } from '../../words/format'
import type { StageActions } from '../actions'
import { Ring } from '../card/Ring'
import { slotTone } from '../card/slotTone'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { fitting } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { NAME_GAP, type SheetHead, type SheetLayout, middleOf } from './sheetLayout'
import { answerWords, cellWords, rowSentence } from './sheetWords'
import styles from './SheetPicture.module.css'

/** A row that plays has a line under it that grows with time, and is whole after so long. */
const CLOCK_MS = 3000
const UNDER_SIZE = 11
/** Bytes of an answer to scale: so many are so wide (px). */
const [MOST_BYTES, BYTES_WIDTH] = [25_000, 68]
/** Narrower it is no bar any more, but a speck. */
const LEAST_BYTES = 4
const QUESTIONS = ['kept?', 'shared?', 'asked?']

export function SheetPicture({ layout, frame, now, actions }: PictureProps<SheetFrame, SheetLayout>) {
  const { heads, columns, questionsY, rows, waitX } = layout
  const { container, item } = useRoving(rows.length)
  const nodes = heads.map(({ node }) => node)
  return (
    <>
      {heads.map((head) => <Head key={head.node.index} head={head} frame={frame} actions={actions} />)}
      <g aria-hidden="true">
        {columns.map((x, i) => <text key={x} className={styles.question} x={x} y={questionsY} textAnchor="middle">{QUESTIONS[i]}</text>)}
        <text className={styles.question} x={waitX} y={questionsY} textAnchor="end">wait</text>
      </g>
      <g {...(actions.select ? { ...container, 'aria-label': 'Headers' } : {})}>
        {now.rows.map((row, i) => (
          <Row
            key={row.name} row={row} box={rows[i]!} layout={layout} nodes={nodes} actions={actions}
            roving={actions.select && row.second ? item(i) : {}}
          />
        ))}
      </g>
    </>
  )
}

/** Pressing a browser sends a request from it. */
function Head({ head: { node, box, word, name }, frame, actions: { send } }: { head: SheetHead; frame: Frame; actions: StageActions }) {
  const { asks, ownsContent } = NODE_KINDS[node.kind]
  const press = asks && send && pressable(`Send a request from ${node.name}`, () => send(node.id))
  const pad = (box.height - 11) / 2
  return (
    <g
      className={styles.head} data-origin={ownsContent || undefined} data-lit={frame.nodes[node.index]!.lit || undefined}
      transform={`translate(${box.x} ${box.y})`}
    >
      <rect className={styles.headGround} width={box.width} height={box.height} rx="5" />
      <text aria-hidden="true" x={box.width / 2} y={box.height - pad - 1} textAnchor="middle">
        <tspan className={styles.word}>{word}</tspan>
        {name !== '' && <tspan className={styles.name} dx={word === '' ? 0 : NAME_GAP}>{name}</tspan>}
      </text>
      {press && <rect className={styles.target} width={box.width} height={box.height} rx="5" {...press} />}
    </g>
  )
}

interface RowProps {
  readonly row: SheetRowFrame
  readonly box: Box
  readonly layout: SheetLayout
  readonly nodes: readonly NodeInfo[]
  readonly actions: StageActions
  readonly roving: object
}

function Row({ row, box, layout, nodes, actions: { select, selection }, roving }: RowProps) {
  const { columns, ring, wordy, twoLines } = layout
  const { name, state, sinceMs, held, second } = row
  const y = middleOf(box)
  const opened = second?.request
  const press = opened !== undefined && select && pressable(rowSentence(row, nodes), () => select({ kind: 'request', request: opened }))
  const selected = selection?.kind === 'request' && selection.request === opened
  const under = twoLines ? fitting(underWords(row, wordy), columns[0]! - ring - box.x - 10, UNDER_SIZE) : ''
  return (
    <g className={styles.row} data-state={state.replace(' ', '-')} data-selected={selected || undefined}>
      <rect className={styles.ground} {...box} />
      <g aria-hidden="true">
        <text className={styles.directive} x={box.x + 4} y={under === '' ? y + 4 : y - 2.5}>{name}</text>
        {under !== '' && <text className={styles.under} x={box.x + 4} y={y + 12}>{under}</text>}
        <line className={styles.way} x1={columns[0]} x2={columns.at(-1)} y1={y} y2={y} />
        {state === 'playing' && <line className={styles.clock} x1={box.x} x2={box.x + Math.min(1, sinceMs / CLOCK_MS) * box.width} y1={box.y + box.height - 1} y2={box.y + box.height - 1} />}
        {second && <Way second={second} layout={layout} y={y} />}
        {held.map((cell, i) => (
          <g key={i} className={styles.cell} data-tone={slotTone(cell.slot)}>
            <circle className={styles.cellGround} cx={columns[i]} cy={y} r={ring + 2} />
            <Ring slot={cell.slot} x={columns[i]!} y={y} radius={ring} />
            {wordy && state !== 'to come' && (
              <text className={styles.cellWord} x={columns[i]! + ring + 5} y={y - 4}>{cellLabel(cell, i === 0, layout)}</text>
            )}
          </g>
        ))}
        <rect className={styles.origin} data-asked={(second && second.reached > held.length - 0.01) || undefined} x={columns.at(-1)! - 5} y={y - 5} width="10" height="10" rx="2" />
        {second && <Cost second={second} layout={layout} y={y} />}
      </g>
      {press && <rect className={styles.target} {...box} {...press} {...roving} />}
    </g>
  )
}

/** Whose it is in the first column, where the next one leaves room for that. */
function cellLabel(cell: SheetCell, isFirst: boolean, layout: SheetLayout): string {
  const words = cellWords(cell)
  const room = layout.columns[1]! - layout.columns[0]! - 2 * layout.ring - 8
  return isFirst ? fitting([`${ownerOf(cell, layout)}${words}`], room, UNDER_SIZE) || words : words
}

/** "Bondi: ", where several users have a column together. */
function ownerOf({ node }: SheetCell, { heads, columns }: SheetLayout): string {
  const owner = heads.length > columns.length && heads.find((head) => head.node.index === node)
  return owner ? `${owner.node.name}: ` : ''
}

/** Under the name, what fits best first: the header where it says more than the name, and what is special. */
function underWords({ name, note, header }: SheetRowFrame, wordy: boolean): readonly string[] {
  const told = header === name ? '' : header
  return wordy ? [[told, note].filter(Boolean).join(' · '), note || told, told] : [note]
}

/** How far the second request has gone, in the colour of what became of it. */
function Way({ second: { reached, outcome }, layout: { columns }, y }: { second: SheetSecond; layout: SheetLayout; y: number }) {
  const column = Math.min(Math.floor(reached), columns.length - 2)
  const x = columns[column]! + (columns[column + 1]! - columns[column]!) * (reached - column)
  return <line className={styles.went} data-tone={outcome ?? 'plain'} x1={columns[0]} x2={x} y1={y} y2={y} />
}

function Cost({ second, layout: { answerX, waitX, wordy }, y }: { second: SheetSecond; layout: SheetLayout; y: number }) {
  const { outcome, waitMs, done } = second
  const { path, stroke } = OUTCOME_SHAPES[outcome ?? 'plain']
  const wait = formatMs(waitMs)
  return (
    <>
      {answerX !== null && <text className={styles.answer} data-asked={second.origin ? true : undefined} x={answerX} y={second.origin ? y + 2 : y + 4}>{answerWords(second)}</text>}
      {answerX !== null && second.origin && <rect className={styles.bytes} x={answerX} y={y + 8} width={Math.max(LEAST_BYTES, (second.origin.bytes / MOST_BYTES) * BYTES_WIDTH)} height="4" />}
      <text className={styles.wait} data-done={done || undefined} x={waitX} y={y + 4} textAnchor="end">{wait}</text>
      {done && wordy && (
        <path
          className={styles.mark} data-tone={outcome ?? 'plain'} d={path} strokeWidth={stroke}
          data-line={stroke ? true : undefined} transform={`translate(${waitX - 66} ${y - 6})`}
        />
      )}
    </>
  )
}
