/** A board in words: in its panels, the wordiest first where there may be less room, and for those who cannot see it. */
import type { BoardFrame, LineFrame, MixFrame, PanelFrame, RowsFrame } from '../../frame/boardFrame'
import type { Scale } from '../../reading/countedBoard'
import { VERDICT_WORDS, clockText, figureBeside, figureText, figureTexts, lastText, promisedTexts } from '../../words/figures'
import { formatCount } from '../../words/format'
import { counted } from '../../words/plural'

/** "0:12 of 0:20" */
export function clockTexts({ nowMs, lengthMs }: BoardFrame): readonly string[] {
  const [now, length] = [clockText(nowMs), clockText(lengthMs)]
  return [`${now} of ${length} in this step`, `${now} of ${length}`, now]
}

/** The clock over the charts, and, the wordiest first, of when their values are and what their shading means where there is some. */
export function headTexts(now: BoardFrame): readonly string[] {
  const clock = clockTexts(now)
  const values = now.ofLastS !== null ? [`values: ${lastText(now.ofLastS)}`] : now.fromMs !== null ? [`values: from ${clockText(now.fromMs)} on`] : []
  const shading = now.failing.length === 0 ? [] : ['shaded: something fails']
  const notes = new Set([[...values, ...shading], shading.length > 0 ? shading : values].filter((one) => one.length > 0).map((one) => one.join(' · ')))
  return [...[...notes].flatMap((note) => [`${note} · ${clock[0]!}`, `${note} · ${clock[1]!}`]), ...clock]
}

const valueOf = ({ values }: LineFrame): number => values.at(-1) ?? NaN

/** The value so far. */
export function valueTexts(panel: LineFrame): readonly string[] {
  const { format, limit } = panel
  const value = valueOf(panel)
  const beside = figureBeside(value, format, limit ?? undefined)
  return beside === figureText(value, format) ? figureTexts(value, format) : [beside]
}

export const promiseTexts = ({ limit, format }: LineFrame): readonly string[] => (limit ? promisedTexts(limit, format) : [])

export function verdictTexts({ verdict }: LineFrame): readonly string[] {
  return verdict === null ? [] : [VERDICT_WORDS[verdict]]
}

/** At the upper end of the axis; nothing is more than all. */
export function topText({ limit, format }: LineFrame, { scale: { high } }: { readonly scale: Scale }): string {
  return limit ? '' : figureText(format === 'percent' ? Math.min(1, high) : high, format)
}

const atEnd = (parts: MixFrame['parts'], k: number): number => parts[k]!.counts.at(-1) ?? 0

/** What a part is called in the legend, with its count in the last bin where there is room. */
export function partTexts({ parts }: MixFrame, k: number): readonly string[] {
  const { name, counts } = parts[k]!
  return counts.length === 0 ? [name] : [`${name} ${formatCount(atEnd(parts, k))}`, name]
}

/** Beside a title, the wordiest first: how many rows are left out, and of what time the figures are. */
export function asideTexts(hidden: number, time: string): readonly string[] {
  const more = hidden === 0 ? [] : [`and ${formatCount(hidden)} more`, `+${formatCount(hidden)}`]
  return time === '' ? more : [...more.map((one) => `${one} · ${time}`), ...(hidden === 0 ? [time] : more)]
}

/** Of what time the figures of a panel are, where a board has more than one of these. */
export function timeText(panel: PanelFrame, { ofLastS }: BoardFrame): string {
  if (ofLastS === null) return ''
  return panel.kind === 'rows' && panel.isSoFar ? 'so far' : lastText(ofLastS)
}

/** "0:05 to 0:10: 212 ms. Open the request that decided" */
export function binName({ binEndsMs }: BoardFrame, panel: LineFrame, bin: number): string {
  const from = clockText(bin === 0 ? 0 : binEndsMs[bin - 1]!)
  return `${panel.title}, ${from} to ${clockText(binEndsMs[bin]!)}: ${figureText(panel.values[bin]!, panel.format)}. Open the request that decided`
}

export function decidedName({ title, decided, verdict }: LineFrame): string {
  return `${title}${verdict === 'broken' ? ', broken' : ''}: decided at ${clockText(decided!.atMs)}. Open the request`
}

export function boardSentence(now: BoardFrame): string {
  const failing = now.failing.map(({ fromMs, toMs }) => `${clockText(fromMs)} to ${clockText(toMs)}`)
  return `A board of ${counted(now.panels.length, 'panel')}, ${clockTexts(now)[0]!}${now.ofLastS === null ? '' : `, with values of the ${lastText(now.ofLastS)}`}. ${failing.length > 0 ? `Something fails: ${failing.join(', ')}. ` : ''}${now.panels.map(panelSentence).join(' ')}`
}

function panelSentence(panel: PanelFrame): string {
  if (panel.kind === 'line') return lineSentence(panel)
  return panel.kind === 'mix' ? mixSentence(panel) : rowsSentence(panel)
}

function lineSentence(panel: LineFrame): string {
  const { title, verdict, decided } = panel
  const promised = promiseTexts(panel)[0]
  const value = valueTexts(panel)[0]!
  const said = Number.isFinite(valueOf(panel)) ? value : 'nothing yet'
  if (promised === undefined || verdict === null) return `${title}: ${said}.`
  return `${title}: ${said}, promised ${promised}: ${VERDICT_WORDS[verdict]}${decided ? `, decided at ${clockText(decided.atMs)}` : ''}.`
}

function mixSentence({ title, parts }: MixFrame): string {
  if ((parts[0]?.counts.length ?? 0) === 0) return `${title}: nothing yet.`
  return `${title} at last: ${parts.flatMap(({ name, counts }, k) => (counts.some((count) => count > 0) ? `${name} ${formatCount(atEnd(parts, k))}` : [])).join(', ') || 'none'}.`
}

function rowsSentence({ title, rows, format }: RowsFrame): string {
  return `${title}: ${rows.map(({ name, value }) => `${name} ${Number.isFinite(value) ? figureText(value, format) : 'nothing yet'}`).join(', ')}.`
}
