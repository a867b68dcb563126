/**
 * The variables of the listing that runs, with their values at this moment.
 */
import type { ValueFrame } from '../frame/types'
import styles from './ValueTable.module.css'

export interface ValueTableProps {
  readonly name: string
  readonly values: readonly ValueFrame[]
}

export function ValueTable({ name, values }: ValueTableProps) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">Values in {name}</caption>
      <tbody>
        {values.map((value) => (
          <tr key={value.name} data-fresh={value.fresh ? '' : undefined}>
            <th scope="row">{value.name}</th>
            <td className={value.text === 'undefined' ? styles.nothing : undefined}>{value.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
