/**
 * xAPI statements as cmi5 wants them. Pure: who is launched, and by which LMS, comes with the launch.
 */
import type { Interaction } from './lms.types'

export interface Launch {
  readonly actor: unknown
  readonly registration: string
  readonly activityId: string
  /** `LMS.LaunchData`'s, which every statement takes over. */
  readonly contextTemplate: Readonly<Record<string, unknown>>
}

export interface Stamp {
  readonly id: string
  readonly timestamp: string
}

const VERBS = 'http://adlnet.gov/expapi/verbs/'
const CATEGORIES = 'https://w3id.org/xapi/cmi5/context/categories/'
const WHOLE_SCORE = { scaled: 1, raw: 100, min: 0, max: 100 }

export type DefinedVerb = 'initialized' | 'completed' | 'passed' | 'terminated'

/** Results of the verbs that have one; all but the first say how long it took. */
const RESULTS: Readonly<Record<DefinedVerb, object>> = {
  initialized: {},
  completed: { completion: true },
  passed: { success: true, score: WHOLE_SCORE },
  terminated: {},
}

/** A statement whose meaning cmi5 defines. */
export function defined(launch: Launch, verb: DefinedVerb, duration: string, stamp: Stamp): object {
  const result = { ...RESULTS[verb], ...(verb === 'initialized' ? {} : { duration }) }
  const judged = verb === 'completed' || verb === 'passed'
  return statement(launch, verb, { objectType: 'Activity', id: launch.activityId }, result, ['cmi5', ...(judged ? ['moveon'] : [])], stamp)
}

/** A prediction or an answer: one that cmi5 allows and gives no meaning. */
export function answered(launch: Launch, { id, option, text, right }: Interaction, stamp: Stamp): object {
  const response = `option-${option}`
  const definition = {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    interactionType: 'choice',
    choices: [{ id: response, description: { en: text } }],
    ...(right ? { correctResponsesPattern: [response] } : {}),
  }
  const object = { objectType: 'Activity', id: `${launch.activityId}#${id}`, definition }
  // Without the categories of cmi5, which are for statements that it defines (9.6.2): it counts for nothing.
  return statement(launch, 'answered', object, { success: right, response }, [], stamp)
}

function statement(launch: Launch, verb: string, object: object, result: object, categories: readonly string[], { id, timestamp }: Stamp): object {
  const { actor, registration, contextTemplate } = launch
  const activities = (contextTemplate['contextActivities'] ?? {}) as { readonly category?: readonly object[] }
  const category = [...(activities.category ?? []), ...categories.map((name) => ({ objectType: 'Activity', id: CATEGORIES + name }))]
  return {
    id,
    timestamp,
    actor,
    verb: { id: VERBS + verb, display: { en: verb } },
    object,
    ...(Object.keys(result).length > 0 ? { result } : {}),
    context: { ...contextTemplate, registration, contextActivities: { ...activities, category } },
  }
}
