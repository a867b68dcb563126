/**
 * run(scene, inputs): the whole scene from its first step to its last, as a trace. Pure: equal
 * inputs give equal traces, in Node and in every browser. It draws nothing and waits for nobody.
 * RunInProgress makes the same run in portions, for whoever has to do something else in between.
 */
import { SimulationError } from '../engine/invariant'
import { Priority } from '../engine/kernel'
import { withProbe } from '../trace/probe'
import type { Process, Task } from '../engine/process'
import { msToUs } from '../engine/time'
import { NO_NODE } from '../trace/trace'
import { traceHash } from '../trace/traceHash'
import { Kind } from '../trace/traceKinds'
import type { LeverValue, LeverValues } from '../cdn/levers'
import { World } from '../cdn/world'
import { takesChoice } from '../scene/actWith'
import { leversInForce, settings } from '../scene/leversInForce'
import type { Act, Inputs, Run, StepSpan } from './run.types'
import { ScriptHost } from './script'
import type { Scene, Script, Step } from '../scene/types'
import { stuckSentence } from './stuck'

/** Quiet time at the end of a step (ms), so that its last moment can be looked at. */
const REST_MS = 200
/** Ten minutes of a thousand requests a second take ten million events; what is longer than a moment can be stopped. */
const BOUNDS = { maxEvents: 20_000_000, maxTasks: 50_000 }

export interface RunOptions {
  /** Id of the step at whose end the run ends; the last one when absent. */
  readonly until?: string | undefined
  /** A request whose lines and headers are kept beside those of the followed ones. */
  readonly keep?: number | undefined
}

/** How far a run has come. */
export interface RunProgress {
  /** Virtual time. */
  readonly timeUs: number
  /** Requests that users have sent so far. */
  readonly requests: number
  /** 0 to 1, never less than before: steps that have ended, and of the one that is on as much as its traffic tells. */
  readonly share: number
}

export function defaultInputs(scene: Scene): Inputs {
  return { seed: scene.seed, levers: {}, acts: [] }
}

/** Runs the scene, to the end of step `until` when it is given. Throws a SimulationError that names the scene when it breaks a rule, passes a bound, or has a step that never ends. */
export function run(scene: Scene, inputs: Inputs = defaultInputs(scene), until?: string): Run {
  return new RunInProgress(scene, inputs, { until }).advance(Infinity)!
}

/** The trace's hash; equal for equal runs. */
export function hashOf(result: Run): string {
  return traceHash(result.trace)
}

/**
 * A run that is made in portions, which leave no mark in it: however many there are, the trace is the same.
 *
 *     const making = new RunInProgress(scene, inputs)
 *     let result = making.advance(20_000)
 *     while (!result) result = making.advance(20_000)
 *
 * Throws what run() throws.
 */
export class RunInProgress {
  readonly #scene: Scene
  readonly #inputs: Inputs
  readonly #world: World
  readonly #host: ScriptHost
  readonly #steps: StepSpan[] = []
  /** In force before anything happens. */
  readonly #levers: LeverValues
  /** Levers that the learner has moved: they stay where they were put, until a step begins afresh. */
  #moved: Readonly<Record<string, { readonly value: LeverValue; readonly atUs: number }>> = {}
  #scripted: LeverValues = {}
  /** Id of the step that is on. */
  #playing = ''
  /** Acts of the scene that were done so far. */
  #done = 0
  /** Requests that a learner has sent so far, and acts. */
  #deeds = 0
  #share = 0
  /** The task that plays the steps. */
  readonly #play: Task

