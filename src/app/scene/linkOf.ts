/**
 * The moment in view as the text behind # in a link.
 */
import type { PlayerState } from '../../player/types'
import { formatLink } from '../../player/urlState'

export function linkOf({ scene, step, frame, branch }: PlayerState): string {
  const { seed, levers, acts } = branch.inputs
  const id = scene.steps[step]?.id
  return formatLink(scene, { ...(id ? { step: id } : {}), timeUs: frame.position, seed, levers, acts })
}
