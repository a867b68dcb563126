/** Diagnose: a system that is sick, as its operators see it; the answer is a lever. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import type { Step } from '../../src/scene/types'
import type { Dashboard } from './dashboard'
import { type Check, type Incident, INCIDENT_S, healthOf, isHealthy } from './incidents/incident'
import { incidentOf } from './incidents/incidents'
import { incidentDashboard, leversOf } from './incidents/play'
import { DESIGN, type Values, levers } from './levers'
import { restart } from './restart'
import { played } from './trial'
import { DASHBOARD, SICK } from './views'

const incidentIn = (run: RunView<Values>): Incident => incidentOf(run.leversIn(SICK).caseNumber)

const made = new WeakMap<RunView<Values>, Dashboard>()

/** Counted once for a run. */
function dashboardIn(run: RunView<Values>): Dashboard {
  const dashboard = made.get(run) ?? incidentDashboard(run, incidentIn(run), SICK)
  made.set(run, dashboard)
  return dashboard
}

const checksIn = (run: RunView<Values>): readonly Check[] => healthOf(dashboardIn(run), incidentIn(run))

const CHECK_WORDS: Readonly<Record<Check['id'], string>> = {
  availability: 'too many get nothing', p95Ms: 'waits are too long', stalenessS: 'content is too old', leaks: 'strangers get what is not theirs', originRps: 'the origin is asked too much',
}

function health(run: RunView<Values>, say: Say): string {
  const broken = checksIn(run).filter(({ holds }) => !holds)
  if (broken.length > 0) return `It is sick: ${broken.map(({ id }) => CHECK_WORDS[id]).join(', ')}.`
  const { title, source } = incidentIn(run).named
  return source === null ? `It is healthy. Such a case is known as: ${say.text(title)}.` : `It is healthy. It really happened: ${say.text(title)}.`
}

const { lever, value } = incidentOf(levers.caseNumber.initial).heals

export const diagnoseSteps: readonly Step<Values>[] = [
  {
    id: SICK,
    title: 'Diagnose: find the lever',
    afresh: true,
    about: ['caseNumber', ...DESIGN],
    view: DASHBOARD,
    paceMs: 5_000,
    prose: () => [
      'This is somebody else’s system, and what its operators see. Its caches begin empty; then something happens. Watch it, read the log (under *Table*), and find what is wrong.',
      'Your answer is a lever: the one that makes the same day healthy. Something to try: say first what is *not* wrong. *Case* is its number: each is another one.',
    ],
    line: () => 'A sick system: find the lever that makes the same day healthy.',
    *play(script) {
      const incident = incidentOf(script.levers().caseNumber)
      script.set(leversOf(incident))
      yield* restart(script)
      yield* played(script, { forS: INCIDENT_S, load: incident.load, beside: incident.happens ? [incident.happens(script)] : [] })
    },
    claims: [{ text: 'it is sick as it was drawn', asPlayed: true, holds: (run) => !isHealthy(checksIn(run)) }],
    challenge: {
      text: () => 'Set the lever that makes this system healthy.',
      met: (run) => isHealthy(checksIn(run)),
      now: health,
      isCase: true,
      solution: { levers: { [lever]: value } },
    },
  },
]
