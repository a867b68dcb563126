/**
 * The authoring contract: what a scene module may say. Everything is data or a pure function
 * of the run; a scene draws nothing and keeps no state. See docs/writing-a-scene.md.
 */
import type { Process } from '../engine/process'
import type { RandomSource } from '../engine/streams'
import type { Fault } from '../cdn/fault'
import type { LeverValues } from '../cdn/levers'
import type { Purge } from '../cdn/purge/purge'
import type { Topology, View } from '../cdn/topology'
import type { Arrivals } from '../cdn/traffic/arrivals'
import type { Catalogue } from '../cdn/traffic/catalogue'
import type { HttpResponse } from '../cdn/http/message'
import type { CountBoard } from './board'
import type { LeverConditions, LeverOption, Levers } from './levers'
import type { Instrument } from './instruments'
import type { ListedCode } from './listing'
import type { SceneLog } from './log'
import type { RunView } from './runView'
import type { Say } from './say'
import type { TakeAwayOffer } from './takeAway'

export type { Process, RandomSource }

/**
 * A statement about the run on which the sentences of its step rest. The tests hold it in the scene as it plays by itself, with
 * other seeds, and wherever a learner can put a lever: it holds there, or a claim of the step says what is shown `instead`.
 *
 *     {
 *       text: 'the answer is a 304',
 *       holds: (run) => run.request('stale').bytes < 1000,
 *       instead: (run, say) => `Your header: no 304 here. It took ${say.wait('stale')}, for the whole file.`,
 *     }
 */
export interface Claim<V extends LeverValues> {
  readonly text: string
  holds(run: RunView<V>): boolean
  /** One paragraph in place of the step's prose and line where the claim does not hold; nothing is graded there. The first such claim speaks. */
  instead?(run: RunView<V>, say: Say): string
  /** True of the scene as it plays by itself (an exact number, say), and no sentence rests on it. */
  readonly asPlayed?: boolean
}

export interface AskOptions {
  /** A name for claims and prose, unique in the scene. */
  readonly as?: string
  /** The playhead slows down for this request and the code panel follows it. */
  readonly follow?: boolean
  readonly method?: string
  readonly headers?: readonly (readonly [string, string])[]
}

/** Users who stay and ask again and again; for requests of ever other users see TrafficOptions. */
export interface CrowdOptions {
  /** Client ids; those that the levers leave out are skipped. */
  readonly clients: readonly string[]
  readonly url: string
  /** Users at each client; each sends one request every `everyMs`, at a phase of its own. Read again every period. */
  readonly users: () => number
  readonly everyMs: number
  readonly forMs: number
}

/** Requests that arrive from outside, however many users there may be. */
export interface TrafficOptions {
  /** Client ids; those that the levers leave out are skipped, and each of the others gets the whole rate. */
  readonly clients: readonly string[]
  /** `steady`, `poisson`, `burst({ ... })`, `ramp({ ... })` or `daily({ ... })` of src/cdn/traffic. */
  readonly arrivals: Arrivals
  /** Requests a second at each client. A function is read again twenty times a second: a lever acts at once. */
  readonly perSecond: number | (() => number)
  readonly forMs: number
  /** `inOrder(list)`, `zipf({ ... })`; `...crawl(catalogue, perSecond)` gives it with all of the above but the clients. A function is read with each request: a lever acts at once. */
  readonly catalogue: Catalogue | (() => Catalogue)
  /** All clients ask for the same in the same moments, as one draw says: what stands behind them is compared on one traffic. */
  readonly together?: boolean
}

export interface PushOptions {
  readonly urls: readonly string[]
  /** The window in which they are fetched. */
  readonly overMs: number
}

