/**
 * The card under the map as SVG: routes with a line through those that lost, or the places with their users.
 */
import tints from '../draw/PlaceTints.module.css'
import type { CardLayout, CardRow, CardRule, CardText } from './cardLayout'
import styles from './DoorsCard.module.css'

export function DoorsCard({ card: { box, title, titleY, heads, rows, rules } }: { readonly card: CardLayout }) {
  return (
    <g role="img" aria-label={[title, ...rows.map(rowSentence), ...(rules.length > 0 ? [rulesSentence(rules)] : [])].join('. ')}>
      <rect className={styles.ground} x="0.5" y={box.y + 0.5} width={box.width - 1} height={box.height - 1} />
      <text className={styles.title} x="12" y={titleY}>{title}</text>
      {rules.map((rule) => <Rule key={rule.key} rule={rule} />)}
      {heads.map((head) => <Cell key={head.x} cell={head} />)}
      {rows.map((row) => <Row key={row.key} row={row} />)}
    </g>
  )
}

const rulesSentence = (rules: readonly CardRule[]): string => `Rules in their order: ${rules.map(({ text, result }) => [text, result].filter(Boolean).join(' ')).join(', ')}`

/** Its name, and under it what it did. */
function Rule({ rule: { x, y, width, text, result, resultY, look } }: { readonly rule: CardRule }) {
  return (
    <g className={styles.ofAll} data-look={look}>
      <line className={styles.bar} x1={x + 2} x2={x + width - 4} y1={y - 13} y2={y - 13} />
      <text className={styles.compares} x={x + 2} y={y}>{text}</text>
      <text className={styles.result} x={x + 2} y={resultY}>{result}</text>
    </g>
  )
}

const rowSentence = ({ cells }: CardRow): string => cells.map(({ text }) => text).filter(Boolean).join(', ')

function Row({ row: { cells, strike, place, box, dots } }: { readonly row: CardRow }) {
  return (
    <g className={`${styles.row} ${tints.tint}`} data-struck={strike ? '' : undefined} data-place={place >= 0 ? place : undefined}>
      {place >= 0 && <rect className={styles.swatch} x={box.x + 8} y={box.y + box.height / 2 - 6} width="12" height="12" rx="2" />}
      {dots.map(({ x, y }) => <circle key={x} className={styles.dot} cx={x} cy={y} r="4" />)}
      {cells.map((cell) => <Cell key={cell.x} cell={cell} />)}
      {strike && <line className={styles.strike} x1={strike.x1} x2={strike.x2} y1={strike.y} y2={strike.y} />}
    </g>
  )
}

const Cell = ({ cell: { x, y, text, look } }: { readonly cell: CardText }) => (text ? <text className={styles[look]} x={x} y={y}>{text}</text> : null)
