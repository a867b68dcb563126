/**
 * What is wrong with a scene, in sentences that say what the author probably did. It looks at
 * the declaration only; claims and listings are tested by running the scene.
 */
import { faultsProblems } from '../cdn/fault'
import type { LeverValues } from '../cdn/levers'
import type { NodeSpec } from '../cdn/network'
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { Topology } from '../cdn/topology'
import { acceptsValue, describeValues } from './leverValues'
import { leverGroups } from './leverGroups'
import type { HeaderLever, Lever, LeverCondition, Levers, OrderLever } from './levers'
import { leversInForce, settings } from './leversInForce'
import { hasLayers } from './stack'
import { stackProblems } from './stackRules'
import type { InstrumentOf, Scene, Step } from './types'
import { type ViewSources, boardNameProblems, viewProblems } from './viewRules'
import { isToken } from '../cdn/http/token'

/** Names in links and addresses that are written in code: levers, acts. */
const NAME = /^[a-z][A-Za-z0-9]*$/
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const MIN_STEPS = 4
/** One idea a step: a scene that has many has many short ones. */
const MAX_STEPS = 12
const MAX_ALTERNATIVES = 5
/** Of what an act is done with; they are in a menu. */
const MAX_CHOICES = 20

/** Every problem found; empty when the scene keeps the contract. */
export function validateScene(scene: Scene): string[] {
  return [
    ...identity(scene),
    ...topologyProblems(scene.topology, sourcesOf(scene)),
    ...Object.entries(scene.levers).flatMap(([name, lever]) => [...leverProblems(name, lever), ...validatorProblems(name, lever, scene.levers)]),
    ...groupProblems(scene),
    ...conditionProblems(scene),
    ...actProblems(scene),
    ...stepsProblems(scene),
    ...controlProblems(scene),
    ...scene.steps.flatMap(({ id, view }) => (view ? viewProblems(scene.topology, sourcesOf(scene), view) : []).map((problem) => `step "${id}": ${problem}`)),
    ...instrumentProblems(scene),
    ...picturedProblems(scene),
    ...takenProblems(scene),
    ...listingProblems(scene),
    ...(scene.sources.length === 0 ? ['it has no sources: say where its facts come from'] : []),
    ...alternatives('the quiz', scene.quiz.options.map(({ text }) => text)),
    ...scene.quiz.options.flatMap(({ text, why }) => (why.trim() ? [] : [`the quiz does not say why "${text}" is right or wrong`])),
    ...termProblems(scene),
  ]
}

function identity({ number, slug, title, question }: Scene): string[] {
  const problems: string[] = []
  if (!Number.isInteger(number) || number < 1 || number > 99) problems.push(`its number is ${number}; scenes are numbered 1 to 99`)
  if (!ID.test(slug)) problems.push(`its slug is "${slug}"; use lower case words joined by hyphens`)
  if (!title.trim()) problems.push('it has no title')
  if (!question.trim().endsWith('?')) problems.push(`its question is "${question}"; ask something and end with a question mark`)
  return problems
}

const boardsOf = ({ boards = {} }: Scene): readonly string[] => Object.keys(boards)
const sourcesOf = (scene: Scene): ViewSources => ({ boards: boardsOf(scene), hasStack: scene.listings.some(({ stack }) => stack) })

function topologyProblems(topology: Topology, sources: ViewSources): string[] {
  const problems: string[] = []
  const ids = new Set<string>()
  for (const node of topology.nodes) {
    if (!ID.test(node.id)) problems.push(`node "${node.id}": use lower case words joined by hyphens`)
    if (ids.has(node.id)) problems.push(`two nodes are called "${node.id}"; give each its own id`)
    ids.add(node.id)
    problems.push(...nodeProblems(node))
  }
  if (!topology.nodes.some(({ kind }) => NODE_KINDS[kind].asks)) problems.push('the topology has no client: nobody could ask')
  if (!topology.nodes.some(({ kind }) => NODE_KINDS[kind].ownsContent)) problems.push('the topology has no origin: nobody owns the content')
  for (const { from, to } of topology.links) {
    for (const end of [from, to]) if (!ids.has(end)) problems.push(`link ${from} - ${to}: there is no node "${end}"`)
    if (from === to) problems.push(`link ${from} - ${to} joins a node to itself`)
  }
  return [...problems, ...viewProblems(topology, sources)]
}

/** What a control plane tells caches are names: each of them can find copies by these, as the scene begins. */
function controlProblems({ topology, levers }: Scene): string[] {
  if (!topology.control) return []
  const values = leversInForce({ levers }, {})
  const deaf = topology.nodes.filter((node) => hasLayers(node) && !node.layers(values).some(({ findsByName }) => findsByName))
  return deaf.map(({ id }) => `the control plane tells "${id}", which knows its copies by their keys alone: give it the layer surrogateKeys (cdn/layers/surrogateKeysLayer)`)
}

function nodeProblems(node: NodeSpec): string[] {
  return [...(node.problems?.() ?? []), ...faultsProblems(node.id, NODE_KINDS[node.kind].hasQueue, node.faults)]
}

