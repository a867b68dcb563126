/**
 * What a learner can do on the picture; an action that is absent is not offered.
 */
import type { Selection } from '../player/types'

export interface StageActions {
  readonly send?: ((clientId: string) => void) | undefined
  readonly select?: ((selection: Selection) => void) | undefined
  readonly selection: Selection | null
}

export const NO_ACTIONS: StageActions = { selection: null }
