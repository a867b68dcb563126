/**
 * One request and the key that the edge makes of it: what the request says, with a pin at each part that goes into the key; the
 * key, once it is made; and what came back, right, wrong or forged. On a narrow stage the key and what came back.
 */
import type { GridRow } from '../../frame/gridFrame'
import type { NodeInfo } from '../../run/run.types'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import { monoWidth, textWidth } from '../draw/text'
import { FLAG } from './flag'
import { clipped } from './gridWords'
import { wrapped } from './wrapping'
import { type KeyLine, keyLines, rowSentence, saidLines } from './keyLines'
import styles from './KeyCard.module.css'

export interface KeyCardProps {
  readonly row: GridRow | null
  readonly nodes: readonly NodeInfo[]
  /** The edge is named, where there are several. */
  readonly namesEdge: boolean
  /** Entries differ in their URLs: where there is a line only, it is that. */
  readonly byUrl: boolean
  readonly box: Box
  readonly density: Density
  readonly actions: StageActions
}

const MONO = 11
const LINE = 15
const INDENT = 14
const PAD = 8
const mono = (text: string): number => monoWidth(text, MONO)
const sans = (text: string): number => textWidth(text, 12, 500)

export function KeyCard({ row, nodes, namesEdge, byUrl, box, density, actions: { select, selection } }: KeyCardProps) {
  const at = `translate(${box.x} ${box.y})`
  if (!row) {
    return <g transform={at}>{density !== 'small' && <text className={styles.note} y="12">Nobody has asked yet.</text>}</g>
  }
  const selected = selection?.kind === 'request' && selection.request === row.request
  const letters = Math.floor((box.width - INDENT - PAD) / mono('0'))
  const { said, key } = density === 'small' ? { said: [], key: oneLine(row, letters, box.height, byUrl) } : wordsOf(row, letters, box.height)
  const keyTop = 24 + said.length * LINE
  const keyHeight = Math.max(1, key.length) * LINE + (density === 'small' ? 0 : 22)
  return (
    <g className={styles.card} transform={at} data-selected={selected || undefined}>
      <rect className={styles.ground} x="-6" y="-4" width={box.width + 10} height={box.height + 4} rx="4" />
      <g aria-hidden="true">
        <Who row={row} client={nodes[row.client]!} edge={namesEdge ? nodes[row.edge]?.name : undefined} width={box.width} />
        {said.map((line, i) => <Said key={i} line={line} y={20 + i * LINE} />)}
        {density === 'small'
          ? <ShortKey row={row} lines={key} width={box.width} />
          : <Key lines={key} y={keyTop} height={keyHeight} width={box.width} />}
        <Verdict row={row} y={keyTop + keyHeight + (density === 'small' ? -6 : 4)} width={box.width} />
      </g>
      {select && (
        <rect
          className={styles.target} x="-6" y="-4" width={box.width + 10} height={box.height + 4}
          {...pressable(rowSentence(row, nodes[row.client]!), () => select({ kind: 'request', request: row.request }))}
        />
      )}
    </g>
  )
}

interface Words {
  readonly said: readonly KeyLine[]
  readonly key: readonly string[]
}

/** The most telling words that fit: of the request in full, else cut; of the key each part with its name, else values alone. */
function wordsOf(row: GridRow, letters: number, height: number): Words {
  const short = keyLines(row, letters, false)
  const named = keyLines(row, letters, true)
  const [full, cut] = [saidLines(row, letters, true), saidLines(row, letters, false)]
  const roomFor = (said: readonly KeyLine[]): number => linesUnder(height - 66 - said.length * LINE)
  const wordings: readonly Words[] = [{ said: full, key: named }, { said: cut, key: named }, { said: full, key: short }]
  // Where lines are few, the last ones of the key: they tell keys of one URL apart.
  return wordings.find(({ said, key }) => key.length <= roomFor(said)) ?? { said: cut, key: short.slice(-roomFor(cut)) }
}

