/**
 * A moment of the layers of a cache, ready to draw: rows from the users to whom the cache asks, and how deep each request has gone.
 * layersAt.ts makes it.
 */
import type { StackLine } from '../scene/stack'
import type { Tone } from './types'

/** A layer, or one that is out, in its place. */
export interface LayersRow extends StackLine {
  /** What it does; empty where nobody says. */
  readonly says: string
}

/**
 * A request. Depths are rows: 0 are the users, the layers count from 1, and below the last of them is whom the cache asks; between users and the
 * first layer, at DOOR, begins the cache. A depth between two rows is on the way from one to the other.
 */
export interface LayersPassage {
  readonly request: number
  /** "GET /logo.png" */
  readonly label: string
  readonly done: boolean
  /** Since it was sent, or its whole wait when done. */
  readonly ms: number
  readonly tone: Tone
  /** Depths of the layers that it has been in. */
  readonly entered: readonly number[]
  /** How deep it has been. */
  readonly deepest: number
  /** Where it is now. */
  readonly at: number
  /** How much is over of its stay at a node, in presentation time (0 to 1); null while it is between nodes, or done. */
  readonly stay: number | null
  /** It is on its way back. */
  readonly isUp: boolean
  /** Where its answer comes from; null before there is one. */
  readonly answeredAt: number | null
}

export const USERS = 0
/** Between the users and the first layer. */
export const DOOR = 0.5
/** Of a picture with so many layers: the depth below the last of them. */
export const beyond = (layers: number): number => layers + 1

export interface LayersFrame {
  /** Numbers of nodes: the cache, whom it asks, and the client that a press sends from. */
  readonly cache: number
  readonly upstream: number
  readonly users: number
  /** It takes part under the levers of the moment. */
  readonly isThere: boolean
  readonly rows: readonly LayersRow[]
  /** In the order in which they were sent, no more than the latest few. */
  readonly passages: readonly LayersPassage[]
  /** So many of their step came before the first of these. */
  readonly earlier: number
  /** So many there will be at the same time at the end of their step: who leaves room for them moves none. */
  readonly most: number
}
