/**
 * Where an embed can open, and the link that its address carries for that.
 */
import type { LeverValues } from '../../cdn/levers'
import type { LinkState } from '../../player/types'

export type Opening = 'moment' | 'step' | 'beginning'

export interface SharedMoment {
  readonly link: LinkState
  /** As the learner has set them until the moment, in the middle of the run too. */
  readonly levers: LeverValues
  readonly step: { readonly id: string; readonly title: string }
}

/** At a moment, all that led there; else the run from its start with the levers as they stand now. */
export function openingLink({ link, levers, step }: SharedMoment, opening: Opening): LinkState {
  if (opening === 'moment') return link
  const { seed } = link
  return { levers, acts: [], ...(seed === undefined ? {} : { seed }), ...(opening === 'step' ? { step: step.id } : {}) }
}
