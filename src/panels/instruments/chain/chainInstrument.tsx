/**
 * Who answered how much: this run's tiers beside a chain of caches that was measured elsewhere.
 */
import { tiersSoFar } from '../../../frame/tiersSoFar'
import { defineInstrument, noIndex } from '../defineInstrument'
import { Chain } from './Chain'

export const chainInstrument = defineInstrument({ kind: 'chain', index: noIndex, read: (instant) => tiersSoFar(instant), Panel: Chain })