  constructor(scene: Scene, inputs: Inputs = defaultInputs(scene), { until, keep }: RunOptions = {}) {
    this.#scene = scene
    this.#inputs = inputs
    this.#levers = leversInForce(scene, inputs.levers)
    this.#world = this.#named(() => new World({
      topology: scene.topology,
      levers: this.#levers,
      seed: inputs.seed,
      listings: scene.listings.map(({ listing }) => listing.id),
      stacks: scene.listings.flatMap(({ stack }) => stack?.caches ?? []),
      bounds: BOUNDS,
    }))
    this.#host = new ScriptHost(this.#world, keep)
    const { kernel } = this.#world
    this.#play = this.#named(() => {
      for (const act of inputs.acts) kernel.spawnAt(act.atUs, this.#act(act), -1, Priority.Input)
      return kernel.spawn(this.#playSteps(until))
    })
  }

  /** Goes on for about so many events (a microsecond each, more or less); the run, when that was the end of it. */
  advance(events: number): Run | null {
    const ended = this.#named(() => withProbe(this.#world, () => this.#world.kernel.run(Infinity, events)))
    if (ended) return this.#named(() => this.#result())
    this.#share = Math.max(this.#share, this.#shareNow())
    return null
  }

  get progress(): RunProgress {
    return { timeUs: this.#world.nowUs, requests: this.#host.requests.length, share: this.#share }
  }

  #shareNow(): number {
    const { nowUs } = this.#world
    const startUs = this.#steps.at(-1)?.endUs ?? 0
    const { plannedUs } = this.#host
    // What a step does beside its traffic nobody knows beforehand.
    const ofStep = plannedUs > nowUs ? (nowUs - startUs) / (plannedUs - startUs) : 0
    return Math.min(1, (this.#steps.length + ofStep) / this.#scene.steps.length)
  }

  /** Whatever goes wrong, says in which scene. */
  #named<T>(body: () => T): T {
    try {
      return body()
    } catch (error) {
      const { number, slug } = this.#scene
      const reason = error instanceof Error ? error.message : String(error)
      throw new SimulationError(`scene ${number} (${slug}) stopped: ${reason}`, { cause: error })
    }
  }

  #result(): Run {
    const { kernel, trace, nodes, links } = this.#world
    if (!this.#play.ended) throw new SimulationError(stuckSentence(this.#playing, kernel, trace.exchanges))
    const last = this.#steps.at(-1)
    if (!last) throw new SimulationError('it has no steps')
    // What a learner does after the last step's end still belongs to that step.
    const endUs = Math.max(last.endUs, kernel.nowUs)
    this.#steps[this.#steps.length - 1] = { ...last, endUs }
    return {
      slug: this.#scene.slug,
      inputs: this.#inputs,
      levers: this.#levers,
      trace,
      nodes: nodes.map(({ index, spec, cache }) => ({
        index, id: spec.id, kind: spec.kind, name: spec.name,
        shows: cache?.shown ?? [],
        ...(spec.city ? { city: spec.city } : {}),
        ...(spec.person ? { person: spec.person } : {}),
        ...(spec.plants ? { plants: spec.plants } : {}),
      })),
      links: links.map(({ index, from, to, rttUs, floorUs }) => ({ index, from, to, rttUs, floorUs })),
      requests: this.#host.requests,
      steps: this.#steps,
      endUs,
    }
  }

  *#playSteps(until: string | undefined): Process<void> {
    for (const [index, step] of this.#scene.steps.entries()) {
      yield* this.#playStep(index, step)
      if (step.id === until) break
    }
    this.#world.end()
  }

  *#playStep(index: number, step: Step<LeverValues>): Process<void> {
    const world = this.#world
    const startUs = world.nowUs
    this.#playing = step.id
    world.record(Kind.Step, NO_NODE, -1, index, 0)
    // What is moved in the microsecond in which the step begins is moved in it.
    if (step.afresh) this.#moved = Object.fromEntries(Object.entries(this.#moved).filter(([, { atUs }]) => atUs >= startUs))
    this.#applyLevers(settings(step.set))
    this.#host.begin(index)
    yield* step.play(this.#script(step.id))
    yield* this.#host.idle()
    // What a learner does while it rests still belongs to it: somebody who has seen its end presses then.
    for (let deeds = -1; deeds !== this.#deeds; ) {
      deeds = this.#deeds
      yield msToUs(step.restMs ?? REST_MS)
      yield* this.#host.idle()
    }
    this.#steps.push({ index, id: step.id, startUs, endUs: world.nowUs })
  }

  #script(name: string): Script<LeverValues> {
    return this.#host.script(name, (changes) => this.#applyLevers({ ...this.#scripted, ...changes }))
  }

  /** The step's values, then the learner's. */
  #applyLevers(scripted: LeverValues): void {
    this.#scripted = scripted
    const moved = Object.fromEntries(Object.entries(this.#moved).map(([name, { value }]) => [name, value]))
    this.#world.setLevers(leversInForce(this.#scene, scripted, this.#inputs.levers, moved))
    this.#host.leversMoved()
  }

  *#act(act: Act): Process<void> {
    switch (act.kind) {
      case 'lever':
        this.#moved = { ...this.#moved, [act.name]: { value: act.value, atUs: this.#world.nowUs } }
        return this.#applyLevers(this.#scripted)
      case 'send':
        this.#deeds++
        return yield* this.#send(act.client)
      case 'do': {
        this.#deeds++
        const declared = this.#scene.acts?.[act.name]
        if (!declared) throw new SimulationError(`it has no act "${act.name}"`)
        if (!takesChoice(declared, act.choice)) throw new SimulationError(`act ${act.name} cannot be done with "${act.choice ?? ''}"`)
        const played = declared.play(this.#script(`act:${act.name}:${this.#done++}`), act.choice ?? '')
        if (played) yield* played
        yield msToUs(REST_MS)
      }
    }
  }

  *#send(client: string): Process<void> {
    if (!this.#host.clients().includes(client)) return
    const { url, headers } = this.#world.client(client).click(this.#world.streams.get(`clicks:${client}`))
    yield* this.#host.ask(client, url, { follow: true, headers })
    yield msToUs(REST_MS)
  }
}
