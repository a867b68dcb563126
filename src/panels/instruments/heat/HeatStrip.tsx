/**
 * Many places on one scale: groups of cells, a cell each, with the median and the worst of every group in numbers, and a
 * legend of the scale. For those who hear it: one sentence, and the groups as a table.
 */
import { useRef } from 'react'
import type { CSSProperties } from 'react'
import type { Reading } from '../../../reading/reading'
import { formatCount } from '../../../words/format'
import { cx } from '../../../ui/cx'
import { useWidth } from '../../../ui/useWidth'
import { type Arrangement, COLUMN_GAP, ROW_GAP, WORDS_GAP, arrange, shadeBounds, shadeOf } from './cells'
import type { Figure } from './figure'
import { GroupTable } from './GroupTable'
import { heatSentence } from './heatSentence'
import type { PlaceGroup } from '../../../frame/placeGroups'
import styles from './HeatStrip.module.css'

const MOST_SHADES = 6
/** How much ink is in the lightest of them (%); the darkest is all ink. */
const LEAST_INK = 12
/** Before it is measured (px). */
const USUAL_WIDTH = 320

export interface HeatStripProps {
  readonly run: Reading
  readonly groups: readonly PlaceGroup[]
  readonly figure: Figure
  /** Where the scale ends; no value is above. */
  readonly max: number
  /** Room for the groups (px). */
  readonly heightPx: number
}

export function HeatStrip({ run, groups, figure, max, heightPx }: HeatStripProps) {
  const area = useRef<HTMLDivElement>(null)
  const room = arrange(groups.map(({ places }) => places.length), useWidth(area, USUAL_WIDTH), heightPx)
  const bounds = shadeBounds(max, MOST_SHADES)
  const size = { '--side': `${room.side}px`, '--gap': `${room.gap}px` } as CSSProperties
  const grid = { gridTemplateColumns: `repeat(${room.columns}, minmax(0, 1fr))`, gap: `${ROW_GAP}px ${COLUMN_GAP}px` }
  return (
    <div className={styles.heat}>
      <div aria-hidden="true" className={styles.picture} style={size}>
        <div ref={area} className={styles.groups} style={grid}>
          {groups.map((group) => (
            <Group key={group.label} run={run} group={group} figure={figure} bounds={bounds} says={room.says} />
          ))}
        </div>
        <Legend figure={figure} bounds={bounds} says={room.says} hasSilent={groups.some(({ places }) => places.some(({ value }) => value === null))} />
      </div>
      <p className="sr-only">{heatSentence(run, groups, figure)}</p>
      <GroupTable run={run} groups={groups} figure={figure} />
    </div>
  )
}

interface GroupProps {
  readonly run: Reading
  readonly group: PlaceGroup
  readonly figure: Figure
  readonly bounds: readonly number[]
  readonly says: Arrangement['says']
}

function Group({ run, group: { label, places, median, worst }, figure, bounds, says }: GroupProps) {
  const nameOf = (node: number): string => run.nodes[node]?.name ?? ''
  return (
    <div className={styles.group} style={{ gap: WORDS_GAP }}>
      <div className={styles.line}>
        <span className={styles.label}>
          {label}
          {(says === 'both' || says === 'words') && <small> {formatCount(places.length)}</small>}
        </span>
        {median !== null && worst && says !== 'name' && (
          <span className={styles.figures}>
            {says === 'words' && 'median '}
            {says !== 'worst' && <b>{figure.format(median)}</b>}
            {says === 'words' ? `, ${figure.highest} ` : says === 'both' && ' · '}
            {figure.format(worst.value)}
            {says === 'words' && `, ${nameOf(worst.node)}`}
          </span>
        )}
      </div>
      <div className={styles.cells}>
        {places.map(({ node, value }) => (
          <Cell
            key={node}
            ink={value === null ? null : inkOf(shadeOf(value, bounds), bounds)}
            title={`${nameOf(node)}: ${value === null ? figure.without : figure.format(value)}`}
          />
        ))}
      </div>
    </div>
  )
}

/** `ink` in %; null for a place without a value. */
function Cell({ ink, title }: { readonly ink: number | null; readonly title?: string }) {
  return <span className={cx(styles.cell, ink === null && styles.none)} style={{ '--ink-share': `${ink ?? 0}%` } as CSSProperties} title={title} />
}

function inkOf(shade: number, bounds: readonly number[]): number {
  return bounds.length === 1 ? 100 : LEAST_INK + ((100 - LEAST_INK) * shade) / (bounds.length - 1)
}

/** What the numbers over the cells are, where no word beside them says it. */
const NUMBERS: Readonly<Record<Arrangement['says'], (highest: string) => string>> = {
  name: () => '', worst: (highest) => `number: ${highest}`, both: (highest) => `numbers: median · ${highest}`, words: () => '',
}

type LegendProps = Omit<GroupProps, 'run' | 'group'> & { readonly hasSilent: boolean }

function Legend({ figure, bounds, says, hasSilent }: LegendProps) {
  const numbers = NUMBERS[says](figure.highest)
  return (
    <div className={styles.legend}>
      <span>{figure.name} up to</span>
      {bounds.map((bound, shade) => (
        <span key={bound} className={styles.key}>
          <Cell ink={inkOf(shade, bounds)} />
          {shade === bounds.length - 1 ? figure.format(bound) : figure.formatOnScale(bound)}
        </span>
      ))}
      {hasSilent && (
        <span className={styles.key}>
          <Cell ink={null} />
          {figure.without}
        </span>
      )}
      {numbers && <span>{numbers}</span>}
    </div>
  )
}
