/**
 * The control of an order lever: what is in, numbered, each with buttons that move it up, down and out; what is not in waits below, with what it does, and
 * comes in at the end. Its height is that of all of them in: nothing around it moves.
 */
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { sameValue } from '../../cdn/sameValue'
import type { LeverOption, OrderLever } from '../../scene/levers'
import { IconButton } from '../../ui/IconButton'
import { LiveRegion } from '../../ui/LiveRegion'
import styles from './OrderControl.module.css'

export interface OrderControlProps {
  readonly lever: OrderLever
  readonly value: readonly string[]
  readonly labelId: string
  readonly helpId: string | undefined
  readonly onChange: (value: readonly string[]) => void
}

/** What was pressed, and on which option: the button goes where its option goes, and the focus with it. */
interface Pressed {
  readonly option: string
  readonly button: 'up' | 'down' | 'out' | 'in'
}

export function OrderControl({ lever: { label, options }, value, labelId, helpId, onChange }: OrderControlProps) {
  const box = useRef<HTMLDivElement>(null)
  const focus = useRef<Pressed | null>(null)
  const [said, setSaid] = useState('')
  /** Chosen while the lever still stood at `from`: a run that takes long is not waited for. */
  const [sent, setSent] = useState<{ readonly order: readonly string[]; readonly from: readonly string[] } | null>(null)
  if (sent && !sameValue(sent.from, value)) setSent(null)
  const order = sent?.order ?? value
  const offered = options.filter((one) => !order.includes(one.value))
  const choose = (next: readonly string[], pressed: Pressed): void => {
    focus.current = afterwards(pressed, order, offered)
    setSaid(wordsFor(pressed.option, next))
    setSent({ order: next, from: value })
    onChange(next)
  }
  useEffect(() => {
    const { option, button } = focus.current ?? {}
    focus.current = null
    if (option !== undefined) box.current?.querySelector<HTMLElement>(`[data-option="${option}"] [data-press="${button}"]`)?.focus()
  })
  return (
    <div ref={box} role="group" aria-labelledby={labelId} aria-describedby={helpId} className={styles.control} style={{ '--all': options.length } as CSSProperties}>
      {order.length === 0 && <p className={styles.nothing}>Nothing is in it.</p>}
      <ol className={styles.list}>
        {order.map((name, place) => (
          <Row key={name} option={options.find((one) => one.value === name)!} place={place} order={order} onChoose={choose} />
        ))}
      </ol>
      {offered.length > 0 && (
        <ul className={styles.offered} aria-label={`Not in ${label}`}>
          {offered.map((option) => (
            <li key={option.value} data-option={option.value}>
              <button
                type="button"
                className={styles.offer}
                data-press="in"
                onClick={() => choose([...order, option.value], { option: option.value, button: 'in' })}
              >
                <span className={styles.number} aria-hidden="true">
                  +
                </span>
                <span className="sr-only">Put in </span>
                <Names option={option} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <LiveRegion text={said} />
    </div>
  )
}

interface RowProps {
  readonly option: LeverOption
  readonly place: number
  readonly order: readonly string[]
  readonly onChoose: (next: readonly string[], pressed: Pressed) => void
}

function Row({ option, place, order, onChoose }: RowProps) {
  const { value } = option
  const [isFirst, isLast] = [place === 0, place === order.length - 1]
  const others = order.filter((one) => one !== value)
  const move = (to: number, button: Pressed['button']): void => onChoose(others.toSpliced(to, 0, value), { option: value, button })
  return (
    <li className={styles.row} data-option={value}>
      <span className={styles.number} aria-hidden="true">
        {place + 1}
      </span>
      <Names option={option} />
      <IconButton icon="play" iconSize={12} className={styles.up} data-press="up" name={`Move ${value} up`} aria-disabled={isFirst || undefined} onClick={() => !isFirst && move(place - 1, 'up')} />
      <IconButton icon="play" iconSize={12} className={styles.down} data-press="down" name={`Move ${value} down`} aria-disabled={isLast || undefined} onClick={() => !isLast && move(place + 1, 'down')} />
      <IconButton icon="close" iconSize={12} data-press="out" name={`Take ${value} out`} onClick={() => onChoose(others, { option: value, button: 'out' })} />
    </li>
  )
}

/** What it does, and what it is called in the code. */
function Names({ option: { value, label } }: { readonly option: LeverOption }) {
  return (
    <span className={styles.names}>
      <span className={styles.words}>{label}</span>
      <code>{value}</code>
    </span>
  )
}

/** Where the focus goes: with its row, or, where the button goes away, to the same button of a neighbour, else to what has come. */
function afterwards({ option, button }: Pressed, order: readonly string[], offered: readonly LeverOption[]): Pressed {
  if (button === 'up' || button === 'down') return { option, button }
  const row = button === 'out' ? order : offered.map(({ value }) => value)
  const place = row.indexOf(option)
  const neighbour = row[place + 1] ?? row[place - 1]
  return neighbour === undefined ? { option, button: button === 'out' ? 'in' : 'out' } : { option: neighbour, button }
}

function wordsFor(option: string, order: readonly string[]): string {
  const place = order.indexOf(option)
  return place < 0 ? `${option} is out.` : `${option} is number ${place + 1} of ${order.length}.`
}
