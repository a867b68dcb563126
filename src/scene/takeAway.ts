/**
 * What a learner takes along from a scene: the levers in force as files for use elsewhere, and the way back from such a file. A scene loads it when
 * somebody asks for it: what writes files is no part of its page.
 *
 *     takeAway: { title: 'Take it with you', load: async () => (await import('./takeAway')).takeAway }
 */
import type { LeverValues } from '../cdn/levers'

export interface TakeAwayFile {
  /** As it is saved: "edge.vcl". */
  readonly name: string
  readonly text: string
}

/** One purpose, with the files for it. */
export interface TakeAwayTarget<V extends LeverValues> {
  readonly id: string
  /** On its tab: "Varnish". */
  readonly label: string
  /** At least one. */
  files(levers: V): readonly TakeAwayFile[]
  /** What of these levers stands in none of the files, a sentence each. */
  missing?(levers: V): readonly string[]
}

/** Some of the levers, each at a value that it takes; or why the text is refused, every reason. */
export type TakenBack<V extends LeverValues> = { readonly levers: Partial<V> } | { readonly problems: readonly string[] }

export interface TakeAway<V extends LeverValues> {
  readonly targets: readonly TakeAwayTarget<V>[]
  /** Reads a file that was taken before. */
  read(text: string): TakenBack<V>
}

/** What a scene declares of it. */
export interface TakeAwayOffer<V extends LeverValues> {
  /** On the button, and over the sheet. */
  readonly title: string
  /** Id of the last step of the learner's own design: after it, steps begin afresh with systems of others, and what is taken is what stood there. */
  readonly designIn?: string
  load(): Promise<TakeAway<V>>
}
