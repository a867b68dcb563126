/**
 * The messages of one request on their way from node to node and back, the latest one opened: its header fields, and what its
 * sender has added, changed or left out.
 */
import { Fragment } from 'react'
import { nodeWords, startingWords } from '../../frame/nodeWords'
import type { MessageChanges, RequestMessage } from '../../frame/requestMessages.types'
import type { Reading } from '../../reading/reading'
import { Button } from '../../ui/Button'
import { formatBytes, formatMs } from '../../words/format'
import { FIELD_WORDS } from '../../words/fieldWords'
import styles from './Inspector.module.css'

export interface MessageListProps {
  readonly run: Reading
  readonly messages: readonly RequestMessage[]
  /** Opens an explanation of a response's head; null where there is none. */
  readonly onExplain: ((head: string) => void) | null
}

export function MessageList({ run, messages, onExplain }: MessageListProps) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title3}>Messages</h3>
      <div>
        {messages.map((message, index) => (
          <Message key={index} run={run} message={message} latest={index === messages.length - 1} onExplain={onExplain} />
        ))}
      </div>
    </section>
  )
}

interface MessageProps extends Pick<MessageListProps, 'run' | 'onExplain'> {
  readonly message: RequestMessage
  /** The message of this moment: open. */
  readonly latest: boolean
}

function Message({ run, message, latest, onExplain }: MessageProps) {
  const { startLine, headers, bodyBytes, changes, isResponse } = message
  return (
    <details className={styles.message} open={latest}>
      <summary>
        <span>
          {wayWords(run, message)} <span className={styles.short}>{shortly(message)}</span>
        </span>
        <span className={styles.at}>{formatMs(message.atMs)}</span>
      </summary>
      {changes && <p className={styles.changes}>{changeWords(startingWords(run, message.from), changes, startLine)}</p>}
      <dl className={styles.headers}>
        <dt>line</dt>
        <dd>{startLine}</dd>
        {headers.map(([name, value], index) => (
          <Field key={index} name={name} value={value} changes={changes} />
        ))}
        {changes?.removed.map(({ name, value }) => (
          <Fragment key={name}>
            <dt>
              <span className={styles.sign}>−</span>
              <del>{name}</del>
            </dt>
            <dd>
              <del>{value}</del>
            </dd>
          </Fragment>
        ))}
        <dt>body</dt>
        <dd>{formatBytes(bodyBytes)}</dd>
      </dl>
      {onExplain && isResponse && (
        <Button look="plain" className={styles.explain} onClick={() => onExplain(headOf(message))}>
          Explain these headers
        </Button>
      )}
    </details>
  )
}

function Field({ name, value, changes }: { readonly name: string; readonly value: string; readonly changes: MessageChanges | null }) {
  const before = changes?.changed.find((one) => one.name === name)?.before
  const change = changes?.added.includes(name) ? 'added' : before === undefined ? undefined : 'changed'
  return (
    <>
      <dt data-change={change}>
        {change && <span className={styles.sign}>{change === 'added' ? '+' : '~'}</span>}
        {name}
      </dt>
      <dd data-change={change}>
        {value} {before !== undefined && <del>{before}</del>}
      </dd>
    </>
  )
}

/** "The edge Sydney → us-east" */
function wayWords(run: Reading, { from, to, isResponse, behind }: RequestMessage): string {
  const aside = behind ? ', behind the answer' : ''
  if (from !== to) return `${startingWords(run, from)} → ${nodeWords(run, to)}${aside}`
  return isResponse ? `${startingWords(run, from)} to its user` : `A user to ${nodeWords(run, to)}`
}

/** What tells it from the message before: "304", "+ If-None-Match". */
function shortly({ startLine, isResponse, changes }: RequestMessage): string {
  const added = changes?.added.map((name) => `+ ${name}`) ?? []
  return [isResponse ? startLine.replace('HTTP ', '') : startLine, ...added.slice(0, 2)].join(' · ')
}

/** "The edge Sydney added If-None-Match (asks whether its copy still holds)." */
function changeWords(who: string, { startLine, added, changed, removed }: MessageChanges, now: string): string {
  const told = (name: string): string => (FIELD_WORDS[name.toLowerCase()] ? `${name} (${FIELD_WORDS[name.toLowerCase()]})` : name)
  const parts = [
    startLine === null ? '' : `got ${startLine.replace('HTTP ', '')} and answers ${now.replace('HTTP ', '')}${startLine.endsWith(' 304') ? ' from its copy, which still holds' : ''}`,
    added.length === 0 ? '' : `added ${added.map(told).join(', ')}`,
    changed.length === 0 ? '' : `changed ${changed.map(({ name }) => told(name)).join(', ')}`,
    removed.length === 0 ? '' : `left out ${removed.map(({ name }) => name).join(', ')}`,
  ].filter(Boolean)
  return parts.length === 0 ? `${who} passed it on as it came.` : `${who} ${parts.join('; ')}.`
}

function headOf({ startLine, headers }: RequestMessage): string {
  return [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n')
}
