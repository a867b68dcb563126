/**
 * Lives of copies as SVG: rows of bars, the origin's strip, one axis of time. It draws what livesLayout computed and decides nothing.
 */
import type { LivesFrame } from '../../frame/livesFrame'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { pressable } from '../draw/pressable'
import type { PictureProps } from '../viewModule'
import type { LivesLayout } from './livesLayout'
import { livesSentence } from './livesWords'
import styles from './LivesPicture.module.css'

export function LivesPicture({ layout, now, actions }: PictureProps<LivesFrame, LivesLayout>) {
  const { grounds, used, left, old, names, tiers, guides, plot } = layout
  return (
    <>
      <Axis layout={layout} />
      <g role="img" aria-label={livesSentence(now)}>
        <path className={styles.grounds} d={grounds} />
        <path className={styles.left} d={left} />
        <path className={styles.used} d={used} />
        <path className={styles.old} d={old} />
      </g>
      <g aria-hidden="true">
        {guides.map((at) => <line key={at} className={styles.guide} x1={at} x2={at} y1={plot.y} y2={plot.y + plot.height} />)}
        {tiers.map(({ text, y }) => <text key={text} className={styles.tier} x={plot.x - 8} y={y} textAnchor="end">{text}</text>)}
        {names.map(({ text, y }) => <text key={y} className={styles.name} x={plot.x - 8} y={y} textAnchor="end">{text}</text>)}
      </g>
      <Turns layout={layout} />
      <Strip layout={layout} />
      <Legend layout={layout} />
      <Targets layout={layout} actions={actions} />
    </>
  )
}

function Axis({ layout: { ticks, plot, strip, nowX } }: { readonly layout: LivesLayout }) {
  const foot = strip.y + strip.height
  return (
    <g aria-hidden="true">
      {ticks.map(({ x, text, anchor }) => (
        <g key={text}>
          <line className={styles.grid} x1={x} x2={x} y1={plot.y} y2={foot} />
          <text className={styles.tick} x={x} y={foot + 14} textAnchor={anchor}>{text}</text>
        </g>
      ))}
      <line className={styles.now} x1={nowX} x2={nowX} y1={plot.y} y2={foot + 3} />
    </g>
  )
}

function Turns({ layout: { turns, turnY, plot, strip } }: { readonly layout: LivesLayout }) {
  return (
    <g aria-hidden="true">
      {turns.map(({ x, text, anchor }) => (
        <g key={`${x} ${text}`}>
          <line className={styles.turn} x1={x} x2={x} y1={plot.y} y2={strip.y + strip.height} />
          <text className={styles.turned} x={anchor === 'start' ? x + 5 : x - 5} y={turnY} textAnchor={anchor}>{text}</text>
        </g>
      ))}
    </g>
  )
}

function Strip({ layout: { strip, asked, askedWords } }: { readonly layout: LivesLayout }) {
  return (
    <g aria-hidden="true">
      <line className={styles.axis} x1={strip.x} x2={strip.x + strip.width} y1={strip.y + strip.height} y2={strip.y + strip.height} />
      <path className={styles.asked} d={asked} />
      <text className={styles.words} x={strip.x - 8} y={strip.y + strip.height - 4} textAnchor="end">{askedWords}</text>
    </g>
  )
}

function Legend({ layout: { legend, legendY } }: { readonly layout: LivesLayout }) {
  return (
    <g aria-hidden="true">
      {legend.map(({ look, text, x }) => (
        <g key={look}>
          <rect className={styles[look]} x={x} y={legendY - 8} width="12" height="8" />
          <text className={styles.legend} x={x + 17} y={legendY}>{text}</text>
        </g>
      ))}
    </g>
  )
}

function Targets({ layout: { targets }, actions: { select, selection } }: { readonly layout: LivesLayout; readonly actions: StageActions }) {
  const { container, item } = useRoving(targets.length)
  if (!select || targets.length === 0) return null
  return (
    <g {...container} aria-label="Copies">
      {targets.map(({ request, name, ...box }, i) => (
        <g key={`${box.y} ${request}`} className={styles.target} {...pressable(name, () => select({ kind: 'request', request }))} {...item(i)} data-selected={(selection?.kind === 'request' && selection.request === request) || undefined}>
          <rect {...box} />
        </g>
      ))}
    </g>
  )
}
