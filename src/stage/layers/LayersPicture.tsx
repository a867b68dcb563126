/**
 * Layers of a cache as SVG: rows with their names and what they do, and the lines of requests through them. It draws what layersLayout computed
 * and decides nothing.
 */
import type { LayersFrame, LayersPassage } from '../../frame/layersFrame'
import { OutcomeMark } from '../../ui/OutcomeMark'
import { formatMs } from '../../words/format'
import { ResultBadge } from '../card/ResultBadge'
import { ActorRow } from '../draw/ActorRow'
import { tenth } from '../draw/rounded'
import { RequestTargets } from '../draw/RequestTargets'
import type { PictureProps } from '../viewModule'
import { HEAD_SIZE, type LayersLayout, MARK, type PlacedPassage } from './layersLayout'
import { ARROW } from './layersLines'
import styles from './LayersPicture.module.css'

/** In the tone of an answer. Here and not in the module: every page has the styles of every view. */
const [LINE, FULL, ANSWERED] = [{ stroke: 'var(--tone)' }, { fill: 'var(--tone)' }, { fill: 'var(--tone-soft)', stroke: 'var(--tone)', strokeWidth: 0.6 }] as const

export function LayersPicture({ layout, frame, now, actions }: PictureProps<LayersFrame, LayersLayout>) {
  const { ends, cache, answered, actors, passages, targets } = layout
  const latest = now.passages.at(-1)
  return (
    <>
      <g aria-hidden="true">
        {ends.map((box) => <rect key={box.y} className={styles.ground} {...box} rx="6" />)}
        <rect className={styles.ground} {...cache} rx="6" />
        {answered && <rect style={ANSWERED} data-tone={latest?.tone} x={answered.x + 1} y={answered.y + 1} width={answered.width - 2} height={answered.height - 2} rx="4" />}
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

/** Written pages have three of these pictures: as little as can be stands in each row. */
function Rows({ layout: { rows, between, nameX, nameSize, wordsX, facts, ends: [, last] }, isThere }: { readonly layout: LayersLayout; readonly isThere: boolean }) {
  const out = (isIn: boolean): true | undefined => !isThere || !isIn || undefined
  return (
    <>
      <path className={styles.ground} d={between} />
      <g className={styles.names} fontSize={nameSize}>
        {rows.map(({ row: { name, isIn }, textY }) => <text key={name} x={nameX} y={textY} data-out={out(isIn)}>{name}</text>)}
      </g>
      {wordsX !== null && (
        <g className={styles.words}>
          {rows.map(({ row: { name, says, isIn }, textY }) => <text key={name} x={wordsX} y={textY} data-out={out(isIn)}>{says}</text>)}
          <text x={wordsX} y={tenth(last.y + last.height / 2 + 4)}>{facts}</text>
        </g>
      )}
    </>
  )
}

function Caption({ layout: { caption: { x, y, who, earlier, right } } }: { readonly layout: LayersLayout }) {
  return (
    <g className={styles.words}>
      <text x={x} y={y}><tspan fontWeight="600">{who}</tspan></text>
      {earlier && <text x={right} y={y} textAnchor="end">{earlier}</text>}
    </g>
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
    <g data-tone={tone}>
      <text className={styles.names} x={x} y={headY} fontSize={HEAD_SIZE}>{head}</text>
      {hasBadges
        ? <ResultBadge result={{ client, state: done ? 'answered' : 'waiting', ms, isMiddle: false, tone }} x={x} y={waitY} align="start" short />
        : <text className={styles.toned} x={x} y={waitY + 4}>{formatMs(ms)}</text>}
      <path className={styles.down} fill="none" strokeWidth="1.8" d={down} />
      {stations.map(({ x: cx, y }) => <circle key={y} className={styles.down} strokeWidth="2.6" cx={cx} cy={y} r="1.3" />)}
      {up && <path style={LINE} fill="none" strokeWidth="2.4" d={up} />}
      {arrow && <path style={FULL} d={`M${arrow.x} ${arrow.y}l3.6 ${ARROW + 1.5}h-7.2z`} />}
      {mark && <Mark mark={mark} word={word} tone={tone} />}
      {stay && <path style={LINE} fill="none" strokeWidth="1.6" d={stay} />}
      {dot && <circle style={FULL} cx={dot.x} cy={dot.y} r="4.4" />}
    </g>
  )
}

function Mark({ mark: { x, y }, word, tone }: { readonly mark: NonNullable<PlacedPassage['mark']>; readonly word: string; readonly tone: LayersPassage['tone'] }) {
  return (
    <>
      <g transform={`translate(${x} ${y - MARK / 2})`}><OutcomeMark outcome={tone} size={MARK} decorative /></g>
      {word && <text className={styles.toned} x={x + MARK + 3} y={y + 4}>{word}</text>}
    </>
  )
}
