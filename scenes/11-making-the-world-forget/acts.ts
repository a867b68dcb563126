/** What a learner can do in scene 11 besides moving levers. */
import type { SceneAct } from '../../src/scene/types'
import type { Values } from './levers'
import { change, tell } from './wave'

export const acts: Readonly<Record<string, SceneAct<Values>>> = {
  again: { label: 'Purge again', help: 'The same order once more, as the levers stand.', play: tell },
  change: { label: 'Change the price', help: 'Another price, and the order with it.', play: change },
}
