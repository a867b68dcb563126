/**
 * Links to moments are read and written by a chunk of its own: most readers come without one, and an address changes only
 * when something has been done.
 */
import type { ParsedLink } from '../../player/urlState'
import type { Scene } from '../../scene/types'
import { afterwards } from '../../ui/source'

export const linkCode = afterwards(() => import('../../player/urlState'))

/** What the address says. A link whose reader could not be fetched is left out, and said. */
export function readLink(scene: Scene, hash: string): ParsedLink {
  const nothing = { levers: {}, acts: [] }
  if (hash === '') return { link: nothing, problems: [] }
  return linkCode.now()?.parseLink(scene, hash) ?? { link: nothing, problems: ['the part of this page that reads links could not be loaded'] }
}
