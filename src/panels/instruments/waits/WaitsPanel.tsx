/**
 * Chooses how waits are shown: a strip for each region where that many can be read, else a cell for each.
 */
import type { WaitFrame } from '../../../frame/types'
import { later } from '../../../ui/later'
import type { PanelProps } from '../instrumentModule'
import { WaitStrips } from './WaitStrips'

/** A chunk of its own: few scenes have so many regions. */
const LaterHeat = later(async () => (await import('./WaitHeat')).WaitHeat)

export function WaitsPanel(props: PanelProps<'waits', readonly WaitFrame[]>) {
  return props.reading[0]?.isOfMany ? <LaterHeat {...props} /> : <WaitStrips {...props} />
}
