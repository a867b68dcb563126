/**
 * Everything about one request: what was decided and why, where the time went, and the
 * messages with their headers at every node.
 */
import type { RequestDetail } from '../../frame/types'
import type { RequestMessage } from '../../frame/requestMessages.types'
import type { Reading } from '../../reading/reading'
import { formatMs } from '../../words/format'
import { IconButton } from '../../ui/IconButton'
import { OutcomeMark } from '../../ui/OutcomeMark'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { Waterfall } from '../instruments/waterfall/Waterfall'
import { statusWords } from '../../words/statusWords'
import { MessageList } from './MessageList'
import styles from './Inspector.module.css'

export interface InspectorProps {
  readonly run: Reading
  readonly detail: RequestDetail
  /** Those that have been sent so far; null while the run is made again for them. */
  readonly messages: readonly RequestMessage[] | null
  /** Opens an explanation of a response's head; null where there is none. */
  readonly onExplain: ((head: string) => void) | null
  readonly onClose: () => void
}

export function Inspector({ run, detail, messages, onExplain, onClose }: InspectorProps) {
  const { title, client, atMs, bars, cacheStatus, sentence } = detail
  return (
    <section className={styles.inspector} aria-label={`Request ${title}`}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.who}>
            {run.nodes[client]?.name}, sent at {formatMs(atMs)}
          </p>
        </div>
        <IconButton icon="close" name="Close the inspector" onClick={onClose} />
      </div>
      <Verdict detail={detail} />
      {sentence && <p className={styles.sentence}>{sentence}</p>}
      <Waterfall run={run} bars={bars} />
      {cacheStatus && (
        <section className={styles.part}>
          <h3 className={styles.title3}>Cache-Status</h3>
          <p className={styles.field}>{cacheStatus}</p>
        </section>
      )}
      {messages === null && (
        <p className={styles.sentence} role="status">
          The headers of this request are not kept. The run is being made again for them.
        </p>
      )}
      {messages !== null && messages.length > 0 && <MessageList run={run} messages={messages} onExplain={onExplain} />}
    </section>
  )
}

function Verdict({ detail: { outcome, status, waitMs, forged } }: { readonly detail: RequestDetail }) {
  const parts = [
    // The 304 came to a cache; what its user got is the copy.
    outcome && (outcome === 'revalidated' ? `${OUTCOME_WORDS[outcome]} to the cache` : OUTCOME_WORDS[outcome]),
    status === null ? null : status === 0 ? statusWords(0) : outcome === 'revalidated' ? `${status} to the user` : `status ${status}`,
    forged && 'forged',
    waitMs === null ? 'not answered yet' : `waited ${formatMs(waitMs)}`,
  ]
  return (
    <p className={styles.verdict} data-tone={forged ? 'error' : (outcome ?? 'plain')}>
      <OutcomeMark outcome={outcome ?? 'plain'} size={13} decorative />
      {parts.filter(Boolean).join(' · ')}
    </p>
  )
}