/** What a step's script can do. All of it is virtual time. */
export interface Script<V extends LeverValues> {
  levers(): V
  /** Ids of the clients that take part now. */
  clients(): readonly string[]
  /** A user asks; the result is the response. */
  ask(client: string, url: string, options?: AskOptions): Process<HttpResponse>
  /** Many users ask at a steady rate. */
  crowd(options: CrowdOptions): Process<void>
  /**
   * Requests as an arrival process and a catalogue draw them. Each place has random streams of its own, named by step, traffic and client: nothing else changes its draws.
   *
   *     yield* traffic({ clients: clients(), arrivals: poisson, perSecond: 20, forMs: 5000, catalogue })
   */
  traffic(options: TrafficOptions): Process<void>
  /** Numbers in [0, 1) from the run's stream of that name; a seed in the link changes them. Name it after what is drawn. */
  random(stream: string): RandomSource
  wait(ms: number): Process<void>
  all(processes: readonly Process<unknown>[]): Process<unknown[]>
  /** Runs a process for at most so many ms; then it is ended, and a TimeoutError is thrown here. */
  timeout<T>(process: Process<T>, ms: number): Process<T>
  /** Runs a process, and beside it an act whenever a lever has another value; what it is moved to while the act is done counts as one. */
  whenMoved(lever: keyof V & string, act: () => Process<unknown>, during: Process<unknown>): Process<void>
  /** Moves levers in the middle of a step; a learner's own setting wins. */
  set(levers: Partial<V>): void
  /** The cache of this edge or browser loses the key (or everything), or what an order names: `{ kind: 'tag', what: 'shoes', soft: true }`. */
  purge(node: string, what?: string | Purge): void
  /** A purge is asked for at the POP of that id, and its control plane tells all others. Returns when each has said that it did it, or no try is left. */
  broadcast(ingress: string, order: Purge): Process<void>
  /** Sends objects ahead of being asked for: a cache (or the server that a balancer's placement names) fetches each, evenly over so many ms. Nobody waits. Returns when the time is over. */
  push(node: string, options: PushOptions): Process<void>
  /** Puts a copy into an edge's cache before anything is asked. */
  prefill(edge: string, url: string): void
  /**
   * Something is wrong with a node from now on, in place of what was wrong before; what a lever says of it stays.
   *
   *     fault('parent', { kind: 'down' })
   *     fault('origin', { kind: 'slow', factor: 3 })
   */
  fault(node: string, fault: Fault): void
  /** Nothing is wrong with it any more, unless a lever says so. */
  repair(node: string): void
  /** Messages on the link between two nodes take so much longer from now on, there and back together (ms); 0: no longer. Paths are as they were: they know nothing of load. */
  delay(from: string, to: string, ms: number): void
  /** The content at this URL changes at the origin: its version goes up by one. */
  deploy(url: string): void
  /** So many requests have crossed from a node to another: counted elsewhere (cdn/tiers), and none of them drawn. */
  tally(from: string, to: string, requests: number): void
}

/** What an act can do: the same as a step, but its requests have no names, because it can be done twice. */
export type ActScript<V extends LeverValues> = Omit<Script<V>, 'ask'> & {
  ask(client: string, url: string, options?: Omit<AskOptions, 'as'>): Process<HttpResponse>
}

/**
 * Something the learner can do besides moving levers and sending requests: a button in the
 * panel, as often as they like, at any moment. It runs beside the step that is on.
 *
 *     purge: { label: 'Purge the edge', play: ({ purge }) => purge('edge') }
 *     hurry: { label: 'A hundred users', *play({ traffic }) { yield* traffic({ ... }) } }
 */
export interface SceneAct<V extends LeverValues = LeverValues> {
  readonly label: string
  /** One short sentence: what it does. */
  readonly help?: string
  /** What it can be done with: the learner chooses one. `actWith` gives what is chosen the type of these. */
  readonly options?: readonly LeverOption[]
  /** Ids of the steps in which it is offered, where it does something that is seen; all when absent. */
  readonly during?: readonly string[]
  /** `chosen` is the value of an option, and empty where there is nothing to choose. */
  play(script: ActScript<V>, chosen: string): Process<void> | void
}

/**
 * A question before the step is played. The scene's default run decides which option is right
 * and fills in `because`: its reason need not hold under other levers.
 */
export interface Predict<V extends LeverValues> {
  readonly question: string
  readonly options: readonly string[]
  /** Index of the right option. */
  answer(run: RunView<V>): number
  /** What to say after the run has shown it. */
  because(run: RunView<V>, say: Say): string
}

/** An answer to the quiz, as a statement about the run: it is right when the scene's default run bears it out. */
export interface QuizOption<V extends LeverValues> {
  readonly text: string
  /** Said when it is chosen: the reason when it holds, what speaks against it when it does not. */
  readonly why: string
  holds(run: RunView<V>): boolean
}

