/**
 * What the looks of a picture mean, in a line: of a page its ink and the colours of its strip, of a ring its dots.
 */
import { textWidth } from '../draw/text'
import styles from './Legend.module.css'

const SIZE = 11
const [MARK, GAP] = [15, 14]

/** A look and what is said of it, the longer words where there is room. */
type Item = readonly [look: string, words: readonly [string, string, string]]

/** The ink of a page, and the colours of its strip. */
export const PAGE_LOOKS: readonly Item[] = [
  ['used', ['on disk, until it answered last', 'until it answered last', 'on disk, used']],
  ['idle', ['on disk since then, for nothing', 'after that, for nothing', 'for nothing']],
  ['hits', ['answered from disk', 'from disk', 'found']],
  ['misses', ['asked of the origin', 'from the origin', 'not']],
]

/** The dots of a ring. */
export const RING_LOOKS: readonly Item[] = [
  ['sought', ['a copy, and asked for there', 'asked for there', 'copy']],
  ['unsought', ['a copy that nobody asks for there', 'not asked for there', 'not asked']],
  ['lacking', ['lacking where it is asked for', 'lacking', 'lacking']],
  ['spoke', ['fetched from the origin', 'fetched', 'fetched']],
]

export interface LegendProps {
  readonly items: readonly Item[]
  readonly x: number
  /** The base of its letters. */
  readonly y: number
  readonly width: number
}

export function Legend({ items, x, y, width }: LegendProps) {
  const lengths = [0, 1, 2].map((k) => items.map(([, words]) => MARK + 5 + textWidth(words[k]!, SIZE) + GAP))
  const fit = lengths.findIndex((all) => all.reduce((sum, one) => sum + one, -GAP) <= width)
  const chosen = fit < 0 ? lengths.length - 1 : fit
  let at = x
  return (
    <g aria-hidden="true">
      {items.map(([look, words], k) => {
        const left = at
        at += lengths[chosen]![k]!
        return (
          <g key={look} transform={`translate(${left} ${y})`}>
            <Mark look={look} />
            <text className={styles.words} x={MARK + 5}>{words[chosen]}</text>
          </g>
        )
      })}
    </g>
  )
}

function Mark({ look }: { look: string }) {
  if (look === 'sought' || look === 'unsought' || look === 'lacking') return <circle className={styles.mark} data-look={look} cx={MARK - 5} cy="-4" r="3.4" />
  if (look === 'spoke') return <line className={styles.mark} data-look={look} x2={MARK} y1="-4" y2="-4" />
  const thin = look === 'used' || look === 'idle'
  return <rect className={styles.mark} data-look={look} y={thin ? -6 : -9} width={MARK} height={thin ? 4 : 10} />
}
