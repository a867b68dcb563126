/** An incident as its seed plays it, with one lever elsewhere or none, run without a page. */
import { type Check, type Incident, healthOf } from '../../scenes/13-your-cdn/incidents/incident'
import { incidentDashboard, incidentScene, leversOf } from '../../scenes/13-your-cdn/incidents/play'
import type { Dashboard } from '../../scenes/13-your-cdn/dashboard'
import type { Values } from '../../scenes/13-your-cdn/levers'
import { readingOf } from '../../src/reading/reading'
import { RunReport } from '../../src/reading/report'
import { run } from '../../src/run/run'
import type { RunView } from '../../src/scene/runView'

export interface TriedIncident {
  readonly dashboard: Dashboard
  /** Bounds that are not kept. */
  readonly broken: readonly Check[]
}

const made = new Map<string, TriedIncident>()

/** Each is played once. */
export function triedIncident(incident: Incident, seed: number, tried: Partial<Values> = {}): TriedIncident {
  const name = `${incident.id} ${seed} ${JSON.stringify(tried)}`
  const found = made.get(name) ?? play(incident, seed, tried)
  made.set(name, found)
  return found
}

function play(incident: Incident, seed: number, tried: Partial<Values>): TriedIncident {
  const scene = incidentScene(incident)
  const reading = readingOf(scene, run(scene, { seed, levers: { ...leversOf(incident, tried) }, acts: [] }))
  const dashboard = incidentDashboard(new RunReport(reading) as unknown as RunView<Values>, incident)
  return { dashboard, broken: healthOf(dashboard, incident).filter(({ holds }) => !holds) }
}
