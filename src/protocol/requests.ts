/**
 * What a page may ask of a scene: one table, from which come the types of the SDK, the check of what comes in, and the table in
 * docs/embed-protocol.md. Whatever is not in it is refused.
 */
import { type Fields, fieldsOf } from './envelope'

interface Field {
  readonly is: 'text' | 'number'
  readonly optional?: true
}

export interface RequestSpec {
  readonly takes: Readonly<Record<string, Field>>
  /** For whoever writes a page. */
  readonly text: string
}

export const REQUESTS = {
  getState: { takes: {}, text: 'Changes nothing.' },
  play: { takes: {}, text: 'Plays on from where it is.' },
  pause: { takes: {}, text: 'Holds it where it is.' },
  next: { takes: {}, text: 'To the next step, as its button does.' },
  previous: { takes: {}, text: 'To the step before, or to the beginning of this one.' },
  seek: { takes: { step: { is: 'number' }, share: { is: 'number', optional: true } }, text: 'To a step, counted from 1, and to a share of it from 0 to 1 (0 where it is left out). It does not play then.' },
  setLever: { takes: { name: { is: 'text' }, value: { is: 'text' } }, text: 'Sets a lever, by the name and the value that links have: `lever.caches=off` is `caches` and `off`.' },
  reset: { takes: {}, text: 'All levers as the scene has them; what the learner has done is undone.' },
  setSpeed: { takes: { speed: { is: 'number' } }, text: 'How fast it plays: one of the speeds of the parameter `speed`.' },
  setTheme: { takes: { theme: { is: 'text' } }, text: 'Its colours: `light`, `dark`, or `auto`, which leaves them to the reader.' },
} as const satisfies Readonly<Record<string, RequestSpec>>

export type RequestName = keyof typeof REQUESTS
type Takes<N extends RequestName> = (typeof REQUESTS)[N]['takes']
type ValueOf<F> = F extends { readonly is: 'text' } ? string : number
type OptionalOf<T> = { [K in keyof T]: T[K] extends { readonly optional: true } ? K : never }[keyof T]
/** What a request takes along. */
export type Given<N extends RequestName> = { readonly [K in Exclude<keyof Takes<N>, OptionalOf<Takes<N>>>]: ValueOf<Takes<N>[K]> } & {
  readonly [K in OptionalOf<Takes<N>>]?: ValueOf<Takes<N>[K]>
}

/** What every request is answered with, when it was done. */
export interface SceneState {
  /** Name of the scene in its address. */
  readonly scene: string
  readonly title: string
  /** Counted from 1. */
  readonly step: number
  readonly steps: number
  readonly stepId: string
  readonly stepTitle: string
  /** What the run shows in this step, in a sentence, without marks: a host can caption it. */
  readonly text: string
  /** How far into the step, 0 to 1. */
  readonly share: number
  readonly playing: boolean
  /** The step was played to its end. */
  readonly atEnd: boolean
  readonly speed: number
  /** Values as links have them. */
  readonly levers: Readonly<Record<string, string>>
  /** Query of an embed, or hash of a page, that opens this very moment. */
  readonly link: string
}

export const isRequest = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(REQUESTS, name)

/** What is wrong with the data of a request, in a sentence; undefined where nothing is. Fields that are not in the table do not matter. */
export function dataProblem(name: RequestName, data: unknown): string | undefined {
  const { takes }: RequestSpec = REQUESTS[name]
  const given: Fields = fieldsOf(data) ?? {}
  for (const [field, { is, optional }] of Object.entries(takes)) {
    const value = given[field]
    if (value === undefined && optional) continue
    const fits = is === 'text' ? typeof value === 'string' : typeof value === 'number' && Number.isFinite(value)
    if (!fits) return `"${name}" takes ${field}, a ${is}`
  }
  return undefined
}
