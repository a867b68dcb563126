/**
 * How long the users of each region wait: a strip per client, a mark per request (pale where it is of an earlier step), the light
 * floor as dashes, the oldest open request as a growing bar. Crowds also get p50 and p95.
 */
import { useMemo, useRef } from 'react'
import type { WaitFrame } from '../../../frame/types'
import type { WaitMark } from '../../../reading/waitSeries'
import { formatMs, formatMsValue, NO_BREAK_SPACE } from '../../../words/format'
import { OutcomeMark } from '../../../ui/OutcomeMark'
import { OUTCOME_WORDS } from '../../../words/outcomeWords'
import { counted } from '../../../words/plural'
import { useRoving } from '../../../ui/useRoving'
import { cx } from '../../../ui/cx'
import { useWidth } from '../../../ui/useWidth'
import { axisMax, ticks } from '../niceScale'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import styles from './WaitStrips.module.css'

/** An axis has so many labels at most, and each has so much room (px). */
const [MOST_PARTS, PART_PX, USUAL_WIDTH_PX] = [5, 42, 300]
/** From this many answers on, single marks say less than quantiles. */
const CROWD = 12
/** Beyond this share of the axis a label stands on the left of its bar. */
const LABEL_TURNS = 0.66

/** A floor that stands in this share of its track has its words on the other side: before it they would meet the name. */
const NEAR = 0.32

/** The axis ends where the scene wants it, unless a wait is longer. */
export function WaitStrips({ run, reading: waits, options, onSelect }: PanelProps<'waits', readonly WaitFrame[]>) {
  const max = axisMax(options.maxMs, Math.max(0, ...waits.flatMap(longest)))
  const axis = useRef<HTMLDivElement>(null)
  const room = Math.max(2, Math.floor(useWidth(axis, USUAL_WIDTH_PX) / PART_PX))
  // A single strip shares its row with a wider instrument.
  const parts = Math.min(room, waits.length > 1 ? MOST_PARTS : 3)
  const scale = useMemo(() => ticks(max, parts), [max, parts])
  const crowd = waits.some((one) => one.count >= CROWD)
  const oneIn = waits[0]?.oneIn ?? 1
  const title = waits.length > 1 ? 'Wait per region' : 'Wait'
  const notes = [
    'in this step',
    oneIn > 1 ? `a mark for one request in ${oneIn}` : waits.length > 1 && 'each mark is one request',
    waits.some(({ past }) => past > 0) && 'pale: steps before',
    crowd && 'bars are p50 and p95',
  ]
  return (
    <section className={cx(styles.strips, crowd && styles.crowd)}>
      <PanelTitle title={title} note={notes.filter(Boolean).join('; ')} />
      <div className={styles.plot}>
        {waits.map((wait) => (
          <Strip key={wait.client} name={run.nodes[wait.client]?.name ?? ''} wait={wait} max={max} scale={scale} onSelect={onSelect} />
        ))}
        <div ref={axis} className={styles.axis} aria-hidden="true">
          {scale.map((ms, index) => (
            <span key={ms} style={{ left: percent(ms, max) }}>
              {formatMsValue(ms)}
              {index === scale.length - 1 && `${NO_BREAK_SPACE}ms`}
            </span>
          ))}
        </div>
      </div>
    </section>
  )
}

interface StripProps {
  readonly name: string
  readonly wait: WaitFrame
  readonly max: number
  readonly scale: readonly number[]
  readonly onSelect: (request: number) => void
}

function Strip({ name, wait, max, scale, onSelect }: StripProps) {
  const isCrowd = wait.count >= CROWD
  const roving = useRoving(wait.marks.length)
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <div className={styles.track}>
        {scale.map((ms) => (
          <span key={ms} className={styles.gridline} style={{ left: percent(ms, max) }} />
        ))}
        {wait.floorMs > 0 && (
          <span className={styles.floor} data-near={wait.floorMs < max * NEAR || undefined} style={{ left: percent(wait.floorMs, max) }}>
            <span aria-hidden="true">light {formatMsValue(wait.floorMs)}</span>
          </span>
        )}
        {wait.pendingMs !== null && <Pending ms={wait.pendingMs} tone={wait.pendingTone} max={max} quiet={isCrowd} />}
        <div {...roving.container} className={styles.marks} aria-label={`Requests from ${name}`}>
          {wait.marks.map((mark, index) => (
            <button
              key={mark.request}
              {...roving.item(index)}
              type="button"
              className={cx(styles.mark, index < wait.past ? styles.past : index === wait.marks.length - 1 && styles.latest)}
              style={{ left: percent(mark.ms, max) }}
              aria-label={markName(mark, index < wait.past)}
              title={markName(mark, index < wait.past)}
              onClick={() => onSelect(mark.request)}
            >
              <OutcomeMark outcome={mark.outcome} size={isCrowd || index < wait.past ? 8 : 12} decorative />
            </button>
          ))}
        </div>
        {isCrowd && <Quantile which="p50" ms={wait.p50Ms} max={max} />}
        {isCrowd && <Quantile which="p95" ms={wait.p95Ms} max={max} />}
      </div>
      {isCrowd ? <QuantileWords p50Ms={wait.p50Ms} p95Ms={wait.p95Ms} /> : <span />}
      <span className="sr-only">{stripSentence(name, wait)}</span>
    </div>
  )
}

interface PendingProps {
  readonly ms: number
  readonly tone: WaitFrame['pendingTone']
  readonly max: number
  readonly quiet: boolean
}

function Pending({ ms, tone, max, quiet }: PendingProps) {
  const share = ms / max
  return (
    <>
      <span className={styles.pending} data-tone={tone}>
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      {!quiet && (
        <span className={styles.sofar} data-side={share > LABEL_TURNS ? 'left' : 'right'} style={{ left: percent(ms, max) }}>
          {formatMs(ms)} so far
        </span>
      )}
    </>
  )
}

function Quantile({ which, ms, max }: { readonly which: 'p50' | 'p95'; readonly ms: number | null; readonly max: number }) {
  return ms !== null && <span className={styles.quantile} data-which={which} style={{ left: percent(ms, max) }} />
}

function QuantileWords({ p50Ms, p95Ms }: Pick<WaitFrame, 'p50Ms' | 'p95Ms'>) {
  return (
    <span className={styles.words}>
      p50 <b>{p50Ms === null ? '–' : formatMsValue(p50Ms)}</b> p95 <b>{p95Ms === null ? '–' : formatMsValue(p95Ms)}</b>
    </span>
  )
}

const percent = (ms: number, max: number): string => `${Math.round((ms / max) * 10_000) / 100}%`

function longest(wait: WaitFrame): number[] {
  return [wait.floorMs, wait.pendingMs ?? 0, ...wait.marks.map((mark) => mark.ms)]
}

function markName({ ms, outcome }: WaitMark, isPast: boolean): string {
  return `${OUTCOME_WORDS[outcome]}, ${formatMs(ms)}${isPast ? ', in a step before' : ''}`
}

function stripSentence(name: string, { count, p50Ms, p95Ms, pendingMs, floorMs }: WaitFrame): string {
  const answers = count === 0 ? 'no answer yet' : `${counted(count, 'answer')}`
  const half = p50Ms === null ? '' : `, half within ${formatMs(p50Ms)}`
  const most = p95Ms === null ? '' : `, 95% within ${formatMs(p95Ms)}`
  const open = pendingMs === null ? '' : `, one waiting for ${formatMs(pendingMs)} so far`
  const floor = floorMs > 0 ? `; light alone needs ${formatMs(floorMs)}` : ''
  return `${name}: ${answers}${half}${most}${open}${floor}.`
}
