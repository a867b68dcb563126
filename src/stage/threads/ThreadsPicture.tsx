/**
 * The threads as SVG: strips, rows, counters. It draws what threadsLayout.ts computed and decides nothing.
 */
import type { ThreadsFrame } from '../../frame/threadsFrame'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { pressable } from '../draw/pressable'
import tints from '../draw/PlaceTints.module.css'
import type { PictureProps } from '../viewModule'
import type { HalfLayout, StripLayout, ThreadLine, ThreadsLayout } from './threadsLayout'
import styles from './ThreadsPicture.module.css'

export function ThreadsPicture({ layout, actions }: PictureProps<ThreadsFrame, ThreadsLayout>) {
  const { plot, halves, strips, marks, markY, ticks, nowX } = layout
  const bottom = strips.at(-1)!.box.y + strips.at(-1)!.box.height
  const { container, item } = useRoving(halves.reduce((sum, { lines }) => sum + lines.length, 0))
  return (
    <>
      <g aria-hidden="true">
        {ticks.map(({ x, text, anchor }) => (
          <g key={text}>
            <line className={styles.grid} x1={x} x2={x} y1={strips[0]!.box.y} y2={bottom} />
            <text className={styles.tick} x={x} y={bottom + 14} textAnchor={anchor}>{text}</text>
          </g>
        ))}
        {marks.map(({ key, x, label, down }) => (
          <g key={key}>
            <line className={styles.mark} data-down={down || undefined} x1={x} x2={x} y1={markY + 1} y2={plot.y + plot.height} />
            {label && <text className={styles.markLabel} data-down={down || undefined} x={label.x} y={markY - 2} textAnchor={label.anchor}>{label.text}</text>}
          </g>
        ))}
      </g>
      {strips.map((strip) => <StripBars key={strip.label} strip={strip} />)}
      <g {...(actions.select ? { ...container, 'aria-label': 'Users' } : {})}>
        {halves.map((half, h) => (
          <g key={half.title}>
            <HalfTitle half={half} />
            {half.lines.map((line, k) => (
              <Thread key={line.client} line={line} actions={actions} roving={actions.select ? item((halves[h - 1]?.lines.length ?? 0) + k) : {}} />
            ))}
          </g>
        ))}
      </g>
      <g aria-hidden="true">{halves.flatMap(({ lines }) => lines).map((line) => <Words key={line.client} line={line} />)}</g>
      <line className={styles.now} x1={nowX} x2={nowX} y1={strips[0]!.box.y} y2={bottom} aria-hidden="true" />
    </>
  )
}

function HalfTitle({ half: { title, titleY, box, failed, before, noticed, noticedX } }: { readonly half: HalfLayout }) {
  const right = box.x + box.width
  return (
    <g>
      <text className={styles.title} x={4} y={titleY}>{title}</text>
      <text className={styles.failed} x={right - 6} y={titleY} textAnchor="end" data-any={failed > 0 || undefined}>
        {`${failed} failed`}{before && <tspan className={styles.before}>{`, ${before}`}</tspan>}
      </text>
      {noticedX !== null && <line className={styles.noticed} x1={noticedX} x2={noticedX} y1={box.y - 12} y2={box.y + box.height} aria-hidden="true" />}
      {noticed && <text className={styles.noticedLabel} x={noticed.x} y={titleY} aria-hidden="true">{noticed.text}</text>}
    </g>
  )
}

interface ThreadProps {
  readonly line: ThreadLine
  readonly actions: StageActions
  readonly roving: object
}

function Thread({ line, actions: { select, selection }, roving }: ThreadProps) {
  const { client, sentence, y, height, pieces, cells, ticks, ghosts, target } = line
  const middle = y + height / 2
  const tall = Math.max(4, height - 2.5)
  const selected = selection?.kind === 'way' && selection.client === client
  const press = pressable(`${sentence}. Open the decision`, select && (() => select({ kind: 'way', client })))
  return (
    <g className={styles.thread} data-selected={selected || undefined} {...(select ? press : { role: 'img', 'aria-label': sentence })} {...roving}>
      <rect className={styles.target} {...target} />
      {ghosts.map((ghost) => <rect key={ghost.x} className={styles.ghost} x={ghost.x} y={middle - tall / 2 + 0.5} width={ghost.width} height={tall - 1} />)}
      {pieces.filter(({ state }) => state !== 'failed').map((piece) => (
        <line key={piece.x} className={`${styles.piece} ${tints.tint}`} data-place={piece.place >= 0 ? piece.place : undefined} data-state={piece.state} x1={piece.x} x2={piece.x + piece.width} y1={middle} y2={middle} />
      ))}
      {cells.map(({ x, width }) => <rect key={x} className={styles.cell} x={x} y={middle - tall / 2} width={Math.max(1, width - 1)} height={tall} />)}
      {ticks.map((x) => <line key={x} className={styles.lookup} x1={x} x2={x} y1={middle - Math.min(5, tall / 2)} y2={middle + Math.min(5, tall / 2)} />)}
    </g>
  )
}

/** Beside the thread and not in it, because its name as a button says more. */
function Words({ line: { label, labelY, end, target } }: { readonly line: ThreadLine }) {
  return (
    <>
      {label && <text className={styles.name} x={target.x + 4} y={labelY + 4}>{label}</text>}
      {end.text && <text className={`${styles.end} ${tints.tint}`} data-place={end.failing ? undefined : end.place} data-failing={end.failing || undefined} x={end.x} y={labelY + 4}>{end.text}</text>}
    </>
  )
}

function StripBars({ strip: { label, words, sentence, box, bars, at } }: { readonly strip: StripLayout }) {
  const foot = box.y + box.height
  return (
    <g role="img" aria-label={sentence}>
      <line className={styles.foot} x1={box.x} x2={box.x + box.width} y1={foot} y2={foot} />
      {bars.map(({ x, width, height, before }) => (
        <g key={x}>
          {before > 0 && <rect className={styles.barBefore} x={x + 0.5} y={foot - before} width={Math.max(1, width - 1)} height={before} />}
          {height > 0 && <rect className={styles.bar} x={x + 1} y={foot - height} width={Math.max(1, width - 2)} height={height} />}
        </g>
      ))}
      {at.lines === 2 && <text className={styles.stripLabel} x={at.x} y={at.y - 13}>{label}</text>}
      <text className={styles.stripWords} x={at.x} y={at.y} textAnchor={at.anchor}>{at.lines === 2 ? words : `${label}: ${words}`}</text>
    </g>
  )
}
