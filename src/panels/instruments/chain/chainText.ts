/**
 * The tiers of a run as links of a chain.
 */
import type { TiersSoFar } from '../../../frame/tiersSoFar'

/** Who answered, and what share of all answers. */
export interface Link {
  readonly by: string
  readonly share: number
  readonly isOrigin?: boolean
}

/** Those that answered something, the origin always; none before anybody has an answer. */
export function ownLinks({ edge, parent, shield, origin }: TiersSoFar): readonly Link[] {
  const asked = edge + parent + shield + origin
  if (asked === 0) return []
  const links: Link[] = [{ by: 'edges', share: edge / asked }, { by: 'parents', share: parent / asked }, { by: 'shield', share: shield / asked }]
  return [...links.filter(({ share }) => share > 0), { by: 'origin', share: origin / asked, isOrigin: true }]
}
