/**
 * Memory of many edges: what they hold in all, and the bytes of each as a cell.
 */
import { formatBytes } from '../../../words/format'
import type { Figure } from '../heat/figure'
import { HeatStrip } from '../heat/HeatStrip'
import { groupPlaces } from '../../../frame/placeGroups'
import type { PanelProps } from '../instrumentModule'
import { Meter } from '../meter/Meter'
import { axisMax } from '../niceScale'
import { type HeldAt, memoryText } from './memoryText'
import styles from './MemoryHeat.module.css'

const STORED: Figure = { name: 'stored', highest: 'most', without: 'nothing', format: formatBytes, formatOnScale: formatBytes }

/** What is left for the rows beside the sum (px). */
const ROWS_HEIGHT = 132

export function MemoryHeat({ run, reading, options, compact }: PanelProps<'memory', readonly HeldAt[]>) {
  const places = reading.map(({ node, bytes }) => ({ node, value: bytes }))
  // The lines of single edges make room for the cells.
  const text = memoryText(reading, options.maxBytes)
  const most = Math.max(1, ...places.map(({ value }) => value))
  return (
    <div className={styles.both}>
      <Meter text={{ ...text, lines: text.lines.slice(0, 1) }} compact={compact} />
      <HeatStrip
        run={run}
        groups={groupPlaces(run, places, options.groups)}
        max={axisMax(1, most)}
        figure={STORED}
        heightPx={ROWS_HEIGHT}
      />
    </div>
  )
}
