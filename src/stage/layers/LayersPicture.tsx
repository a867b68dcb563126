/**
 * Layers of a cache as SVG: rows with their names and what they do, and the lines of requests through them. It draws what layersLayout computed
 * and decides nothing.
 */
import type { LayersFrame, LayersPassage } from '../../frame/layersFrame'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { formatMs } from '../../words/format'
import { ResultBadge } from '../card/ResultBadge'
import { ActorRow } from '../draw/ActorRow'
import { actorWordWidth } from '../draw/actors'
import { RequestTargets } from '../draw/RequestTargets'
import type { PictureProps } from '../viewModule'
import { type LayersLayout, MARK, type PlacedPassage, type PlacedRow } from './layersLayout'
import { ARROW } from './layersLines'
import styles from './LayersPicture.module.css'

export function LayersPicture({ layout, frame, now, actions }: PictureProps<LayersFrame, LayersLayout>) {
  const { ends, cache, answered, actors, passages, targets } = layout
  const latest = now.passages.at(-1)
  return (
    <>
      <g aria-hidden="true">
        {ends.map((box) => <rect key={box.y} className={styles.end} {...box} rx="6" />)}
        <rect className={styles.cache} {...cache} rx="6" data-out={!now.isThere || undefined} />
        {answered && <rect className={styles.answered} data-tone={latest?.tone} x={answered.x + 1} y={answered.y + 1} width={answered.width - 2} height={answered.height - 2} rx="4" />}
        <Rows layout={layout} isThere={now.isThere} />
        <Caption layout={layout} />
      </g>
      <ActorRow actors={actors} frame={frame} actions={actions} />
      <g aria-hidden="true">
        {passages.map((placed) => <Passage key={placed.request} placed={placed} passage={now.passages.find(({ request }) => request === placed.request)!} layout={layout} client={now.users} />)}
      </g>
      <RequestTargets targets={targets} label="Requests" actions={actions} />
    </>
  )
}

function Rows({ layout: { rows, nameX, nameSize, wordsX, facts, ends: [, last] }, isThere }: { readonly layout: LayersLayout; readonly isThere: boolean }) {
  return (
    <>
      {rows.map((placed, k) => <Row key={placed.row.name} placed={placed} isFirst={k === 0} isOut={!isThere || !placed.row.isIn} nameX={nameX} nameSize={nameSize} wordsX={wordsX} />)}
      {wordsX !== null && <text className={styles.words} x={wordsX} y={last.y + last.height / 2 + 4}>{facts}</text>}
    </>
  )
}

interface RowProps {
  readonly placed: PlacedRow
  readonly isFirst: boolean
  readonly isOut: boolean
  readonly nameX: number
  readonly nameSize: number
  readonly wordsX: number | null
}

function Row({ placed: { row: { name, says }, box: { x, y, width }, textY }, isFirst, isOut, nameX, nameSize, wordsX }: RowProps) {
  return (
    <g className={styles.row} data-out={isOut || undefined}>
      {!isFirst && <line className={styles.between} x1={x} x2={x + width} y1={y} y2={y} />}
      <text className={styles.name} x={nameX} y={textY} fontSize={nameSize}>{name}</text>
      {wordsX !== null && <text className={styles.words} x={wordsX} y={textY}>{says}</text>}
    </g>
  )
}

function Caption({ layout: { caption: { x, y, word, name, earlier, right } } }: { readonly layout: LayersLayout }) {
  if (!word) return null
  return (
    <>
      <text className={styles.kind} x={x} y={y}>{word}</text>
      <text className={styles.who} x={x + actorWordWidth(word) + 6} y={y}>{name}</text>
      {earlier && <text className={styles.words} x={right} y={y} textAnchor="end">{earlier}</text>}
    </>
  )
}

interface PassageProps {
  readonly placed: PlacedPassage
  readonly passage: LayersPassage
  readonly layout: LayersLayout
  readonly client: number
}

function Passage({ placed: { x, head, word, down, up, stations, dot, stay, arrow, mark }, passage: { ms, tone, done }, layout: { headY, waitY, hasBadges }, client }: PassageProps) {
  return (
    <g className={styles.passage} data-tone={tone}>
      <text className={styles.head} x={x} y={headY}>{head}</text>
      {hasBadges
        ? <ResultBadge result={{ client, state: done ? 'answered' : 'waiting', ms, isMiddle: false, tone }} x={x} y={waitY} align="start" short />
        : <text className={styles.wait} x={x} y={waitY + 4}>{formatMs(ms)}</text>}
      <path className={styles.down} d={down} />
      {stations.map(({ x: cx, y }) => <circle key={y} className={styles.station} cx={cx} cy={y} r="2.6" />)}
      {up && <path className={styles.up} d={up} />}
      {arrow && <path className={styles.arrow} d={`M${arrow.x} ${arrow.y}l3.6 ${ARROW + 1.5}h-7.2z`} />}
      {mark && <Mark mark={mark} word={word} tone={tone} />}
      {stay && <path className={styles.stay} d={stay} />}
      {dot && <circle className={styles.dot} cx={dot.x} cy={dot.y} r="4.4" />}
    </g>
  )
}

function Mark({ mark: { x, y }, word, tone }: { readonly mark: NonNullable<PlacedPassage['mark']>; readonly word: string; readonly tone: LayersPassage['tone'] }) {
  const { path, stroke } = OUTCOME_SHAPES[tone]
  return (
    <>
      <path className={stroke ? styles.markLine : styles.mark} d={path} strokeWidth={stroke} transform={`translate(${x} ${y - MARK / 2})`} />
      {word && <text className={styles.outcome} x={x + MARK + 3} y={y + 4}>{word}</text>}
    </>
  )
}
