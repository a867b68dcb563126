/**
 * The front as SVG. It draws what frontLayout.ts computed and decides nothing.
 */
import type { FrontFrame } from '../../frame/frontFrame'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { RequestTargets } from '../draw/RequestTargets'
import { pressable } from '../draw/pressable'
import type { PictureProps } from '../viewModule'
import { FrontHead } from './FrontHead'
import { Mark } from './FrontMark'
import type { FrontLayout } from './frontLayout'
import styles from './FrontPicture.module.css'

const HATCH = 'front-hole'
const COPIES = ['empty', 'held', 'old'] as const

export function FrontPicture({ layout, actions }: PictureProps<FrontFrame, FrontLayout>) {
  const { plot, strip, nowX, shieldY } = layout
  return (
    <>
      <defs>
        <pattern id={HATCH} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.holeGround} width="5" height="5" />
          <line className={styles.holeStripe} y2="5" x1="1" x2="1" />
        </pattern>
      </defs>
      <FrontHead layout={layout} hole={HATCH} isPressed={actions.select !== undefined} />
      <Ground layout={layout} />
      <g role="img" aria-label={layout.sentence}>
        {COPIES.map((state) => <path key={state} className={styles.copy} data-state={state} d={layout.shapes.copies[state]} />)}
        <path className={styles.window} d={layout.shapes.windows} />
        <path d={layout.shapes.holes} fill={`url(#${HATCH})`} />
        <path className={styles.stain} d={layout.shapes.stains} />
        <path className={styles.wait} d={layout.shapes.waits} />
        {shieldY !== null && <line className={styles.shield} x1={plot.x} x2={plot.x + plot.width} y1={shieldY} y2={shieldY} />}
        {layout.fronts.map((d, k) => (
          <g key={k}>
            <path className={styles.frontGround} d={d} />
            <path className={styles.front} d={d} />
          </g>
        ))}
        {layout.marks.map((mark) => <Mark key={mark.key} mark={mark} />)}
        {layout.shapes.lost.map(({ key, x, y }) => <path key={key} className={styles.lost} d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />)}
        {layout.shapes.gossip.map(({ key, x, y }) => <circle key={key} className={styles.gossip} cx={x} cy={y} r="4" />)}
      </g>
      <Strip layout={layout} />
      <line className={styles.now} x1={nowX} x2={nowX} y1={plot.y} y2={strip.y + strip.height} aria-hidden="true" />
      <Rings layout={layout} />
      <Names layout={layout} actions={actions} />
      <RequestTargets targets={layout.targets} label="Answers" actions={actions} />
    </>
  )
}

function Ground({ layout: { plot, strip, rows, rowHeight, ticks, changes, changeY, deadline } }: { readonly layout: FrontLayout }) {
  const bottom = strip.y + strip.height
  return (
    <g aria-hidden="true">
      {rows.map(({ node, box }) => <line key={node} className={styles.row} x1={plot.x} x2={plot.x + plot.width} y1={box.y + rowHeight} y2={box.y + rowHeight} />)}
      {ticks.map(({ x, text, anchor }) => (
        <g key={text}>
          <line className={styles.grid} x1={x} x2={x} y1={plot.y} y2={bottom + 4} />
          <text className={styles.tick} x={x} y={bottom + 15} textAnchor={anchor}>{text}</text>
        </g>
      ))}
      {changes.map(({ x, text }) => (
        <g key={x}>
          <line className={styles.change} x1={x} x2={x} y1={changeY + 2} y2={bottom} />
          {text && <text className={styles.changeWords} x={x - 3} y={changeY - 1}>{text}</text>}
        </g>
      ))}
      {deadline && (
        <>
          <line className={styles.deadline} x1={deadline.x} x2={deadline.x} y1={changeY + 2} y2={bottom} />
          <text className={styles.changeWords} x={deadline.x} y={changeY - 1} textAnchor="middle">{deadline.text}</text>
        </>
      )}
    </g>
  )
}

function Rings({ layout: { rings, asked } }: { readonly layout: FrontLayout }) {
  return (
    <g aria-hidden="true">
      {asked && <path className={styles.asked} d={asked} />}
      {rings.map(({ key, askedX, y }) => <circle key={key} className={styles.askedHere} cx={askedX} cy={y} r="2.6" />)}
      {rings.map(({ key, x, y, r, text, textX, anchor }) => (
        <g key={key}>
          <circle className={styles.ring} cx={x} cy={y} r={r} />
          {/* Over the line of the marks: the next one may stand close to the ring. */}
          <text className={styles.ringWords} x={textX} y={y - 6} textAnchor={anchor}>{text}</text>
        </g>
      ))}
    </g>
  )
}

function Strip({ layout: { strip, bars, stripWords, stripSentence, namesEnd } }: { readonly layout: FrontLayout }) {
  const foot = strip.y + strip.height
  return (
    <g role="img" aria-label={stripSentence}>
      <line className={styles.foot} x1={strip.x} x2={strip.x + strip.width} y1={foot} y2={foot} />
      {bars.map(({ x, width, whole, thin }) => (
        <g key={x}>
          {whole > 0 && <rect className={styles.whole} x={x + 0.5} y={foot - whole} width={Math.max(1, width - 1)} height={whole} />}
          {thin > 0 && <rect className={styles.thin} x={x + width / 2 - 1} y={foot - whole - thin} width="2" height={thin} />}
        </g>
      ))}
      <text className={styles.origin} x={namesEnd} y={foot - 3} textAnchor="end">Origin</text>
      <text className={styles.stripWords} x={strip.x + strip.width} y={strip.y + 9} textAnchor="end">
        {stripWords.length === 0 ? 'nothing asked' : stripWords.map(({ text, thin }, k) => <tspan key={text} data-thin={thin || undefined}>{k === 0 ? text : `, ${text}`}</tspan>)}
      </text>
    </g>
  )
}

/** The names of the rows; each opens a cache. */
function Names({ layout: { rows, plot, namesEnd }, actions: { select, selection } }: { readonly layout: FrontLayout; readonly actions: StageActions }) {
  const { container, item } = useRoving(rows.length)
  return (
    <>
      <g {...(select ? { ...container, 'aria-label': 'Caches' } : {})}>
        {rows.map(({ node, text, name, y, box }, k) => (
          <g
            key={node}
            className={styles.name}
            {...(select ? { ...pressable(name, () => select({ kind: 'cache', node })), ...item(k) } : { role: 'img', 'aria-label': name })}
            data-selected={(selection?.kind === 'cache' && selection.node === node) || undefined}
          >
            <rect {...box} />
            <text x={namesEnd} y={y} textAnchor="end">{text}</text>
          </g>
        ))}
      </g>
      <g aria-hidden="true">
        {rows.map(({ node, told, isLate, y }) => told && <text key={node} className={styles.told} data-late={isLate || undefined} x={plot.x + plot.width + 8} y={y}>{told}</text>)}
      </g>
    </>
  )
}
