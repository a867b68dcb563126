/**
 * The levers of a scene. Each acts at once; each can be compared with another value on the
 * same traffic. Those that the learner has set are marked and can be reset.
 */
import { type ReactNode, useId, useState } from 'react'
import { sameValue } from '../../cdn/sameValue'
import type { LeverValue, LeverValues } from '../../cdn/levers'
import { compareValue } from '../../scene/compareValue'
import { leverWords } from '../../scene/leverValues'
import type { HeaderLever, Lever } from '../../scene/levers'
import type { Scene } from '../../scene/types'
import { Button } from '../../ui/Button'
import { ChipGroup } from '../../ui/ChipGroup'
import { IconButton } from '../../ui/IconButton'
import { Slider } from '../../ui/Slider'
import { Toggle } from '../../ui/Toggle'
import styles from './LeverPanel.module.css'

/** What the control of one lever needs; `labelId` and `helpId` are on the row. */
export interface LeverControlProps<One extends Lever = Lever, Value extends LeverValue = LeverValue> {
  readonly lever: One
  readonly value: Value
  readonly labelId: string
  readonly helpId: string | undefined
  readonly onChange: (value: Value) => void
}

/** Draws the control of a header lever; it is a chunk of its own. */
export type HeaderLeverControl = (props: LeverControlProps<HeaderLever, string>) => ReactNode

export interface LeverPanelProps {
  readonly scene: Scene
  /** Values in force at the playhead. */
  readonly levers: LeverValues
  /** Names of the levers that the learner has set. */
  readonly pinned: readonly string[]
  /** Levers of the other run while two are compared. */
  readonly comparison: LeverValues | null
  readonly onChange: (name: string, value: LeverValue) => void
  readonly onCompare: (name: string, value: LeverValue) => void
  readonly onEndComparison: () => void
  readonly onReset: () => void
  readonly HeaderPart: HeaderLeverControl
}

export function LeverPanel(props: LeverPanelProps) {
  const { scene, levers, pinned, comparison, onEndComparison, onReset } = props
  const [helped, setHelped] = useState<string | null>(null)
  const entries = Object.entries(scene.levers)
  if (entries.length === 0) return null
  const help = entries.find(([name]) => name === helped)?.[1].help ?? 'A lever acts at once, on the run in view. The two bars compare both sides on the same traffic.'
  return (
    <section className={styles.panel} aria-label="Levers">
      <div className={styles.head}>
        <h2 className={styles.title}>Levers</h2>
        <span>
          {comparison && (
            <Button look="plain" onClick={onEndComparison}>
              End comparison
            </Button>
          )}
          {pinned.length > 0 && (
            <Button look="plain" onClick={onReset}>
              Reset
            </Button>
          )}
        </span>
      </div>
      {entries.map(([name, lever]) => (
        <LeverRow
          key={name}
          {...props}
          name={name}
          lever={lever}
          value={levers[name] ?? lever.initial}
          other={comparison?.[name]}
          isSet={pinned.includes(name)}
          onHelp={() => setHelped(name)}
        />
      ))}
      {entries.some(([, lever]) => lever.help) && (
        <p className={styles.help} aria-hidden="true">
          {help}
        </p>
      )}
    </section>
  )
}

interface LeverRowProps extends LeverPanelProps {
  readonly name: string
  readonly lever: Lever
  readonly value: LeverValue
  /** Its value in the other run. */
  readonly other: LeverValue | undefined
  readonly isSet: boolean
  readonly onHelp: () => void
}

function LeverRow({ name, lever, value, other, isSet, onHelp, onChange, onCompare, onEndComparison, HeaderPart }: LeverRowProps) {
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
  const compareName = compared ? `Stop comparing with ${leverWords(lever, other)}` : `Compare with ${leverWords(lever, against)}`
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
        onClick={() => (compared ? onEndComparison() : onCompare(name, against))}
      />
      <div className={styles.control} data-wide={lever.kind === 'header' ? '' : undefined}>
        <LeverControl {...control} HeaderPart={HeaderPart} />
      </div>
      {lever.help && (
        <span id={`${id}help`} className="sr-only">
          {lever.help}
        </span>
      )}
    </div>
  )
}

function LeverControl({ HeaderPart, ...props }: LeverControlProps & Pick<LeverPanelProps, 'HeaderPart'>) {
  const { lever, value, labelId, helpId, onChange } = props
  switch (lever.kind) {
    case 'toggle':
      return <Toggle on={value === true} onChange={onChange} labelledBy={labelId} describedBy={helpId} />
    case 'slider':
      return (
        <Slider
          value={Number(value)}
          min={lever.min}
          max={lever.max}
          step={lever.step}
          text={leverWords(lever, value)}
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
    case 'header':
      return <HeaderPart {...props} lever={lever} value={String(value)} />
  }
}
