/**
 * Makes a scenario smaller as long as it still fails: fast-check shrinks values, this leaves out whole steps, fields and
 * circumstances, until nothing more can be left out.
 */
import type { Profile, Scenario, Step } from './scenario'

function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, i) => i !== at)
}

function withoutCarelessness(profile: Profile): Profile {
  const { notModified: _, ...careful } = profile
  return careful
}

function simplerProfiles({ profile, ...rest }: Step): Step[] {
  if (!profile) return []
  const simpler = [
    ...profile.headers.map((_, at) => ({ ...profile, headers: without(profile.headers, at) })),
    { ...profile, status: 200 },
    { ...profile, validators: 'none' as const },
    { ...profile, personal: false },
    { ...profile, ranges: false },
    { ...profile, validators: 'strong' as const },
    withoutCarelessness(profile),
  ]
  return [rest, ...simpler.map((each) => ({ ...rest, profile: each }))]
}

function simplerSteps(step: Step): Step[] {
  const { user: _, ...nobody } = step
  return [
    nobody,
    { ...step, condition: {} },
    ...step.headers.map((_, at) => ({ ...step, headers: without(step.headers, at) })),
    { ...step, method: 'GET' },
    { ...step, path: '/a' },
    { ...step, origin: 'serves' },
    { ...step, delayMs: 0 },
    { ...step, deploy: false },
    { ...step, pauseMs: 0 },
    { ...step, pauseMs: Math.floor(step.pauseMs / 1000) * 1000 },
    ...simplerProfiles(step),
  ]
}

/** What comes after may need the pauses and profiles of a step that is left out. */
function withoutStep(steps: readonly Step[], at: number): Step[] {
  const next = steps[at + 1]
  const gone = steps[at]!
  const rest = without(steps, at)
  const profile = next?.profile ?? gone.profile
  if (next) rest[at] = { ...next, pauseMs: next.pauseMs + gone.pauseMs, ...(profile ? { profile } : {}) }
  return rest
}

function candidates({ shared, steps }: Scenario): Scenario[] {
  const fewer = steps.length > 1 ? steps.flatMap((_, at) => [without(steps, at), withoutStep(steps, at)]) : []
  const smaller = steps.flatMap((step, at) => simplerSteps(step).map((simpler) => steps.map((each, i) => (i === at ? simpler : each))))
  return [...fewer, ...smaller].map((each) => ({ shared, steps: each }))
}

export async function simplest(scenario: Scenario, fails: (scenario: Scenario) => Promise<boolean>): Promise<Scenario> {
  const size = JSON.stringify(scenario)
  for (const simpler of candidates(scenario)) {
    if (JSON.stringify(simpler).length <= size.length && JSON.stringify(simpler) !== size && (await fails(simpler)))
      return simplest(simpler, fails)
  }
  return scenario
}
