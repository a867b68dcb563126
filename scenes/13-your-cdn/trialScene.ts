/**
 * The trial as a scene of one step, for whoever runs it without a page: the command line, and the tests of workloads.
 */
import type { Process, Scene, SceneOf, Script } from '../../src/scene/types'
import { TRIAL } from './contract'
import { type Values, conditions, levers } from './levers'
import { topology } from './network'
import { trial } from './trial'

/** The whole system, in which this is played. */
export function sceneOf(play: (script: Script<Values>) => Process<void>): Scene {
  const declared: SceneOf<Values> = {
    number: 13, slug: 'your-cdn', title: 'Your CDN', question: 'Can you configure one that holds?', terms: [], topology, conditions, listings: [], instruments: [], sources: [],
    seed: 13, takeaway: () => [], quiz: { question: '', options: [] },
    steps: [{ id: TRIAL, title: 'The trial', prose: () => [], line: () => '', claims: [], play }],
  }
  return { ...declared, levers }
}

export const trialScene: Scene = sceneOf(trial)
