/**
 * The levers of a scene. Each acts at once; each can be compared with another value on the
 * same traffic. Those that the learner has set are marked and can be reset. Those that the step is not about are folded away.
 */
import { type ReactNode, useId, useState } from 'react'
import type { LeverValue, LeverValues } from '../../cdn/levers'
import { type LeverGroup, leverGroups } from '../../scene/leverGroups'
import { unmetCondition } from '../../scene/leversInForce'
import type { Scene } from '../../scene/types'
import { Button } from '../../ui/Button'
import { LeverRow, type RareControls } from './LeverRow'
import styles from './LeverPanel.module.css'

export interface LeverPanelProps {
  readonly scene: Scene
  /** Names of the levers that the step is about; all, when absent. */
  readonly about: readonly string[] | undefined
  /** Values in force at the playhead. */
  readonly levers: LeverValues
  /** What the learner has set until then, whether it acts or not. */
  readonly set: LeverValues
  /** The learner has done something in this run, if only sent a request: Reset clears that, too. */
  readonly isChanged?: boolean
  /** Levers of the other run while two are compared. */
  readonly comparison: LeverValues | null
  readonly onChange: (name: string, value: LeverValue) => void
  readonly onCompare: (name: string, value: LeverValue) => void
  readonly onEndComparison: () => void
  readonly onReset: () => void
  readonly rare: RareControls
  /** What else can be done with all of them, in their head. */
  readonly end?: ReactNode
}

const ALL_LEVERS = 'A lever acts at once, on the run in view. The two bars show both sides at the same moment.'

export function LeverPanel(props: LeverPanelProps) {
  const { scene, about, set, isChanged = false, comparison, onEndComparison, onReset, end } = props
  const [helped, setHelped] = useState<{ readonly name: string; readonly during: typeof about } | null>(null)
  const all = Object.values(scene.levers)
  if (all.length === 0) return null
  const isShown = ([name]: readonly [string, unknown]): boolean => about === undefined || about.includes(name)
  const entries = Object.entries(scene.levers)
  const [shownFirst, folded] = [entries.filter(isShown), entries.filter((entry) => !isShown(entry))]
  const helps = [ALL_LEVERS, ...all.flatMap((lever) => lever.help ?? [])]
  // What was told of a lever is told no longer when a step about others comes.
  const shown = (helped?.during === about && scene.levers[helped?.name ?? '']?.help) || ALL_LEVERS
  const onHelp = (name: string): void => setHelped({ name, during: about })
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
          {(isChanged || Object.keys(set).length > 0) && (
            <Button look="plain" onClick={onReset}>
              Reset
            </Button>
          )}
          {end}
        </span>
      </div>
      {leverGroups(Object.fromEntries(shownFirst)).map((group) => <GroupOfLevers key={group.levers[0]![0]} {...props} group={group} onHelp={onHelp} />)}
      {folded.length > 0 && (
        <Fold name={folded.some(([name]) => name in set) ? 'More levers, some set by you' : 'More levers'}>
          {leverGroups(Object.fromEntries(folded)).map((group) => <GroupOfLevers key={group.levers[0]![0]} {...props} group={group} onHelp={onHelp} />)}
        </Fold>
      )}
      {helps.length > 1 && (
        <div className={styles.help} aria-hidden="true">
          {helps.map((help) => (
            <p key={help} data-shown={help === shown ? '' : undefined}>
              {help}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}

/** What is folded may hold its room while it is closed: `--folded` says how it stands then. */
function Fold({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button type="button" className={styles.more} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {name}
      </button>
      <div id={id} className={styles.folded} data-open={open ? '' : undefined}>
        {children}
      </div>
    </>
  )
}

interface GroupProps extends LeverPanelProps {
  readonly group: LeverGroup
  readonly onHelp: (name: string) => void
}

/** The levers under one heading, without those that are hidden as long as they do not act. */
function GroupOfLevers({ group: { heading, levers: declared }, onHelp, scene, levers, set, comparison, ...calls }: GroupProps) {
  const rows = declared.flatMap(([name, lever]) => {
    const unmet = unmetCondition(scene, name, levers)
    if (unmet?.hides) return []
    return [
      <LeverRow
        key={name}
        {...calls}
        name={name}
        lever={lever}
        value={(unmet && set[name]) ?? levers[name] ?? lever.initial}
        other={comparison?.[name]}
        isSet={name in set}
        why={scene.conditions?.[name] && (unmet?.why ?? '')}
        onHelp={() => onHelp(name)}
      />,
    ]
  })
  if (heading === undefined || rows.length === 0) return rows
  return (
    <fieldset className={styles.group}>
      <legend className={styles.heading}>{heading}</legend>
      {rows}
    </fieldset>
  )
}
