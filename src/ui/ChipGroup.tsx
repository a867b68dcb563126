/**
 * A row of chips of which one (radio) or several (checkbox) are chosen. Native inputs, so
 * arrows, space and names work by themselves. A verdict can be shown on a chip afterwards.
 */
import { type KeyboardEventHandler, useId } from 'react'
import { cx } from './cx'
import { Icon } from './Icon'
import styles from './ChipGroup.module.css'

export interface ChipOption {
  readonly value: string
  readonly label: string
  /** Shown after the fact: this one was right, or was chosen and wrong. */
  readonly verdict?: 'right' | 'wrong' | undefined
}

interface ChipGroupBase {
  /** The name of the group; shown elsewhere or not at all. */
  readonly label: string
  readonly describedBy?: string | undefined
  readonly options: readonly ChipOption[]
  readonly small?: boolean
  readonly locked?: boolean
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>
}
export interface OneChipProps extends ChipGroupBase {
  readonly kind: 'one'
  readonly value: string | null
  readonly onChange: (value: string) => void
}
export interface ManyChipsProps extends ChipGroupBase {
  readonly kind: 'many'
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  /** How many stay chosen at the least. */
  readonly atLeast?: number
}
export type ChipGroupProps = OneChipProps | ManyChipsProps

export function ChipGroup(props: ChipGroupProps) {
  const name = useId()
  const { label, describedBy, options, small = false, locked = false, onKeyDown } = props
  return (
    <fieldset className={cx(styles.group, small && styles.small)} aria-describedby={describedBy}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => {
        const checked = isChosen(props, option.value)
        const held = props.kind === 'many' && checked && props.value.length <= (props.atLeast ?? 0)
        return (
          <label key={option.value} className={cx(styles.chip, option.verdict === 'right' && styles.right)}>
            <input
              type={props.kind === 'one' ? 'radio' : 'checkbox'}
              name={name}
              value={option.value}
              checked={checked}
              disabled={locked}
              onKeyDown={onKeyDown}
              aria-disabled={held || undefined}
              onChange={() => {
                if (!held) choose(props, option.value)
              }}
            />
            <span className={styles.face}>
              {option.verdict && <Icon name={option.verdict === 'right' ? 'tick' : 'cross'} size={12} />}
              {option.label}
              {option.verdict && <span className="sr-only">{option.verdict === 'right' ? ' (right)' : ' (not right)'}</span>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function isChosen(props: ChipGroupProps, value: string): boolean {
  return props.kind === 'one' ? props.value === value : props.value.includes(value)
}

/** Keeps the order of the options, so that equal choices are equal values. */
function choose(props: ChipGroupProps, value: string): void {
  if (props.kind === 'one') return props.onChange(value)
  const wanted = new Set(props.value)
  if (!wanted.delete(value)) wanted.add(value)
  props.onChange(props.options.map((option) => option.value).filter((one) => wanted.has(one)))
}
