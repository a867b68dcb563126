/**
 * Many places of a kind in groups, with what one needs to know of each group: its median place and its worst.
 */
import { CITIES } from '../cdn/net/places'
import { quantileOf } from '../trace/quantile'
import type { NodeInfo } from '../run/run.types'
import type { Reading } from '../reading/reading'
import type { PlaceGroups } from '../scene/types'

/** More groups than this are summed up in the last one. */
const MOST_GROUPS = 6

export interface Place {
  readonly node: number
  /** null while there is nothing to say of it. */
  readonly value: number | null
}

export interface PlaceGroup {
  readonly label: string
  readonly places: readonly Place[]
  /** The median of the places that have a value (nearest rank); null while none has. */
  readonly median: number | null
  /** The place with the highest value; null while none has one. */
  readonly worst: { readonly node: number; readonly value: number } | null
}

const CONTINENTS: Readonly<Record<string, string>> = {
  us: 'North America', ca: 'North America', sa: 'South America', eu: 'Europe', me: 'Middle East', af: 'Africa', ap: 'Asia Pacific',
}
const ELSEWHERE = 'Elsewhere'

/**
 * In the groups that the scene declares, else by the continent of their cities. Groups stand in the order of their first
 * place, so that they stay where they are.
 */
export function groupPlaces(run: Reading, places: readonly Place[], declared: PlaceGroups | undefined): readonly PlaceGroup[] {
  const labels = new Map(Object.entries(declared ?? {}).flatMap(([label, ids]) => ids.map((id) => [id, label] as const)))
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    const label = declared ? (labels.get(run.nodes[place.node]!.id) ?? ELSEWHERE) : continentOf(run.nodes[place.node]!)
    const group = groups.get(label) ?? []
    groups.set(label, group)
    group.push(place)
  }
  const all = [...groups].map(([label, members]) => ({ label: groups.size === 1 && label === ELSEWHERE ? 'All places' : label, members }))
  const shown = all.length > MOST_GROUPS ? all.slice(0, MOST_GROUPS - 1) : all
  const rest = all.slice(shown.length)
  if (rest.length > 0) shown.push({ label: `${rest.length} others`, members: rest.flatMap(({ members }) => members) })
  return shown.map(({ label, members }) => groupOf(label, members))
}

export function groupOf(label: string, places: readonly Place[]): PlaceGroup {
  const values = Float64Array.from(places.flatMap(({ value }) => value ?? []))
  const worst = places.reduce<PlaceGroup['worst']>(
    (most, { node, value }) => (value !== null && (most === null || value > most.value) ? { node, value } : most), null,
  )
  return { label, places, median: values.length === 0 ? null : quantileOf(values, values.length, 0.5), worst }
}

function continentOf({ city }: NodeInfo): string {
  return (city && CONTINENTS[CITIES[city].region.slice(0, 2)]) || ELSEWHERE
}
