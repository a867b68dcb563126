/**
 * The latest requests beside the grid, newest first: what each said, which of it is in the key
 * (underlined), and what came back, right or wrong. As many as there is room for.
 */
import type { GridRow } from '../../frame/types'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { clipped, shortValue } from './gridWords'
import { pressable } from '../draw/pressable'
import { monoWidth, textWidth } from '../draw/text'
import styles from './GridRows.module.css'

export interface GridRowsProps {
  readonly rows: readonly GridRow[]
  /** Names of edges by node; empty where there is only one. */
  readonly places: ReadonlyMap<number, string>
  readonly box: Box
  readonly density: Density
  readonly actions: StageActions
}

const LINE = 15
/** The underlines of the fields above need it. */
const VERDICT_GAP = 3
const MONO = 11
const GAP = 9
const mono = (text: string): number => monoWidth(text, MONO)
const sans = (text: string): number => textWidth(text, 12, 500)
/** Lines of fields; one where rows stand beside the origin. */
const FIELD_LINES = { full: 2, medium: 2, small: 1 } as const

export function GridRows({ rows, places, box, density, actions }: GridRowsProps) {
  const head = density === 'small' ? 0 : 40
  const shown = fitting(rows, { ...box, y: head }, density)
  const roving = useRoving(shown.length)
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      {head > 0 && <text className={styles.title} y="12">Latest requests</text>}
      {head > 0 && <text className={styles.note} y="28">underlined: in the key</text>}
      <g aria-label="Latest requests" {...(actions.select ? roving.container : { role: 'group' })}>
        {shown.map(({ row, ...place }, i) => (
          <Row
            key={row.request}
            row={row}
            edge={places.get(row.edge) ?? ''}
            width={box.width}
            actions={actions}
            roving={roving.item(i)}
            {...place}
          />
        ))}
      </g>
    </g>
  )
}

interface Place {
  readonly lines: readonly (readonly FieldText[])[]
  readonly y: number
  readonly height: number
}

/** As many rows as there is room for below `y`, one at least. */
function fitting(rows: readonly GridRow[], { y: top, width, height }: Box, density: Density): readonly (Place & { readonly row: GridRow })[] {
  const shown: (Place & { row: GridRow })[] = []
  let y = top
  for (const row of rows) {
    const lines = fieldLines(row, width, FIELD_LINES[density])
    const own = LINE * (2 + lines.length) + 1 + VERDICT_GAP
    if (shown.length > 0 && y + own > height) break
    shown.push({ row, lines, y, height: own })
    y += own + (density === 'small' ? 2 : 9)
  }
  return shown
}

interface RowProps extends Place {
  readonly row: GridRow
  /** Name of the edge, where there are several. */
  readonly edge: string
  readonly width: number
  readonly actions: StageActions
  /** Makes it one of a row of buttons with one tab stop. */
  readonly roving: Readonly<Record<string, unknown>>
}

function Row({ row, edge, lines, y, height, width, actions: { select, selection }, roving }: RowProps) {
  const { path, stroke } = OUTCOME_SHAPES[row.outcome ?? 'plain']
  const word = OUTCOME_WORDS[row.outcome ?? 'plain']
  const selected = selection?.kind === 'request' && selection.request === row.request
  const from = 18 + textWidth(word, 12, 600) + 8
  const start = from + (edge ? sans(edge) + 8 : 0)
  return (
    <g
      className={styles.row}
      transform={`translate(0 ${y})`}
      data-selected={selected || undefined}
    >
      <rect className={styles.ground} x="-6" y="0" width={width + 8} height={height} rx="4" />
      <g aria-hidden="true">
        <g data-tone={row.outcome ?? 'plain'}>
          <path className={stroke ? styles.line : styles.mark} style={stroke ? { strokeWidth: stroke } : undefined} d={path} transform="translate(0 2.5)" />
          <text className={styles.word} x="18" y="13">{word}</text>
        </g>
        {edge && <text className={styles.content} x={from} y="13">{edge}</text>}
        <text className={styles.url} x={start} y="13">{clipped(row.url, width - start, mono)}</text>
        {lines.map((line, i) => (
          <g key={line[0]?.name ?? i} transform={`translate(0 ${LINE * (i + 1)})`}>
            {line.map(({ name, text, x, keyed }) => (
              <text key={name} className={keyed ? styles.keyed : styles.field} x={x} y="13">{text}</text>
            ))}
          </g>
        ))}
        <Verdict row={row} y={LINE * (lines.length + 1) + VERDICT_GAP} width={width} />
      </g>
      {select && (
        <rect
          className={styles.target}
          x="-6"
          width={width + 8}
          height={height}
          {...pressable(rowSentence(row), () => select({ kind: 'request', request: row.request }))}
          {...roving}
        />
      )}
    </g>
  )
}

function Verdict({ row, y, width }: { row: GridRow; y: number; width: number }) {
  if (!row.done) return <text className={styles.field} x="18" y={y + 13}>no answer yet</text>
  if (!row.content) return null
  const word = row.wrong ? 'wrong' : 'right'
  const start = 18 + textWidth(word, 12, 600) + 7
  return (
    <>
      <path className={row.wrong ? styles.cross : styles.tick} d={row.wrong ? `M2 ${y + 5}l7 7m0-7l-7 7` : `M1 ${y + 9}l3 3.2 5.6-6.4`} />
      <text className={row.wrong ? styles.wrong : styles.right} x="18" y={y + 13}>{word}</text>
      <text className={styles.content} x={start} y={y + 13}>{clipped(row.content, width - start, sans)}</text>
    </>
  )
}

interface FieldText {
  readonly name: string
  readonly text: string
  readonly keyed: boolean
  readonly x: number
}

/** Fields side by side, those of the key first, on at most so many lines; what does not fit is left out. */
function fieldLines({ fields }: GridRow, width: number, most: number): readonly (readonly FieldText[])[] {
  const lines: FieldText[][] = [[]]
  let x = 18
  for (const { name, value, keyed } of fields.toSorted((a, b) => Number(b.keyed) - Number(a.keyed))) {
    const whole = shortValue(name, value)
    if (x > 18 && x + mono(whole) > width && lines.length < most) {
      lines.push([])
      x = 18
    }
    const room = width - x
    if (room < 40) continue
    const text = clipped(whole, room, mono)
    lines.at(-1)!.push({ name, text, keyed, x })
    x += mono(text) + GAP
  }
  return lines
}

function rowSentence({ url, fields, outcome, done, content, wrong }: GridRow): string {
  const said = fields.map(({ name, value, keyed }) => `${name} ${shortValue(name, value)}${keyed ? ' (in the key)' : ''}`).join(', ')
  const got = done && content ? `, got ${content}, ${wrong ? 'wrong' : 'right'}` : ''
  return `Request for ${url}: ${OUTCOME_WORDS[outcome ?? 'plain']}${got}${said ? `; ${said}` : ''}`
}
