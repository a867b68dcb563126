/** What can be pressed on a picture of requests: one tab stop for all of them, each opens its request. */
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import type { Box } from './geometry'
import { pressable } from './pressable'
import styles from './RequestTargets.module.css'

export interface RequestTarget {
  readonly request: number
  readonly box: Box
  readonly name: string
}

interface RequestTargetsProps {
  readonly targets: readonly RequestTarget[]
  /** What they are called together. */
  readonly label: string
  readonly actions: StageActions
}

export function RequestTargets({ targets, label, actions: { select, selection } }: RequestTargetsProps) {
  const { container, item } = useRoving(targets.length)
  if (!select || targets.length === 0) return null
  return (
    <g {...container} aria-label={label}>
      {targets.map(({ request, box, name }, i) => (
        <g key={`${request} ${name}`} className={styles.target} {...pressable(name, () => select({ kind: 'request', request }))} {...item(i)} data-selected={(selection?.kind === 'request' && selection.request === request) || undefined}>
          <rect {...box} />
        </g>
      ))}
    </g>
  )
}
