/**
 * A listing of layers: `Edge.layers = [ ... ]`, a line for each that the cache has, lit while the followed request is in it. Where a lever makes
 * the list each line has a switch, and what is switched off stays in its place; what another lever keeps out has none: it would change nothing. It is never only named, as other listings are where room is scarce:
 * its switches must be in reach.
 */
import { type ReactNode, useId } from 'react'
import type { CodeFrame, LayerFrame, Tone } from '../frame/types'
import type { ListedCode } from '../scene/listing'
import { Toggle } from '../ui/Toggle'
import styles from './CodeListing.module.css'

const LINE_PX = 26

export interface StackListingProps {
  readonly code: ListedCode
  readonly frame: CodeFrame
  readonly tone: Tone
  /** A layer is taken out, or put back. */
  readonly onSwitch: (layer: string) => void
}

export function StackListing({ code: { listing, note }, frame: { layers = [] }, tone, onSwitch }: StackListingProps) {
  return (
    <section className={styles.listing} aria-label={listing.name}>
      <h2 className={styles.head}>
        <span className={styles.name}>{listing.name}</span>
        <span className={styles.note}>{note}</span>
      </h2>
      <pre className={`${styles.body} ${styles.stack}`} tabIndex={0} role="region" aria-label={`Code of ${listing.name}`}>
        {layers.map(({ name, state }, place) => state !== 'rests' && (
          <span
            key={name}
            className={styles.marker}
            data-marker=""
            data-tone={tone}
            data-waiting={state === 'waits' ? '' : undefined}
            style={{ transform: `translateY(${(place + 1) * LINE_PX}px)` }}
          />
        ))}
        <code>
          <Line number={1}>{`${listing.name} = [`}</Line>
          {layers.map((layer, place) => <LayerLine key={layer.name} layer={layer} number={place + 2} onSwitch={onSwitch} />)}
          <Line number={layers.length + 2}>]</Line>
        </code>
      </pre>
    </section>
  )
}

interface LineProps {
  readonly number: number
  readonly children: ReactNode
  readonly isRunning?: boolean
}

function Line({ number, children, isRunning = false }: LineProps) {
  return (
    <span className={styles.line} data-running={isRunning ? '' : undefined}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <span>
        {children}
        {'\n'}
      </span>
    </span>
  )
}

interface LayerLineProps {
  readonly layer: LayerFrame
  readonly number: number
  readonly onSwitch: (layer: string) => void
}

function LayerLine({ layer: { name, isIn, isOn, state }, number, onSwitch }: LayerLineProps) {
  const id = useId()
  return (
    <Line number={number} isRunning={state === 'runs'}>
      {'  '}
      <span id={id} className={isIn ? undefined : styles.off}>{name}</span>,
      {!isIn && <span className={styles.c}>{isOn ? ' // its lever is off' : ' // off'}</span>}
      {state !== 'rests' && <span className="sr-only"> ({state === 'runs' ? 'running' : 'waiting'})</span>}
      {isOn === isIn && (
        <span className={styles.switch}>
          <Toggle on={isOn} onChange={() => onSwitch(name)} labelledBy={id} />
        </span>
      )}
    </Line>
  )
}
