/**
 * How long a browser and a CDN may use one response, as two bars on one scale: used without
 * asking, served while it is refreshed, served when the origin fails. It draws what it is given.
 */
import { cx } from '../../ui/cx'
import styles from './LifetimeBars.module.css'

export interface LifetimePart {
  readonly kind: 'fresh' | 'refreshed' | 'failing'
  readonly seconds: number
  /** "1 hour" */
  readonly words: string
}
export interface LifetimeBar {
  readonly name: string
  /** One after the other; empty when it is never used without asking. */
  readonly parts: readonly LifetimePart[]
  /** In place of a bar: "not kept". */
  readonly instead: string
  /** How old it is when it arrives (s). */
  readonly age: number
  readonly ageWords: string
}

const MEANINGS: Readonly<Record<LifetimePart['kind'], string>> = {
  fresh: 'used without asking',
  refreshed: 'served while it is refreshed',
  failing: 'served if the origin fails',
}
const AFTER: Readonly<Record<LifetimePart['kind'], string>> = { fresh: '', refreshed: ' more', failing: ' if the origin fails' }

export function LifetimeBars({ bars }: { readonly bars: readonly LifetimeBar[] }) {
  const end = Math.max(...bars.map(({ parts, age }) => Math.max(total(parts), parts.length > 0 ? age : 0)))
  const kinds = (['fresh', 'refreshed', 'failing'] as const).filter((kind) => bars.some(({ parts }) => parts.some((part) => part.kind === kind)))
  return (
    <div className={styles.bars}>
      {bars.map((bar) => (
        <div key={bar.name} className={styles.row}>
          <span className={styles.name}>{bar.name}</span>
          {bar.parts.length === 0 ? <span className={styles.instead}>{bar.instead}</span> : <Bar bar={bar} end={end} />}
        </div>
      ))}
      {kinds.length > 0 && (
        <p className={styles.legend} aria-hidden="true">
          {kinds.map((kind) => (
            <span key={kind} className={styles.key}>
              <span className={cx(styles.swatch, styles[kind])} />
              {MEANINGS[kind]}
            </span>
          ))}
          {bars.some(({ parts, age }) => parts.length > 0 && age > 0) && (
            <span className={styles.key}>
              <span className={styles.tick} />
              its age on arrival
            </span>
          )}
        </p>
      )}
    </div>
  )
}

function Bar({ bar: { name, parts, age, ageWords }, end }: { readonly bar: LifetimeBar; readonly end: number }) {
  const told = parts.map(({ kind, words }) => `${MEANINGS[kind]} for ${words}`)
  if (age > 0) told.push(`${ageWords} old on arrival`)
  return (
    <span className={styles.line}>
      <span className={styles.track} role="img" aria-label={`${name}: ${told.join(', ')}`}>
        {parts.map(({ kind, seconds }) => (
          <span key={kind} className={cx(styles.part, styles[kind])} style={{ inlineSize: `${(seconds / end) * 100}%` }} />
        ))}
        {age > 0 && <span className={styles.age} style={{ insetInlineStart: `${Math.min(1, age / end) * 100}%` }} />}
      </span>
      <span className={styles.words}>{parts.map(({ kind, words }) => words + AFTER[kind]).join(', ')}</span>
    </span>
  )
}

function total(parts: readonly LifetimePart[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0)
}
