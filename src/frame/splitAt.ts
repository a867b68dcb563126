/**
 * splitAt(run, position, view): the variant of every user at a moment. Not a part of the Frame: it comes with the view that draws it.
 * Hashes are worked out once for a view; a moment is then a comparison a user, and a binary search for those who have asked.
 */
import { type SplitHash, type Variant, placeOf } from '../cdn/code/split'
import { userOf } from '../cdn/code/requestFacts'
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { stampStation } from '../trace/stamps'
import { Kind } from '../trace/traceKinds'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import type { SplitAsker, SplitFrame } from './splitFrame'

type SplitView = ViewOf<'split'>

/** Users in a row: tens and hundreds, so that what goes by the digits of a number is seen. */
const ROWS = [{ from: 2500, row: 100 }, { from: 400, row: 50 }, { from: 0, row: 20 }] as const

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function splitAt(run: Reading, requested: number, view: SplitView): SplitFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, clampPosition(run, requested))
  const people = peopleOf(view)
  const split = view.split(leversOfCount(index, count))
  const places = split ? people.places(split.hash) : people.nowhere
  const { row } = ROWS.find(({ from }) => view.users >= from)!
  const rows = Array.from({ length: Math.ceil(view.users / row) }, () => 0)
  let b = 0
  for (let user = 0; split && user < places.length; user++) {
    if (places[user]! >= split.percent) continue
    rows[Math.floor(user / row)]!++
    b++
  }
  return { split, users: view.users, names: people.names, row, places, b, rows, askers: askersOf(run, index, people, stepOfCount(index, count), count) }
}

/** The users of a view by name, with where each hash puts them. */
class People {
  readonly names: readonly string[]
  readonly nowhere: Float64Array
  readonly #numbers: ReadonlyMap<string, number>
  readonly #places = new Map<SplitHash, Float64Array>()
  readonly #asked = new WeakMap<Reading['trace'], Asked>()

  constructor({ users, nameOf }: SplitView) {
    this.names = Array.from({ length: users }, (_, user) => nameOf(user))
    this.nowhere = new Float64Array(users).fill(100)
    this.#numbers = new Map(this.names.map((name, user) => [name, user]))
  }

  places(hash: SplitHash): Float64Array {
    const places = this.#places.get(hash) ?? Float64Array.from(this.names, (name) => placeOf(name, hash))
    this.#places.set(hash, places)
    return places
  }

  asked({ trace, requests }: Reading, index: TraceIndex): Asked {
    const asked = this.#asked.get(trace) ?? askedOf(trace, index, (request) => this.#numbers.get(userOf(requests.at(request)!)))
    this.#asked.set(trace, asked)
    return asked
  }
}

const people = new WeakMap<SplitView, People>()

function peopleOf(view: SplitView): People {
  const made = people.get(view) ?? new People(view)
  people.set(view, made)
  return made
}

/** Stamps of a split on requests of users of the view, in order: the record, who asked, and the record at which she asks again. */
interface Asked {
  readonly records: readonly number[]
  readonly users: readonly number[]
  readonly again: readonly number[]
}

function askedOf(trace: Reading['trace'], index: TraceIndex, userOfRequest: (request: number) => number | undefined): Asked {
  const stamps = [...index.ofKind(Kind.Stamp)].flatMap((record) => {
    const user = stampStation(trace.a(record)) === 'split' ? userOfRequest(trace.request(record)) : undefined
    return user === undefined ? [] : [{ record, user }]
  })
  const next = new Map<number, number>()
  const again = stamps.map(() => Infinity)
  for (let k = stamps.length - 1; k >= 0; k--) {
    const { record, user } = stamps[k]!
    again[k] = next.get(user) ?? Infinity
    next.set(user, record)
  }
  return { records: stamps.map(({ record }) => record), users: stamps.map(({ user }) => user), again }
}

/** In the order in which they have asked last. */
function askersOf(run: Reading, index: TraceIndex, people: People, step: number, count: number): SplitAsker[] {
  const { records, users, again } = people.asked(run, index)
  const [first, end] = index.recordsOfStep(step)
  const until = Math.min(end, count)
  const askers: SplitAsker[] = []
  for (let k = lowerBound(records, first); k < records.length && records[k]! < until; k++) {
    if (again[k]! < until) continue
    const [record, user] = [records[k]!, users[k]!]
    askers.push({ user, request: run.trace.request(record), got: run.trace.string(run.trace.b(record)) as Variant })
  }
  return askers
}
