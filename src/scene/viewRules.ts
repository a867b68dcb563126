/**
 * What a scene may declare of each kind of view, a line a kind: which nodes a view names, and
 * what else must be true for it to be drawn. How it is drawn is in src/stage/views.ts.
 */
import type { Topology, View, ViewKind, ViewOf } from '../cdn/topology'

/** What a scene has that a view may be of. */
export interface ViewSources {
  /** Names of its boards. */
  readonly boards: readonly string[]
  /** It has a listing of layers. */
  readonly hasStack: boolean
}

interface ViewRules<V> {
  /** The ids of the nodes that the declaration names. */
  readonly drawn: (view: V) => readonly string[]
  /** What is wrong beside names that are no nodes, in sentences. */
  readonly problems?: (view: V, topology: Topology, sources: ViewSources) => readonly string[]
}

const RULES: { readonly [K in ViewKind]: ViewRules<ViewOf<K>> } = {
  map: { drawn: () => [], problems: (_, { nodes }) => nodes.flatMap(({ id, city }) => (city ? [] : [`node "${id}" has no city, and the map cannot place it`])) },
  lanes: { drawn: ({ lanes }) => lanes.flat() },
  lifelines: { drawn: ({ order }) => order },
  life: { drawn: ({ edge }) => [edge] },
  grid: { drawn: ({ edges }) => edges },
  disks: { drawn: ({ disks, visitors = [] }) => [...Object.values(disks).flat(), ...visitors] },
  ring: {
    drawn: ({ pop, visitors = [] }) => [pop, ...visitors],
    problems: ({ pop }, { nodes }) => (nodes.some(({ id, kind }) => id === pop && kind === 'balancer') ? [] : [`the ring is of "${pop}", which is no balancer`]),
  },
  sheet: { drawn: ({ columns }) => columns.flat() },
  doors: { drawn: ({ users, names }) => [...users, ...names], problems: ({ users, spot }, { nodes }) => nodes.flatMap(({ id, city }) => (users.includes(id) && !city && spot === undefined ? [`node "${id}" has no city, and the map cannot place it`] : [])) },
  threads: { drawn: ({ halves }) => halves.flatMap(({ users, sentBy }) => [...users, ...sentBy]) },
  crowd: { drawn: ({ edge }) => [edge] },
  stamps: {
    drawn: ({ users, pops, origin }) => [...users, ...pops, origin],
    problems: ({ stations }) => (stations.length === 0 || new Set(stations).size < stations.length ? ['a picture of stamps needs stations, each of them once'] : []),
  },
  split: { drawn: ({ edge }) => [edge], problems: ({ users, nameOf }) => splitProblems(users, nameOf) },
  buckets: { drawn: ({ edges }) => edges, problems: ({ edges }) => (edges.length === 0 ? ['there are no buckets without edges'] : []) },
  load: { drawn: ({ users, origin }) => [...users, origin], problems: ({ users }) => (users.length === 0 ? ['nobody offers a load: it names no users'] : []) },
  board: { drawn: () => [], problems: ({ board }, _, { boards }) => boardNameProblems('the view', board, boards) },
  layers: {
    drawn: ({ users }) => users,
    problems: ({ users }, _, { hasStack }) => [...(users.length === 0 ? ['nobody passes the layers: the view names no users'] : []), ...(hasStack ? [] : ['the view shows layers, and the scene lists none: it needs a stack(...) among its listings'])],
  },
  lives: { drawn: ({ caches }) => caches },
  front: {
    drawn: ({ pops, shield }) => [...pops, ...(shield === undefined ? [] : [shield])],
    problems: ({ pops, shield, deadlineMs = 1 }, { nodes }) => [...(deadlineMs > 0 ? [] : [`a front has no line at ${deadlineMs} ms after the change`]), ...nodes.flatMap(({ id, city }) => ((pops.includes(id) || id === shield) && !city ? [`node "${id}" has no city, and the front cannot say how far it is`] : []))],
  },
  funnel: { drawn: ({ users, tiers }) => [...users, ...tiers.flatMap(({ nodes }) => nodes)] },
}

/** A dot for each of more is too small to be seen. */
const MOST_USERS = 10_000

function splitProblems(users: number, nameOf: (user: number) => string): string[] {
  if (!Number.isInteger(users) || users < 1 || users > MOST_USERS) return [`a split is drawn of 1 to ${MOST_USERS} users, not of ${users}`]
  const names = new Set(Array.from({ length: users }, (_, user) => nameOf(user)))
  return names.size < users ? [`of ${users} users ${users - names.size} have the name of another one`] : []
}

/** `who` shows a board that the scene must have. */
export function boardNameProblems(who: string, name: string, boards: readonly string[]): string[] {
  return boards.includes(name) ? [] : [`${who} shows the board "${name}"; ${boards.length === 0 ? 'the scene has none' : `there are ${boards.join(', ')}`}`]
}

/** What is wrong with a view of this topology: its own, or the one of a step. `sources` are what the scene has. */
export function viewProblems(topology: Topology, sources: ViewSources, view: View = topology.view): string[] {
  return problemsOf(view.kind, view, topology, sources)
}

function problemsOf<K extends ViewKind>(kind: K, view: ViewOf<K>, topology: Topology, sources: ViewSources): string[] {
  const { drawn, problems } = RULES[kind]
  const unknown = drawn(view).filter((id) => !topology.nodes.some((node) => node.id === id))
  return [...unknown.map((id) => `the ${kind} name "${id}", which is no node`), ...(problems?.(view, topology, sources) ?? [])]
}