function leverProblems(name: string, lever: Lever): string[] {
  const problems: string[] = []
  if (name === 'send' || name === 'do') problems.push(`lever "${name}": the word means something else in links; take another`)
  if (!NAME.test(name)) problems.push(`lever "${name}": use one camelCase word, it stands in URLs`)
  if (!lever.label.trim()) problems.push(`lever ${name} has no label`)
  if (lever.kind === 'slider' && !(lever.min < lever.max && lever.step > 0)) {
    problems.push(`lever ${name} goes from ${lever.min} to ${lever.max} by ${lever.step}; min must be below max and step above 0`)
  }
  if (lever.kind === 'header') problems.push(...headerProblems(name, lever))
  if (lever.kind === 'order') problems.push(...orderProblems(name, lever))
  if (!acceptsValue(lever, lever.initial)) problems.push(`lever ${name} starts at ${JSON.stringify(lever.initial)}, but takes ${describeValues(lever)}`)
  for (const claim of lever.claims ?? []) {
    if (!acceptsValue(lever, claim.value)) {
      problems.push(`lever ${name} has a claim for ${JSON.stringify(claim.value)}, but takes ${describeValues(lever)}`)
    }
  }
  return problems
}

function validatorProblems(name: string, lever: Lever, levers: Levers): string[] {
  if (lever.kind !== 'header' || lever.validator === undefined || levers[lever.validator]?.kind === 'toggle') return []
  return [`lever ${name}: its validator "${lever.validator}" is no toggle of the scene`]
}

function groupProblems({ levers }: Scene): string[] {
  const headings = leverGroups(levers).flatMap(({ heading }) => (heading === undefined ? [] : [heading]))
  return headings
    .filter((heading, k) => headings.indexOf(heading) < k)
    .map((heading) => `levers of the group "${heading}" do not stand together: declare them one after the other`)
}

function conditionProblems({ levers, conditions = {} }: Scene): string[] {
  const names = Object.keys(levers)
  return Object.entries(conditions).flatMap(([name, condition]) => {
    if (!condition) return []
    if (!levers[name]) return [`there is a condition for "${name}", which is no lever; there are ${names.join(', ')}`]
    const late = namesRead(condition, leversInForce({ levers })).filter((one) => names.indexOf(one) >= names.indexOf(name))
    return [
      ...late.map((one) => `lever ${name}: its condition reads ${one}, which is not declared before it`),
      ...(condition.why.trim() ? [] : [`lever ${name}: its condition does not say why the lever does nothing`]),
    ]
  })
}

/** The levers that a condition looks at. */
function namesRead(condition: LeverCondition, values: LeverValues): string[] {
  const names = new Set<string>()
  condition.when(new Proxy(values, { get: (target, name) => (names.add(String(name)), Reflect.get(target, name)) }))
  return [...names]
}

function actProblems({ acts = {} }: Scene): string[] {
  return Object.entries(acts).flatMap(([name, { label, options }]) => [
    ...(options ? alternatives(`act ${name}`, options.map(({ value }) => value), MAX_CHOICES) : []),
    ...(NAME.test(name) ? [] : [`act "${name}": use one camelCase word, it stands in links`]),
    ...(label.trim() ? [] : [`act ${name} has no label`]),
  ])
}

function orderProblems(name: string, { options }: OrderLever): string[] {
  const strange = options.flatMap(({ value }) => (NAME.test(value) ? [] : [`lever ${name} offers "${value}": use one camelCase word, they are joined by + in links`]))
  return new Set(options.map(({ value }) => value)).size < options.length ? [...strange, `lever ${name} offers an option twice`] : strange
}

function verdictProblems(scene: Scene, { boards }: InstrumentOf<'verdict'>): string[] {
  const steps = scene.steps.map(({ id }) => id)
  return Object.entries(boards).flatMap(([step, name]) => [
    ...(steps.includes(step) ? [] : [`instrument verdict names step "${step}", which the scene has not`]), ...boardNameProblems('instrument verdict', name, boardsOf(scene)),
  ])
}

function picturedProblems({ steps, pictured }: Scene): string[] {
  return pictured === undefined || steps.some(({ id }) => id === pictured) ? [] : [`the scene is pictured at step "${pictured}", which it has not`]
}

function takenProblems({ steps, takeAway, log }: Scene): string[] {
  const names = log?.picks.map(({ name }) => name) ?? []
  return [
    ...(takeAway?.designIn !== undefined && !steps.some(({ id }) => id === takeAway.designIn) ? [`what can be taken away is the design of step "${takeAway.designIn}", which the scene has not`] : []),
    ...(takeAway && !takeAway.title.trim() ? ['what can be taken away has no title: it stands on the button'] : []),
    ...(log?.picks.flatMap(({ name, label }) => (label.trim() ? [] : [`the log picks by "${name}" without a label`])) ?? []),
    ...(new Set(names).size < names.length ? ['the log picks by one thing twice'] : []),
  ]
}

