/**
 * What a launcher and a learning management system say to each other, whatever standard they speak.
 */

export type Standard = 'scorm12' | 'scorm2004' | 'cmi5'

/** What the launcher's page says of its scene; tools/lms writes it. */
export interface LaunchConfig {
  readonly standard: Standard
  /** Name of the scene in its address. */
  readonly slug: string
  readonly title: string
  /** Address of the scene's page, from the launcher's. */
  readonly page: string
  /** Ids of its steps, in order. */
  readonly steps: readonly string[]
}

/** What an LMS has kept of an earlier visit. */
export interface Kept {
  /** The link to the moment where the learner was; '' on a first visit. */
  readonly location: string
  /** As `Account.text` wrote it; '' on a first visit. */
  readonly data: string
  /** The LMS counts the scene as done already. */
  readonly done: boolean
}

/** How far a learner is. */
export interface Progress {
  readonly location: string
  readonly data: string
  /** Of the steps, 0 to 1. */
  readonly share: number
  readonly done: boolean
  /** How the question at the end was answered at best; null before it was. */
  readonly quiz: 'right' | 'wrong' | null
}

/** A prediction or an answer. */
export interface Interaction {
  readonly id: string
  /** Counted from 1. */
  readonly option: number
  readonly text: string
  readonly right: boolean
}

/** A system that records. Nothing of it throws; what goes wrong later than `open` is told to who made it. */
export interface Lms {
  /** Begins. Rejects with NoLms where nothing will be recorded. */
  open(): Promise<Kept>
  /** Writes what has changed. */
  save(progress: Progress): void
  answered(interaction: Interaction): void
  /** Has kept what was written so far. */
  commit(): void
  /** Ends; nothing is written afterwards. */
  close(): void
}

/** Why nothing will be recorded, in a sentence for the learner. */
export class NoLms extends Error {}

/** What an LMS needs of the page around it. */
export interface Outside {
  /** Since the page was opened. */
  readonly elapsedMs: () => number
  /** "2026-01-02T03:04:05.678Z" */
  readonly now: () => string
  /** Something was not recorded: a sentence for the learner. */
  readonly problem: (text: string) => void
}
