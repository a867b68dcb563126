/**
 * Every text that a scene shows to a learner, with where it stands. It walks whatever a scene declares, so that a new field is
 * among them by existing; what is not for learners is named here.
 */
import type { RunView } from '../../src/scene/runView'
import { type Say, sayFor } from '../../src/scene/say'
import type { Scene } from '../../src/scene/types'

/** Names in code, and what only tests and tools read. */
const NOT_SHOWN = new Set([
  'id', 'slug', 'kind', 'order', 'lanes', 'edge', 'edges', 'key', 'columns', 'first', 'second', 'set', 'links', 'url', 'asks', 'shows', 'city',
  'displays', 'resources', 'cache', 'hosts', 'neighbours', 'announces', 'upstreams', 'groups',
  'value', 'initial', 'against', 'field', 'chips', 'seconds', 'validator', 'claims', 'solution', 'listing', 'unreached',
])
/** Code of other programs, and papers with their years and sections. */
const QUOTED = new Set(['sources', 'code', 'language'])
/** What a scene says of a run. */
const TOLD: Readonly<Record<string, (said: unknown, run: RunView, say: Say) => unknown>> = {
  prose: (said, run, say) => call(said, run, say),
  line: (said, run, say) => call(said, run, say),
  because: (said, run, say) => call(said, run, say),
  now: (said, run, say) => call(said, run, say),
  takeaway: (said, run, say) => call(said, run, say),
  text: (said, _, say) => call(said, say),
}

const call = (said: unknown, ...given: unknown[]): unknown => (typeof said === 'function' ? Reflect.apply(said, undefined, given) : said)

export interface ShownText {
  /** "levers.ttl.help", "steps.2.prose.0" */
  readonly where: string
  readonly text: string
}

export function shownTexts(scene: Scene, run: RunView): readonly ShownText[] {
  const { steps, ...around } = scene
  const last = sayFor(run, steps.length - 1)
  return [...textsIn(around, '', run, last), ...steps.flatMap((step, index) => textsIn(step, `steps.${step.id}`, run, sayFor(run, index)))]
}

function textsIn(value: unknown, where: string, run: RunView, say: Say): readonly ShownText[] {
  if (typeof value === 'string') return [{ where, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (NOT_SHOWN.has(name) || QUOTED.has(name)) return []
    return textsIn(TOLD[name]?.(part, run, say) ?? part, where === '' ? name : `${where}.${name}`, run, say)
  })
}
