/**
 * Passages through layers in words: the sentence for those who cannot see the lines, and what a press on one opens.
 */
import type { LayersFrame, LayersPassage } from '../../frame/layersFrame'
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { Reading } from '../../reading/reading'
import { formatMs } from '../../words/format'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { counted } from '../../words/plural'

/** "GET /p/0: through 12 layers, answered by us-east, MISS after 52 ms" */
export function passageSentence({ label, entered, at, answeredAt, done, ms, tone }: LayersPassage, { rows, upstream }: LayersFrame, { nodes }: Reading): string {
  const nameAt = (depth: number): string => (depth > rows.length ? nodes[upstream]!.name : rows[Math.ceil(depth) - 1]!.name)
  const here = at <= 0 ? 'at its users' : `${Number.isInteger(at) ? 'in' : 'before'} ${nameAt(at)}`
  const through = entered.length === 0 ? 'through no layer' : `through ${counted(entered.length, 'layer')}`
  const answered = answeredAt === null ? here : `answered by ${nameAt(answeredAt)}`
  return `${label}: ${through}, ${answered}, ${done ? `${OUTCOME_WORDS[tone]} after ${formatMs(ms)}` : `${formatMs(ms)} so far`}`
}

export function layersSentence(now: LayersFrame, run: Reading): string {
  const { rows, passages, cache } = now
  const { kind, name } = run.nodes[cache]!
  const layers = rows.filter(({ isIn }) => isIn).map((row) => row.name)
  const has = `${NODE_KINDS[kind].label.toLowerCase()} ${name} has ${counted(layers.length, 'layer')}${layers.length > 0 ? `, outermost first: ${layers.join(', ')}` : ''}`
  return [`Layers of a cache. The ${has}.`, ...passages.map((one) => `${passageSentence(one, now, run)}.`)].join(' ')
}
