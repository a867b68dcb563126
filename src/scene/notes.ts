/**
 * What a scene's file `notes.ts` says to teachers, of each step: sentences without numbers, which hold whatever the levers are. Everything else in their notes
 * is in the scene itself.
 */

export interface StepNotes {
  /** What a learner may believe before the step, which it breaks. */
  readonly belief: string
  /** Where in the picture that can be seen. */
  readonly pointAt: string
}

export interface SceneNotes {
  /** By the step's id. */
  readonly steps: Readonly<Record<string, StepNotes>>
}
