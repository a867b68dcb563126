/**
 * The crowd view as SVG: actors, bars, batons, outlines of earlier crowds, and the origin's strip. It draws what crowdLayout.ts
 * computed and decides nothing.
 */
import type { CrowdFrame } from '../../frame/crowdFrame'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { ActorRow } from '../draw/ActorRow'
import { Links } from '../draw/Links'
import { RequestTargets } from '../draw/RequestTargets'
import type { PictureProps } from '../viewModule'
import { CrowdHead, QUEUE_PATTERN } from './CrowdHead'
import { CrowdStrip } from './CrowdStrip'
import type { CrowdLayout } from './crowdLayout'
import { type EndMark, LEADER } from './crowdRows'
import { barsSentence, loadSentence } from './crowdWords'
import styles from './CrowdPicture.module.css'

export function CrowdPicture({ layout, frame, now, actions }: PictureProps<CrowdFrame, CrowdLayout>) {
  const { plot, strip, nowX } = layout
  return (
    <>
      <Links frame={frame} geometry={layout.geometry} solid />
      <ActorRow actors={layout.actors} frame={frame} actions={actions} />
      <CrowdHead layout={layout} />
      <Axis layout={layout} now={now} />
      <g role="img" aria-label={barsSentence(now)}>
        <Bars layout={layout} />
        <Outlines layout={layout} />
      </g>
      <CrowdStrip load={layout.load} box={strip} sentence={loadSentence(now)} />
      <g className={styles.now} aria-hidden="true">
        <line x1={nowX} x2={nowX} y1={plot.y} y2={strip.y + strip.height} />
        <path d={`M${nowX - 4} ${plot.y}h8l-4 5z`} />
      </g>
      <Over layout={layout} />
      <RequestTargets targets={layout.bars.targets} label="Requests" actions={actions} />
    </>
  )
}

function Axis({ layout: { axis, plot, strip, rows }, now }: { readonly layout: CrowdLayout; readonly now: CrowdFrame }) {
  const bottom = strip.y + strip.height
  const [first, last] = [now.before, now.places - 1]
  const told = rows.y(last) - rows.y(first) > 30
  return (
    <g aria-hidden="true">
      {axis.ticks.map(({ at, text }) => (
        <g key={text}>
          <line className={styles.grid} x1={at} x2={at} y1={plot.y} y2={bottom + 4} />
          <text className={styles.tick} x={at} y={bottom + 16} textAnchor={at > plot.x + plot.width - 12 ? 'end' : 'middle'}>{text}</text>
        </g>
      ))}
      <text className={styles.gutter} x={plot.x - 8} y={told ? (rows.y(first) + rows.y(last + 1)) / 2 + 4 : rows.y(first) + 10} textAnchor="end">{now.rows === 'pages' ? 'Pages' : 'Users'}</text>
      {told && <text className={styles.tick} x={plot.x - 8} y={rows.y(first) + 9} textAnchor="end">1</text>}
      {told && <text className={styles.tick} x={plot.x - 8} y={rows.y(last + 1) - 1} textAnchor="end">{last - first + 1}</text>}
      <text className={styles.gutter} x={plot.x - 8} y={strip.y + strip.height / 2 + 4} textAnchor="end">Origin</text>
    </g>
  )
}

function Outlines({ layout: { outlines } }: { readonly layout: CrowdLayout }) {
  return outlines.map(({ d, name }) => (
    <g key={name}>
      <path className={styles.outlineGround} d={d} />
      <path className={styles.outline} d={d} />
    </g>
  ))
}

function Bars({ layout: { bars } }: { readonly layout: CrowdLayout }) {
  return (
    <>
      {bars.paths.map(({ doing, d }) => <path key={doing} className={styles.bar} data-doing={doing} d={d} {...(doing === 'queue' ? { fill: `url(#${QUEUE_PATTERN})` } : {})} />)}
      {bars.ticks.map(({ shape, d }) => <path key={shape} className={styles.end} data-tone={shape} d={d} />)}
      {bars.ends.map((end) => <End key={end.key} end={end} />)}
    </>
  )
}

function End({ end: { x, y, size, shape } }: { readonly end: EndMark }) {
  const { path, stroke } = OUTCOME_SHAPES[shape]
  const scale = size / 12
  return <path className={stroke ? styles.endLine : styles.end} data-tone={shape} d={path} strokeWidth={stroke && stroke + 0.6} transform={`translate(${x - 6 * scale} ${y - 6 * scale}) scale(${scale})`} />
}

/** What lies over the bars and the line of the moment: words can be read wherever that is. */
function Over({ layout: { batons, bars, load, notes, outlines, plot, strip } }: { readonly layout: CrowdLayout }) {
  const { flags, leader } = bars
  return (
    <g aria-hidden="true">
      {notes.map(({ key, x }) => <line key={key} className={styles.note} x1={x} x2={x} y1={plot.y} y2={strip.y + strip.height} />)}
      {batons.map(({ key, line, head, words }) => (
        <g key={key}>
          <path className={styles.baton} d={line} />
          <path className={styles.flag} d={head} />
          {words && <text className={styles.words} x={words.x} y={words.y}>{words.text}</text>}
        </g>
      ))}
      {flags.map(({ key, x, y }) => <path key={key} className={styles.flag} d={`M${x - 7} ${y - 3.5}l7 3.5l-7 3.5z`} />)}
      {leader && <text className={styles.words} x={leader.x} y={leader.y}>{LEADER}</text>}
      {outlines.map(({ name, textX, textY, anchor }) => <text key={name} className={styles.outlineWords} x={textX} y={textY} textAnchor={anchor}>{name}</text>)}
      <text className={styles.strip} x={strip.x + strip.width} y={strip.y + 12} textAnchor="end">{load.words}</text>
      {notes.map(({ key, text, textX, textY, anchor }) => <text key={key} className={styles.words} x={textX} y={textY} textAnchor={anchor}>{text}</text>)}
    </g>
  )
}
