/**
 * What the ink of a page and the colours of its strip mean, in a line.
 */
import { textWidth } from '../draw/text'
import styles from './Legend.module.css'

const SIZE = 11
const [MARK, GAP] = [15, 14]
/** What is said, the longer words where there is room. */
const ITEMS = [
  { look: 'used', words: ['on disk, until it answered last', 'until it answered last', 'on disk, used'] },
  { look: 'idle', words: ['on disk since then, for nothing', 'after that, for nothing', 'for nothing'] },
  { look: 'hits', words: ['answered from disk', 'from disk', 'found'] },
  { look: 'misses', words: ['asked of the origin', 'from the origin', 'not'] },
] as const

export interface LegendProps {
  readonly x: number
  /** The base of its letters. */
  readonly y: number
  readonly width: number
}

export function Legend({ x, y, width }: LegendProps) {
  const lengths = ITEMS[0].words.map((_, k) => ITEMS.map(({ words }) => MARK + 5 + textWidth(words[k]!, SIZE) + GAP))
  const fit = lengths.findIndex((all) => all.reduce((sum, one) => sum + one, -GAP) <= width)
  const chosen = fit < 0 ? lengths.length - 1 : fit
  let at = x
  return (
    <g aria-hidden="true">
      {ITEMS.map(({ look, words }, k) => {
        const left = at
        at += lengths[chosen]![k]!
        return (
          <g key={look} transform={`translate(${left} ${y})`}>
            <rect className={styles.mark} data-look={look} y={look === 'used' || look === 'idle' ? -6 : -9} width={MARK} height={look === 'used' || look === 'idle' ? 4 : 10} />
            <text className={styles.words} x={MARK + 5}>{words[chosen]}</text>
          </g>
        )
      })}
    </g>
  )
}
