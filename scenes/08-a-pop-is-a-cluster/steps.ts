/**
 * The steps of scene 8, in their order: first what a disk keeps, then what servers do together.
 */
import type { Step } from '../../src/scene/types'
import { deathSteps } from './deathSteps'
import { diskSteps } from './diskSteps'
import type { Values } from './levers'
import { placedStep, pushStep, yourTurn } from './popSteps'

export const steps: readonly Step<Values>[] = [...diskSteps, placedStep, ...deathSteps, pushStep, yourTurn]
