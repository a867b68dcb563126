/**
 * The steps of scene 10 in their order.
 */
import type { Step } from '../../src/scene/types'
import type { Values } from './levers'
import { millionSteps } from './millionSteps'
import { tierSteps } from './tierSteps'
import { waveSteps } from './waveSteps'

export const steps: readonly Step<Values>[] = [...waveSteps, ...tierSteps, ...millionSteps]
