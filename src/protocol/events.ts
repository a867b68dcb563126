/**
 * What a scene tells the page around it: types for both sides, and the table in docs/embed-protocol.md. Nothing says who the learner is.
 */
import type { SceneState } from './requests'

export const EVENTS = {
  step: 'Another step has come into view.',
  playing: 'It begins to play.',
  paused: 'It stands still.',
  ended: 'The step was played to its end.',
  lever: 'A lever was moved, by the learner or by the page: its name and its value.',
  resize: 'How high the frame should be for its width (px).',
  progress: 'Steps that were seen to their end, by id; whether they are all.',
  predict: 'A prediction was made: the step’s id, the option and its words, and whether the run bears it out.',
  quiz: 'The question at the end was answered, likewise.',
  task: 'The task of a step was met.',
  error: 'The run was ended by a fault; the scene does not go on.',
} as const

export type EventName = keyof typeof EVENTS

/** What is told of a learner, and only to a page that asked for it. */
export const OF_LEARNER = ['progress', 'predict', 'quiz', 'task'] as const satisfies readonly EventName[]

export interface Progress {
  readonly finished: readonly string[]
  readonly steps: number
  readonly completed: boolean
}

export interface Answer {
  /** Counted from 1. */
  readonly option: number
  readonly text: string
  readonly right: boolean
}

export interface EventData {
  readonly step: SceneState
  readonly playing: SceneState
  readonly paused: SceneState
  readonly ended: SceneState
  readonly lever: { readonly name: string; readonly value: string }
  readonly resize: { readonly height: number }
  readonly progress: Progress
  readonly predict: Answer & { readonly stepId: string }
  readonly quiz: Answer
  readonly task: { readonly stepId: string }
  readonly error: { readonly message: string }
}

/** What may be asked for with hello: events beyond those that everybody gets. */
export const WANTS = { learner: 'What a learner does: `progress`, `predict`, `quiz`, `task`.', resize: 'The event `resize`.' } as const
export type Want = keyof typeof WANTS

/** With hello, to the window of the frame, together with one end of a channel. */
export interface Hello {
  readonly want: readonly Want[]
}

/** What hello is answered with, over the channel. */
export interface Ready {
  readonly state: SceneState
  /** Sentences about what the address of the frame asks for and does not get. */
  readonly problems: readonly string[]
  /** What the learner has done before, for who asked for it; with all events of it, in their order. */
  readonly learner: readonly LearnerEvent[]
}

export type LearnerEvent = { readonly [N in (typeof OF_LEARNER)[number]]: { readonly type: N; readonly data: EventData[N] } }[(typeof OF_LEARNER)[number]]
