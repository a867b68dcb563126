/**
 * Waits of more regions than strips have room for: the 95th percentile of each region as a cell.
 */
import type { WaitFrame } from '../../../frame/types'
import { formatMs, formatMsValue } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { Figure } from '../heat/figure'
import { HeatStrip } from '../heat/HeatStrip'
import { groupPlaces } from '../../../frame/placeGroups'
import type { PanelProps } from '../instrumentModule'
import { axisMax } from '../niceScale'
import styles from './WaitStrips.module.css'

const P95: Figure = { name: 'p95', highest: 'worst', without: 'no answer yet', format: formatMs, formatOnScale: formatMsValue }

/** What the panel leaves for the rows under its title and over the legend; on a phone it grows (px). */
const ROWS_HEIGHT = { wide: 110, compact: 280 }

export function WaitHeat({ run, reading, options, compact }: PanelProps<'waits', readonly WaitFrame[]>) {
  const places = reading.map(({ client, p95Ms }) => ({ node: client, value: p95Ms }))
  return (
    <section className={styles.strips}>
      <PanelTitle title="Waits" note="in this step, looking up names included; a cell for each place that asks" />
      <HeatStrip
        run={run}
        groups={groupPlaces(run, places, options.groups)}
        max={axisMax(options.maxMs, Math.max(0, ...places.map(({ value }) => value ?? 0)))}
        figure={P95}
        heightPx={compact ? ROWS_HEIGHT.compact : ROWS_HEIGHT.wide}
      />
    </section>
  )
}