function headerProblems(name: string, lever: HeaderLever): string[] {
  const { field, chips, seconds, initial, against } = lever
  const problems: string[] = []
  const directives = [...chips, ...seconds.map(({ directive }) => directive)]
  for (const text of [field, ...directives]) {
    if (!isToken(text)) problems.push(`lever ${name}: "${text}" cannot be a name in a header; write a token such as no-store`)
  }
  if (new Set(directives).size < directives.length) problems.push(`lever ${name} offers a directive twice`)
  for (const { directive, max, step } of seconds) {
    if (!(max > 0 && step > 0)) problems.push(`lever ${name}: ${directive} goes from 0 to ${max} by ${step}; both must be above 0`)
  }
  if (!acceptsValue(lever, against) || against === initial) {
    problems.push(`lever ${name} is compared with ${JSON.stringify(against)}; name another value that it takes`)
  }
  return problems
}

/** Groups of places name nodes that are there, each once; and steps are steps. */
function instrumentProblems(scene: Scene): string[] {
  const { instruments, topology, steps } = scene
  const known = new Set(topology.nodes.map(({ id }) => id))
  return instruments.flatMap((instrument) => {
    const groups = ('groups' in instrument && instrument.groups) || {}
    const grouped = Object.values(groups).flat()
    const strange = grouped.filter((id) => !known.has(id)).map((id) => `instrument ${instrument.kind} has "${id}" in a group, which is no node`)
    const twice = grouped.filter((id, k) => grouped.indexOf(id) < k).map((id) => `instrument ${instrument.kind} has "${id}" in two groups`)
    const named = instrument.kind === 'cells' ? [...(instrument.since === undefined ? [] : [instrument.since]), ...(instrument.notIn ?? [])] : []
    const early = named.filter((name) => !steps.some(({ id }) => id === name)).map((name) => `instrument cells names "${name}", which is no step`)
    const boards = instrument.kind === 'verdict' ? verdictProblems(scene, instrument) : []
    return [...strange, ...twice, ...early, ...boards]
  })
}

function stepsProblems({ steps, levers }: Scene): string[] {
  const problems: string[] = []
  if (steps.length < MIN_STEPS || steps.length > MAX_STEPS) {
    problems.push(`it has ${steps.length} steps; ${MIN_STEPS} to ${MAX_STEPS} can be followed`)
  }
  const ids = new Set<string>()
  for (const step of steps) {
    if (!ID.test(step.id)) problems.push(`step "${step.id}": use lower case words joined by hyphens, it stands in links`)
    if (ids.has(step.id)) problems.push(`two steps are called "${step.id}"`)
    ids.add(step.id)
    problems.push(...stepProblems(step))
    for (const name of step.about ?? []) if (!levers[name]) problems.push(`step "${step.id}" is about "${name}", which is no lever; there are ${Object.keys(levers).join(', ')}`)
    for (const [name, value] of Object.entries(settings(step.set))) {
      const lever = levers[name]
      if (!lever) problems.push(`step "${step.id}" sets "${name}", which is no lever; there are ${Object.keys(levers).join(', ')}`)
      else if (!acceptsValue(lever, value)) problems.push(`step "${step.id}" sets ${name} to ${JSON.stringify(value)}; it takes ${describeValues(lever)}`)
    }
  }
  if (!steps.at(-1)?.challenge) problems.push('its last step has no challenge: the last step is the learner’s turn')
  return problems
}

function stepProblems(step: Step<LeverValues>): string[] {
  const problems: string[] = []
  if (!step.title.trim()) problems.push(`step "${step.id}" has no title`)
  if (step.claims.length === 0) problems.push(`step "${step.id}" claims nothing: say what must be true after it`)
  if (step.predict) problems.push(...alternatives(`the prediction of step "${step.id}"`, step.predict.options))
  if (step.paceMs !== undefined && !(step.paceMs > 0)) problems.push(`step "${step.id}" has a pace of ${step.paceMs} ms a second; it must be above 0`)
  return problems
}

function alternatives(what: string, options: readonly string[], most = MAX_ALTERNATIVES): string[] {
  if (options.length < 2 || options.length > most) return [`${what} has ${options.length} options; offer 2 to ${most}`]
  return new Set(options).size === options.length ? [] : [`${what} offers the same option twice`]
}

function listingProblems(scene: Scene): string[] {
  const { listings } = scene
  const problems: string[] = listings.length === 0 ? ['it shows no listing'] : []
  const names = new Map<number, string>()
  for (const listed of listings) {
    const { listing, unreached } = listed
    problems.push(...stackProblems(scene, listed))
    const other = names.get(listing.id)
    if (other !== undefined) problems.push(`listings ${other} and ${listing.name} have the same number: rename one`)
    names.set(listing.id, listing.name)
    for (const line of Object.keys(unreached ?? {})) {
      if (!listing.statementLines.includes(Number(line))) problems.push(`listing ${listing.name} has no statement on line ${line}, so it cannot be declared unreached`)
    }
  }
  return problems
}

function termProblems({ terms }: Scene): string[] {
  const seen = new Set<string>()
  return terms.flatMap(({ term, text }) => {
    const again = seen.has(term)
    seen.add(term)
    return [...(again ? [`the term "${term}" is explained twice`] : []), ...(text.trim() ? [] : [`the term "${term}" has no explanation`])]
  })
}
