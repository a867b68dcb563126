/**
 * One ladder as SVG: arrows with what they carry, work, brackets with the phase and its time.
 */
import { type Arrow, type Bracket, LINE_NAME_OUT, type Ladder } from './ladderParts'
import type { LifelinesLayout } from './lifelinesLayout'
import styles from './LifelinesPicture.module.css'

export function LadderMarks({ ladder: { work, arrows, brackets, inside } }: { ladder: Ladder }) {
  return (
    <>
      {work.map(({ key, box, away }) => (
        <rect key={key} className={away ? styles.away : styles.work} {...box} rx="1.5" />
      ))}
      {arrows.map((arrow, i) => <ArrowLine key={i} arrow={arrow} />)}
      {arrows.map((arrow, i) => <ArrowLabel key={i} arrow={arrow} />)}
      {brackets.map((bracket) => <BracketMark key={bracket.side + bracket.key} bracket={bracket} />)}
      {inside.map(({ x, y, text }) => <text key={y} className={styles.phase} x={x} y={y + 4} textAnchor="middle">{text}</text>)}
    </>
  )
}

/** The lines of an earlier ladder. */
export function Ghost({ arrows }: { arrows: readonly Arrow[] }) {
  return (
    <g className={styles.ghost}>
      {arrows.map(({ from, to, band }, i) => <path key={i} d={band ? `M${band.map((point) => point.join(' ')).join('L')}Z` : `M${from.join(' ')}L${to.join(' ')}`} />)}
    </g>
  )
}

/** The title of a ladder that stands beside others, its nodes' names and lines. */
export function LadderLines({ ladder: { title, lines, nowY }, layout: { scale } }: { ladder: Ladder; layout: LifelinesLayout }) {
  const top = scale.y(0)
  return (
    <g>
      {title && <text className={styles.title} x={title.x} y={title.y} textAnchor="middle">{title.text}</text>}
      {lines.map(({ x, name, side }) => (
        <g key={x}>
          <text className={styles.tick} x={side === 'start' ? x - LINE_NAME_OUT : x + LINE_NAME_OUT} y={top - 12} textAnchor={side}>{name}</text>
          <line className={styles.future} x1={x} x2={x} y1={top - 6} y2={scale.y(scale.endMs)} />
          <line className={styles.past} x1={x} x2={x} y1={top - 6} y2={nowY} />
        </g>
      ))}
    </g>
  )
}

function ArrowLine({ arrow: { from, to, arrived, lost, tone, band } }: { arrow: Arrow }) {
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
  return (
    <g data-tone={tone} className={styles.arrow}>
      {band && <path className={styles.band} d={`M${band.map((point) => point.join(' ')).join('L')}Z`} />}
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      {arrived && <path d="M0 0L-8 -3.6V3.6Z" transform={`translate(${to[0]} ${to[1]}) rotate(${angle})`} />}
      {lost && <path className={styles.lost} d="M-5 -5L5 5M-5 5L5 -5" transform={`translate(${to[0]} ${to[1]})`} />}
    </g>
  )
}

function ArrowLabel({ arrow: { label } }: { arrow: Arrow }) {
  if (!label) return null
  const { words, at, degrees } = label
  return (
    <g className={styles.arrowLabel} transform={`translate(${at[0]} ${at[1]}) rotate(${degrees})`}>
      {words.map(({ text, side }) => <text key={side} y={side === 'above' ? -5 : 13} textAnchor="middle">{text}</text>)}
    </g>
  )
}

/** A bracket along the phase, and its words at the middle or as near as the others leave room. */
function BracketMark({ bracket: { side, x, top, bottom, labelX, labelY, phase, time, tone } }: { bracket: Bracket }) {
  const out = side === 'left' ? -1 : 1
  const middle = (top + bottom) / 2
  return (
    <g data-tone={tone}>
      <path className={styles.bracket} d={`M${x} ${top}h${4 * out}V${bottom}h${-4 * out}`} />
      <path className={styles.bracket} d={`M${x + 4 * out} ${middle}L${labelX - 3 * out} ${labelY}`} />
      <text className={styles.phase} x={labelX} y={labelY + 4} textAnchor={side === 'left' ? 'end' : 'start'}>
        {phase}{' '}
        <tspan className={styles.time}>{time}</tspan>
      </text>
    </g>
  )
}
