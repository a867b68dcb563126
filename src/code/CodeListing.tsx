/**
 * One listing with its running line. The marker is one element that slides from line to
 * line; it is made anew when the listing starts to run, so it never slides in from nowhere.
 */
import { memo } from 'react'
import type { CodeFrame, Tone } from '../frame/types'
import type { ListedCode, Token } from '../scene/listing'
import styles from './CodeListing.module.css'

const LINE_PX = 22

export interface CodeListingProps {
  readonly code: ListedCode
  readonly frame: CodeFrame | undefined
  /** The outcome of the request that runs it. */
  readonly tone: Tone
  /** Another listing runs: where room is scarce this one is only named. */
  readonly aside: boolean
}

export function CodeListing({ code: { listing, note }, frame, tone, aside }: CodeListingProps) {
  const line = frame?.line ?? 0
  return (
    <section className={styles.listing} aria-label={listing.name} data-aside={aside ? '' : undefined}>
      <h2 className={styles.head}>
        <span className={styles.name}>{listing.name}</span>
        <span className={styles.note}>{note}</span>
      </h2>
      <pre className={styles.body} tabIndex={0} role="region" aria-label={`Code of ${listing.name}`}>
        {line > 0 && (
          <span
            className={styles.marker}
            data-marker=""
            data-tone={tone}
            data-waiting={frame?.waiting ? '' : undefined}
            style={{ transform: `translateY(${(line - 1) * LINE_PX}px)` }}
          />
        )}
        <code>
          {listing.lines.map((tokens, index) => (
            <CodeLine key={index} number={index + 1} tokens={tokens} running={line === index + 1} />
          ))}
        </code>
      </pre>
    </section>
  )
}

interface CodeLineProps {
  readonly number: number
  readonly tokens: readonly Token[]
  readonly running: boolean
}

const CodeLine = memo(function CodeLine({ number, tokens, running }: CodeLineProps) {
  return (
    <span className={styles.line} data-running={running ? '' : undefined}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <span>
        {tokens.map(([text, kind], index) => (kind ? <span key={index} className={styles[kind]}>{text}</span> : text))}
        {running && <span className="sr-only"> (running)</span>}
        {'\n'}
      </span>
    </span>
  )
})
