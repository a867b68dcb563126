/**
 * One cache slot: its key, what it holds, and the request that changed it last.
 */
import { Fragment } from 'react'
import type { NodeInfo } from '../../run/run.types'
import type { Reading } from '../../reading/reading'
import { isForged } from '../../frame/forged'
import type { SlotFrame, SlotLife } from '../../frame/types'
import { formatBytes, formatSeconds } from '../../words/format'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { OutcomeMark } from '../../ui/OutcomeMark'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import styles from './Inspector.module.css'

const STATES: Readonly<Record<Exclude<SlotFrame['state'], 'empty'>, { readonly mark: OutcomeShape; readonly words: string }>> = {
  filling: { mark: 'miss', words: 'Filling: a response is on its way.' },
  fresh: { mark: 'hit', words: 'Fresh: the copy may be served without asking.' },
  stale: { mark: 'stale', words: 'Stale: the copy is older than its lifetime.' },
}

const ASKS = { mark: 'revalidated', words: 'Stored, but it may not be served without asking (no-cache).' } as const

const FORGED = { mark: 'error', words: 'Forged: an attacker’s request has made this copy, and whoever shares its key gets it.' } as const

export interface SlotInspectorProps {
  readonly run: Reading
  readonly node: NodeInfo
  readonly slot: SlotFrame
  /** Why it is empty, in a sentence; read where it is. */
  readonly whyEmpty: string
  readonly onSelectRequest: (request: number) => void
  readonly onClose: () => void
}

export function SlotInspector({ run, node, slot, whyEmpty, onSelectRequest, onClose }: SlotInspectorProps) {
  const { mark, words } = isForged(run.nodes, slot.life?.content ?? '') ? FORGED : slot.life?.asksAlways ? ASKS : slot.state === 'empty' ? ({ mark: 'plain', words: whyEmpty } as const) : STATES[slot.state]
  const filler = run.requests.at(slot.request)
  return (
    <section className={styles.inspector} aria-label={`Cache slot of ${node.name}`}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{slot.key}</h2>
          <p className={styles.who}>cache slot, {node.name}</p>
        </div>
        <IconButton icon="close" name="Close the inspector" onClick={onClose} />
      </div>
      <p className={styles.verdict} data-tone={mark}>
        <OutcomeMark outcome={mark} size={13} decorative />
        {words}
      </p>
      {slot.life && <LifeFacts life={slot.life} />}
      {filler && (
        <p className={styles.sentence}>
          Changed last by {filler.method} {filler.url} from {run.nodes[filler.client]?.name}.{' '}
          <Button look="plain" onClick={() => onSelectRequest(filler.id)}>
            Open this request
          </Button>
        </p>
      )}
    </section>
  )
}

function LifeFacts({ life }: { readonly life: SlotLife }) {
  const { content, bytes, ageMs, lifetimeMs, validator, staleWhileRevalidateMs, staleIfErrorMs, parts } = life
  const facts: (readonly [name: string, value: string])[] = [
    ['content', [content, formatBytes(bytes)].filter(Boolean).join(', ')],
    ['age', formatSeconds(ageMs)],
    ['lifetime', formatSeconds(lifetimeMs)],
    ['validator', validator || 'none: it cannot be asked about'],
    ...(staleWhileRevalidateMs > 0 ? [['while refreshed', `${formatSeconds(staleWhileRevalidateMs)} more`] as const] : []),
    ...(staleIfErrorMs > 0 ? [['if the origin fails', `${formatSeconds(staleIfErrorMs)} more`] as const] : []),
    ...parts,
  ]
  return (
    <dl className={styles.headers}>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
