/**
 * What the learner did, in a few words: for branches and for marks on the timeline.
 */
import type { Deed } from '../run/run.types'
import { leverSetting } from '../scene/leverWords'
import type { Scene } from '../scene/types'

/** "Edge caches: off", "Sydney asks", "Purge the edge", "Take down: the origin" */
export function actWords(scene: Scene, deed: Deed): string {
  switch (deed.kind) {
    case 'lever': {
      const lever = scene.levers[deed.name]
      return lever ? leverSetting(lever, deed.value) : deed.name
    }
    case 'send':
      return `${scene.topology.nodes.find(({ id }) => id === deed.client)?.name ?? deed.client} asks`
    case 'do': {
      const act = scene.acts?.[deed.name]
      const chosen = act?.options?.find(({ value }) => value === deed.choice)
      return `${act?.label ?? deed.name}${chosen ? `: ${chosen.label}` : ''}`
    }
  }
}
