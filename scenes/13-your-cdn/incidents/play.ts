/** An incident as a scene of one step, and as somebody looks at it: the sick system, or with one lever elsewhere. */
import type { RunView } from '../../../src/scene/runView'
import type { Scene } from '../../../src/scene/types'
import { TRIAL } from '../contract'
import { type Dashboard, dashboardOf } from '../dashboard'
import type { Values } from '../levers'
import { played } from '../trial'
import { sceneOf } from '../trialScene'
import { INCIDENT_S, type Incident } from './incident'

/** Its run begins with the levers of `leversOf`. */
export function incidentScene({ load, happens }: Incident): Scene {
  return sceneOf((script) => played(script, { forS: INCIDENT_S, load, beside: happens ? [happens(script)] : [] }))
}

/** The design of the incident, and what is tried instead. */
export function leversOf({ workload, levers }: Incident, tried: Partial<Values> = {}): Partial<Values> {
  return { ...levers, workload, ...tried }
}

/** Of the step in which it was played. */
export function incidentDashboard(run: RunView<Values>, { judgedFromS }: Incident, step = TRIAL): Dashboard {
  return dashboardOf(run, { step, fromS: judgedFromS, toS: INCIDENT_S })
}
