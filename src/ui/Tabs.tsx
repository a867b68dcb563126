/**
 * Parts of which one is shown, with a tab for each. Up and Down go from tab to tab, as in every row of this course: Left and
 * Right are the page's own keys.
 */
import { type ReactNode, useId } from 'react'
import styles from './Tabs.module.css'
import { useRoving } from './useRoving'

export interface TabsProps {
  readonly label: string
  readonly names: readonly string[]
  readonly shown: number
  readonly onShow: (index: number) => void
  /** What stands behind the tabs on their row. */
  readonly end?: ReactNode
  readonly children: ReactNode
}

export function Tabs({ label, names, shown, onShow, end, children }: TabsProps) {
  const id = useId()
  const { container, item } = useRoving(names.length)
  return (
    <div className={styles.column}>
      <div className={styles.row}>
        <div {...container} role="tablist" aria-label={label} className={styles.tabs}>
          {names.map((name, index) => (
            <button
              key={name}
              {...item(index)}
              type="button"
              role="tab"
              id={`${id}${index}`}
              aria-selected={index === shown}
              aria-controls={`${id}panel`}
              className={styles.tab}
              onClick={() => onShow(index)}
            >
              {name}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${shown}`} className={styles.panel}>
        {children}
      </div>
    </div>
  )
}
