/** The steps of scene 13, room by room. */
import type { Step } from '../../src/scene/types'
import { closingStep } from './closingStep'
import { designSteps } from './designSteps'
import { diagnoseSteps } from './diagnoseSteps'
import type { Values } from './levers'
import { operateSteps } from './operateSteps'

export const steps: readonly Step<Values>[] = [...designSteps, ...operateSteps, ...diagnoseSteps, closingStep]