/** On a narrow stage: of the key what tells entries apart, which ends the lines that there are. */
function oneLine(row: GridRow, letters: number, height: number, byUrl: boolean): readonly string[] {
  const lines = keyLines(row, letters, false)
  const most = linesUnder(height - 40)
  return byUrl && lines.length > most ? wrapped(row.primary, letters).slice(-most) : lines.slice(-most)
}

const linesUnder = (room: number): number => Math.max(1, Math.floor(room / LINE) + 1)

/** "Frankfurt asks", and how it was decided. */
function Who({ row, client, edge, width }: { readonly row: GridRow; readonly client: NodeInfo; readonly edge: string | undefined; readonly width: number }) {
  const { path, stroke } = OUTCOME_SHAPES[row.outcome ?? 'plain']
  const word = OUTCOME_WORDS[row.outcome ?? 'plain']
  const attacks = client.plants !== undefined
  const end = width - sansBold(word) - 18
  const who = `${attacks ? (client.person ?? client.name) : `A user in ${client.name}`} asks${attacks && edge ? ` ${edge}` : ''}`
  return (
    <>
      {attacks && <path className={styles.flag} d={FLAG} transform="translate(0 2)" />}
      <text className={attacks ? styles.attacker : styles.who} x={attacks ? INDENT : 0} y="12">{clipped(who, end - INDENT, sansBold)}</text>
      <g data-tone={row.outcome ?? 'plain'} transform={`translate(${end} 0)`}>
        <path className={stroke ? styles.line : styles.mark} style={stroke ? { strokeWidth: stroke } : undefined} d={path} transform="translate(0 1.5)" />
        <text className={styles.word} x="18" y="12">{word}</text>
      </g>
    </>
  )
}

const sansBold = (text: string): number => textWidth(text, 12, 600)

/** A line of the request, with a pin when it goes into the key. */
function Said({ line: { text, keyed, goesOn }, y }: { readonly line: KeyLine; readonly y: number }) {
  return (
    <>
      {!goesOn && (keyed ? <rect className={styles.pin} x="0.5" y={y + 4} width="7" height="7" /> : <rect className={styles.hole} x="1" y={y + 4.5} width="6" height="6" />)}
      <text className={keyed ? styles.keyed : styles.field} x={INDENT} y={y + 12}>{text}</text>
    </>
  )
}

function Key({ lines, y, height, width }: { readonly lines: readonly string[]; readonly y: number; readonly height: number; readonly width: number }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <rect className={styles.keyBox} data-open={lines.length === 0 || undefined} width={width} height={height} rx="4" />
      <text className={styles.key} x={PAD} y="15">KEY</text>
      {lines.length === 0 && <text className={styles.note} x={PAD} y="30">the edge has not made it yet</text>}
      {lines.map((line, i) => <text key={i} className={styles.part} x={PAD} y={30 + i * LINE}>{line}</text>)}
    </g>
  )
}

function ShortKey({ row, lines, width }: { readonly row: GridRow; readonly lines: readonly string[]; readonly width: number }) {
  if (lines.length === 0) return <text className={styles.field} y="28">{clipped(`${row.method} ${row.url}`, width, mono)}</text>
  return lines.map((line, i) => <text key={i} className={styles.part} y={28 + i * LINE}>{clipped(line, width, mono)}</text>)
}

function Verdict({ row, y, width }: { readonly row: GridRow; readonly y: number; readonly width: number }) {
  if (!row.done) return <text className={styles.note} x="0" y={y + 13}>no answer yet</text>
  if (!row.content) return null
  const word = row.forged ? 'forged' : row.wrong ? 'wrong' : 'right'
  const start = 16 + sansBold(word) + 7
  return (
    <>
      {row.forged
        ? <path className={styles.flag} d={FLAG} transform={`translate(1 ${y + 3})`} />
        : <path className={row.wrong ? styles.cross : styles.tick} d={row.wrong ? `M2 ${y + 5}l7 7m0-7l-7 7` : `M1 ${y + 9}l3 3.2 5.6-6.4`} />}
      <text className={row.wrong || row.forged ? styles.wrong : styles.right} x="16" y={y + 13}>{word}</text>
      <text className={styles.content} x={start} y={y + 13}>{clipped(row.content, width - start, sans)}</text>
    </>
  )
}
