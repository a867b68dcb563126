/**
 * What the map of doors says to those who hear it.
 */
import type { DoorsFrame } from '../../frame/doorsFrame'
import type { Reading } from '../../reading/reading'
import { counted } from '../../words/plural'

/** "Frankfurt 9 users, Mumbai 1 user". */
export function doorsSentence(run: Reading, { ways, places }: DoorsFrame): string {
  const told = places.flatMap((place) => {
    const users = ways.filter(({ server }) => server === place).length
    return users === 0 ? [] : [`${run.nodes[place]!.name} ${counted(users, 'user')}`]
  })
  return `users come out at ${told.length === 0 ? 'no place yet' : told.join(', ')}`
}
