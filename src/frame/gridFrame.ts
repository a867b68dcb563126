/**
 * A moment of the grid: entries of edges as cells, what they were before, and the key of one request. keyGrid.ts makes it.
 */
import type { OutcomeName } from '../trace/traceKinds'
import type { SlotFrame } from './types'

/** One cell of the grid: an entry, and how it was used since the step began or it was filled. What it holds is in the slot of that number. */
export interface GridCell {
  /** Number of the slot in NodeFrame.slots. */
  readonly slot: number
  /** Method and URL. */
  readonly primary: string
  /** What the key consists of beside them: field names and values. */
  readonly parts: readonly (readonly [name: string, value: string])[]
  /** Requests that were answered from it. */
  readonly hits: number
  /** Answers that showed what the origin itself would not have sent. */
  readonly wrong: number
  /** An attacker's request has made what it holds. */
  readonly forged: boolean
  /** The request whose key is shown fell in here. */
  readonly lit: boolean
}

/** A request beside the grid: what it said, the key that the edge made of it, and what it got. */
export interface GridRow {
  readonly request: number
  /** The node of who asks. */
  readonly client: number
  readonly method: string
  readonly url: string
  /** Its header fields; `keyed` when the entry that it fell in is chosen by that field. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly keyed: boolean }[]
  /** The key, as in GridCell; empty until the edge has made it. */
  readonly primary: string
  readonly parts: GridCell['parts']
  /** Node of the edge that it reached; -1 on its way there. */
  readonly edge: number
  readonly outcome: OutcomeName | null
  readonly done: boolean
  /** What it showed; empty while it is open. */
  readonly content: string
  readonly wrong: boolean
  readonly forged: boolean
}

export interface GridEdge {
  readonly node: number
  readonly cells: readonly GridCell[]
  /** Of its node at the same moment: what the cells hold. */
  readonly slots: readonly SlotFrame[]
}

/** What the edges held when the step before ended. */
export interface GridBefore {
  /** The title of that step. */
  readonly title: string
  readonly edges: readonly GridEdge[]
}

/** The entries of edges as cells, and one request whose key is shown: of a crowd one that stays long enough to be read. */
export interface GridFrame {
  readonly edges: readonly GridEdge[]
  readonly asked: GridRow | null
  /** null in the first step. */
  readonly before: GridBefore | null
}
