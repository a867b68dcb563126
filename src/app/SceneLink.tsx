/**
 * A link to a scene of the course by its number: what stands elsewhere of what is seen here.
 */
import type { SceneLinkProps } from '../panels/instruments/instrumentModule'
import { PageLink } from './PageLink'
import { SCENES } from './registry'
import { sceneHref } from './router'

export function SceneLink({ number, className }: SceneLinkProps) {
  const entry = SCENES.find((one) => one.number === number && one.load)
  return entry ? <PageLink className={className} href={sceneHref(entry.slug)} title={entry.title}>scene {number}</PageLink> : null
}
