/**
 * The groups of a heat strip as a table, for those who hear it.
 */
import type { Reading } from '../../../reading/reading'
import { formatCount, NOTHING } from '../../../words/format'
import type { Figure } from './figure'
import type { PlaceGroup } from '../../../frame/placeGroups'

interface GroupTableProps {
  readonly run: Reading
  readonly groups: readonly PlaceGroup[]
  readonly figure: Figure
}

export function GroupTable({ run, groups, figure }: GroupTableProps) {
  return (
    // A table is as wide as its words, whatever its style says: the box around it is cut off.
    <div className="sr-only">
      <table>
        <caption>{figure.name} by group</caption>
        <thead>
          <tr>
            {['Group', 'Places', 'Median', figure.highest, 'There'].map((head) => (
              <th key={head} scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ label, places, median, worst }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{formatCount(places.length)}</td>
              <td>{median === null ? NOTHING : figure.format(median)}</td>
              <td>{worst ? figure.format(worst.value) : NOTHING}</td>
              <td>{worst ? run.nodes[worst.node]?.name : NOTHING}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
