/**
 * One lever: its name, its control, and the comparison with another value. A lever that does not act keeps its value, cannot be
 * moved, and says why.
 */
import { type ReactNode, useId } from 'react'
import type { LeverValue } from '../../cdn/levers'
import { sameValue } from '../../cdn/sameValue'
import { compareValue } from '../../scene/compareValue'
import { leverWords } from '../../scene/leverWords'
import type { CodeLever, HeaderLever, Lever, OrderLever, PlaceLever } from '../../scene/levers'
import { ChipGroup } from '../../ui/ChipGroup'
import { IconButton } from '../../ui/IconButton'
import { Slider } from '../../ui/Slider'
import { sliderStops } from '../../ui/sliderStops'
import { Toggle } from '../../ui/Toggle'
import styles from './LeverRow.module.css'

/** What the control of one lever needs; `labelId` and `helpId` are on the row. */
export interface LeverControlProps<One extends Lever = Lever, Value extends LeverValue = LeverValue> {
  readonly lever: One
  readonly value: Value
  readonly labelId: string
  readonly helpId: string | undefined
  readonly onChange: (value: Value) => void
}

/** Controls that few scenes need: they come from outside. */
export interface RareControls {
  readonly Header: (props: LeverControlProps<HeaderLever, string>) => ReactNode
  readonly Code: (props: LeverControlProps<CodeLever, string>) => ReactNode
  readonly Order: (props: LeverControlProps<OrderLever, readonly string[]>) => ReactNode
  readonly Place: (props: LeverControlProps<PlaceLever, string>) => ReactNode
}

export interface LeverRowProps {
  readonly name: string
  readonly lever: Lever
  readonly value: LeverValue
  /** Its value in the other run. */
  readonly other: LeverValue | undefined
  readonly isSet: boolean
  /** For a lever with a condition: the sentence that says why it does not act now, empty while it does. */
  readonly why: string | undefined
  readonly onHelp: () => void
  readonly onChange: (name: string, value: LeverValue) => void
  readonly onCompare: (name: string, value: LeverValue) => void
  readonly onEndComparison: () => void
  readonly rare: RareControls
}

export function LeverRow({ name, lever, value, other, isSet, why, onHelp, onChange, onCompare, onEndComparison, rare }: LeverRowProps) {
  const id = useId()
  const against = compareValue(lever, value)
  const compared = other !== undefined && !sameValue(other, value)
  const control = {
    lever,
    value,
    labelId: `${id}label`,
    helpId: lever.help ? `${id}help` : undefined,
    onChange: (next: LeverValue) => onChange(name, next),
  }
  const compareName = `${compared ? 'Stop comparing' : 'Compare'} with ${leverWords(lever, compared ? other : against)}`
  return (
    <div className={styles.row} data-set={isSet ? '' : undefined} onPointerEnter={onHelp} onFocus={onHelp}>
      <span id={`${id}label`} className={styles.label}>
        {lever.label}
        {isSet && <span className="sr-only"> (set by you)</span>}
      </span>
      <IconButton
        icon="compare"
        name={`${lever.label}: ${compareName}`}
        iconSize={13}
        title={compareName}
        className={styles.compare}
        aria-pressed={compared}
        disabled={Boolean(why)}
        onClick={() => (compared ? onEndComparison() : onCompare(name, against))}
      />
      <Conditional why={why} labelId={`${id}label`} isWide={['header', 'place', 'code', 'order'].includes(lever.kind)}>
        <LeverControl {...control} rare={rare} />
      </Conditional>
      {lever.help && (
        <span id={`${id}help`} className="sr-only">
          {lever.help}
        </span>
      )}
    </div>
  )
}

interface ConditionalProps {
  readonly why: string | undefined
  readonly labelId: string
  readonly isWide: boolean
  readonly children: ReactNode
}

/** A lever with a condition stands in a fieldset, which disables whatever its control is made of. */
function Conditional({ why, labelId, isWide, children }: ConditionalProps) {
  const id = useId()
  const wide = isWide ? '' : undefined
  if (why === undefined) {
    return (
      <div className={styles.control} data-wide={wide}>
        {children}
      </div>
    )
  }
  return (
    <>
      <fieldset className={styles.control} data-wide={wide} disabled={why !== ''} aria-labelledby={labelId} aria-describedby={id}>
        {children}
      </fieldset>
      <p id={id} className={styles.why}>
        {why}
      </p>
    </>
  )
}

function LeverControl({ rare: { Header, Place, Code, Order }, ...props }: LeverControlProps & Pick<LeverRowProps, 'rare'>) {
  const { lever, value, labelId, helpId, onChange } = props
  switch (lever.kind) {
    case 'toggle':
      return <Toggle on={value === true} onChange={onChange} labelledBy={labelId} describedBy={helpId} />
    case 'slider':
      return (
        <Slider
          value={Number(value)}
          stops={sliderStops(lever, lever.initial)}
          words={(number) => leverWords(lever, number)}
          onChange={onChange}
          labelledBy={labelId}
          describedBy={helpId}
        />
      )
    case 'choice':
      return (
        <ChipGroup kind="one" small label={lever.label} describedBy={helpId} options={lever.options} value={String(value)} onChange={onChange} />
      )
    case 'set':
      return (
        <ChipGroup
          kind="many"
          small
          label={lever.label}
          describedBy={helpId}
          options={lever.options}
          value={Array.isArray(value) ? value.map(String) : []}
          atLeast={1}
          onChange={onChange}
        />
      )
    case 'order':
      return <Order {...props} lever={lever} value={typeof value === 'object' ? value : []} />
    case 'header':
      return <Header {...props} lever={lever} value={String(value)} />
    case 'place':
      return <Place {...props} lever={lever} value={String(value)} />
    case 'code':
      return <Code {...props} lever={lever} value={String(value)} />
  }
}
