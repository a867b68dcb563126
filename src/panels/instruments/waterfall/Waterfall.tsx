/**
 * Where the milliseconds of one request went: a row per part, growing with the playhead,
 * each with its duration, and the total; first, in one row, an earlier request to compare it with.
 */
import type { LadderFrame } from '../../../frame/ladders'
import type { WaterfallBar } from '../../../frame/types'
import type { Reading } from '../../../reading/reading'
import { nodeWords } from '../../../frame/nodeWords'
import { formatMs } from '../../../words/format'
import { growingAxisMax } from '../niceScale'
import { PanelTitle } from '../../PanelTitle'
import { PHASE_WORDS } from '../../../words/phaseWords'
import styles from './Waterfall.module.css'

const SHORTEST_AXIS_MS = 50

export interface WaterfallProps {
  readonly run: Reading
  readonly bars: readonly WaterfallBar[]
  readonly title?: string
  /** An earlier request, all of it. */
  readonly before?: LadderFrame | null
  /** The axis holds this, too, so that requests of one scene have one axis (ms). */
  readonly longestMs?: number
}

export function Waterfall({ run, bars, title = 'Where the time goes', before = null, longestMs = 0 }: WaterfallProps) {
  const end = Math.max(0, ...bars.map((bar) => bar.endMs))
  const wait = Math.max(0, ...bars.filter(({ behind }) => !behind).map((bar) => bar.endMs))
  const max = growingAxisMax(SHORTEST_AXIS_MS, Math.max(end, longestMs))
  return (
    <section className={styles.waterfall}>
      <PanelTitle title={title} note={bars.length > 0 ? `${formatMs(wait)} in all` : undefined} />
      {bars.length === 0 && !before && <p className={styles.empty}>No request yet.</p>}
      <ol className={styles.rows}>
        {before && <Before ladder={before} max={max} />}
        {rowsOf(bars).map(([bar, rest], index) => (
          <Row key={index} run={run} bar={bar} rest={rest} max={max} />
        ))}
      </ol>
    </section>
  )
}

/** A message's way, with the time that its bytes take to pass in the same row. */
function rowsOf(bars: readonly WaterfallBar[]): (readonly [bar: WaterfallBar, rest: WaterfallBar | null])[] {
  return bars.flatMap((bar, i) => {
    const next = bars[i + 1]
    return bar.phase === 'transfer' ? [] : [[bar, next?.phase === 'transfer' ? next : null] as const]
  })
}

interface RowProps {
  readonly run: Reading
  readonly bar: WaterfallBar
  readonly rest: WaterfallBar | null
  readonly max: number
}

function Row({ run, bar, rest, max }: RowProps) {
  const left = (bar.startMs / max) * 100
  const width = ((bar.endMs - bar.startMs) / max) * 100
  const ends = ((rest ?? bar).endMs / max) * 100
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        {PHASE_WORDS[bar.phase].row} <span className={styles.where}>{whereWords(run, bar)}{bar.behind && ', behind'}</span>
        <span className={styles.shortly}>{shortWhere(run, bar)}{bar.behind && ', behind'}</span>
      </span>
      <span className={styles.track}>
        <span className={styles.bar} data-tone={bar.tone} style={{ left: `${left}%`, width: `${width}%` }} />
        {rest && <span className={styles.rest} data-tone={bar.tone} style={{ left: `${left + width}%`, width: `${ends - left - width}%` }} />}
        <span className={styles.time} style={{ left: `${ends}%` }}>
          {formatMs((rest ?? bar).endMs - bar.startMs)}
          {rest && <span className="sr-only">, of it {formatMs(rest.endMs - rest.startMs)} for its bytes</span>}
        </span>
      </span>
    </li>
  )
}

/** The whole of an earlier request in one row, a piece for each part. */
function Before({ ladder: { title, bars, elapsedMs }, max }: { readonly ladder: LadderFrame; readonly max: number }) {
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        Before <span className={styles.where}>{title}</span>
      </span>
      <span className={styles.track}>
        {bars.map(({ startMs, endMs }, index) => (
          <span key={index} className={styles.piece} style={{ left: `${(startMs / max) * 100}%`, width: `${((endMs - startMs) / max) * 100}%` }} />
        ))}
        <span className={styles.time} style={{ left: `${(elapsedMs / max) * 100}%` }}>
          {formatMs(elapsedMs)}
        </span>
      </span>
    </li>
  )
}

function whereWords(run: Reading, { from, to }: WaterfallBar): string {
  return from === to ? nodeWords(run, from) : `${nodeWords(run, from)} → ${nodeWords(run, to)}`
}

/** Where there is little room: the node that works, or the other end of the way. */
function shortWhere(run: Reading, { phase, from, to }: WaterfallBar): string {
  if (from === to) return nodeWords(run, from)
  return phase === 'response' || phase === 'transfer' ? `from ${nodeWords(run, from)}` : `to ${nodeWords(run, to)}`
}