export interface Challenge<V extends LeverValues> {
  /** The task; its numbers are constants of the scene, through `say.given`. */
  text(say: Say): string
  met(run: RunView<V>): boolean
  /** One way to meet it, for the tests: levers set throughout, and requests sent in the last step. Never shown. */
  readonly solution: { readonly levers: Partial<V>; readonly sends?: readonly string[] }
  /** How far the learner is, in a few words with the run's own numbers. */
  now(run: RunView<V>, say: Say): string
  /** A case: it is watched before a lever is set, and there are others: that one was solved says nothing of the next. */
  readonly isCase?: true
}

export interface Step<V extends LeverValues> {
  /** Stable: it is in links. */
  readonly id: string
  readonly title: string
  /** Paragraphs, at most 60 words together. Marks: [[term]], `code`, *stress*. Numbers only through `say`. */
  prose(run: RunView<V>, say: Say): readonly string[]
  /** One line for the embed. */
  line(run: RunView<V>, say: Say): string
  readonly predict?: Predict<V>
  /** Levers that the script moves when the step begins; the others return to their initial value. A learner's own setting wins. */
  readonly set?: Partial<V>
  /**
   * A system of its own begins here: what the learner has moved before does not hold any more, and all levers are as they begin and as the step
   * sets them. What the inputs of a run set throughout (a lesson's link, a comparison) still holds.
   */
  readonly afresh?: boolean
  /** Names of the levers that the step is about: the others are folded away. All are shown when absent; with more than four levers only a step with a challenge may be without. */
  readonly about?: readonly (keyof V & string)[]
  play(script: Script<V>): Process<void>
  /** What this step is drawn as, where that is not the view of the topology. */
  readonly view?: View<V>
  /** Virtual ms shown in one second of presentation while no request is followed. */
  readonly paceMs?: number
  /** Quiet virtual time at the end (ms). */
  readonly restMs?: number
  readonly claims: readonly Claim<V>[]
  readonly challenge?: Challenge<V>
}

export type { Instrument, InstrumentKind, InstrumentOf, PlaceGroups } from './instruments'

export interface Term {
  readonly term: string
  /** One or two plain sentences. */
  readonly text: string
}

export interface Source {
  readonly text: string
  readonly url?: string
}

/** A scene without its levers, in terms of their values; `defineScene` joins the two. */
export interface SceneOf<V extends LeverValues> {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly question: string
  /** Step (its id) at whose end the scene has most to show: posters and embeds that cannot play show it. A request on its way where it is absent. */
  readonly pictured?: string
  /** What the scene before has shown, in one or two sentences; absent in the first. */
  readonly previously?: string
  readonly terms: readonly Term[]
  readonly topology: Topology<V>
  /** Loads what must be there before it can be run: an engine in WebAssembly (cdn/isolate/loadIsolates). Whoever loads the scene waits for it; runs wait for nothing. */
  needs?(): Promise<void>
  /** Of levers that act only under others. */
  readonly conditions?: LeverConditions<V>
  /** By the name that stands in links; never change it. */
  readonly acts?: Readonly<Record<string, SceneAct<V>>>
  /** Code to show; the first two that the run reaches are on the panel. */
  readonly listings: readonly ListedCode[]
  readonly instruments: readonly Instrument[]
  /** What views of the kind `board` and the instrument `verdict` show, by name: figures of a step (its id), counted from a run once. */
  readonly boards?: Readonly<Record<string, CountBoard<V>>>
  /** Lines of a log, to look for something in: beside the table of events. */
  readonly log?: SceneLog<V>
  /** The levers in force as files, and back: a button beside the levers. */
  readonly takeAway?: TakeAwayOffer<V>
  /** A reviewed constant, with the teaching reason in a comment. */
  readonly seed: number
  readonly steps: readonly Step<V>[]
  /** What the learner can do now, in one sentence, without numbers. Each scene of the course has it. */
  readonly canDo?: string
  /** What the learner can now say, two or three sentences. */
  takeaway(run: RunView<V>, say: Say): readonly string[]
  /** Exactly one option holds in the scene's default run, whatever the learner has done to the run in view. */
  readonly quiz: {
    readonly question: string
    readonly options: readonly QuizOption<V>[]
  }
  readonly sources: readonly Source[]
  readonly realWorld?: { readonly title: string; readonly language: string; readonly code: string; readonly note: string }
}

/** A scene as everything that runs, draws and tests scenes knows it: its levers by name, whatever they are. */
export interface Scene extends SceneOf<LeverValues> {
  readonly levers: Levers
}
