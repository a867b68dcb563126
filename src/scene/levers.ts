/**
 * What a learner can move. The types of their values come from the declaration: `ValuesOf<typeof levers>` is what topology, scripts
 * and claims of the scene read and set, so that a misspelt name or a value that a lever does not take is a type error.
 *
 *     export const levers = defineLevers({
 *       caches: { kind: 'toggle', label: 'Edge caches', initial: true },
 *       policy: { kind: 'choice', label: 'Who goes', initial: 'lru', options: [{ value: 'lru', label: 'LRU' }, { value: 'fifo', label: 'FIFO' }] },
 *     })
 *     export type Values = ValuesOf<typeof levers>   // { readonly caches: boolean; readonly policy: 'lru' | 'fifo' }
 */
import type { LeverValue, LeverValues } from '../cdn/levers'
import type { RunView } from './runView'

/**
 * A statement about the run with one lever at another value. `base` has every lever at its default. It is about the value that
 * it names and reads no lever: the types of all values come from the declaration that it stands in.
 */
export interface LeverClaim<T extends LeverValue = LeverValue> {
  readonly value: T
  readonly text: string
  readonly holds: (run: RunView, base: RunView) => boolean
}

interface LeverBase<T extends LeverValue> {
  readonly label: string
  /** One short sentence: what it does. */
  readonly help?: string
  /** The heading that it stands under, with its neighbours of the same group. */
  readonly group?: string
  readonly initial: T
  readonly claims?: readonly LeverClaim<T>[]
  /** What two runs that it tells apart are compared by first, where that differs and is not what the origin is asked: how long users wait, or what was wrong of what they got. */
  readonly leads?: 'waits' | 'wrong'
}
export interface ToggleLever extends LeverBase<boolean> {
  readonly kind: 'toggle'
}
export interface SliderLever extends LeverBase<number> {
  readonly kind: 'slider'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit?: string
}
export interface LeverOption {
  readonly value: string
  readonly label: string
}
export interface ChoiceLever extends LeverBase<string> {
  readonly kind: 'choice'
  readonly options: readonly LeverOption[]
}
/** Any number of the options, at least one. */
export interface SetLever extends LeverBase<readonly string[]> {
  readonly kind: 'set'
  readonly options: readonly LeverOption[]
}
/**
 * Options in an order of the learner's, each at most once: which of them are in, and which comes first. None may be in. The control
 * shows the value of each beside its label: an option is something that has a name of its own.
 */
export interface OrderLever extends LeverBase<readonly string[]> {
  readonly kind: 'order'
  /** In the order in which those are offered that are not in; `initial` has the order itself. */
  readonly options: readonly LeverOption[]
}
/**
 * The value of a response header field, as the origin sends it. Chips and sliders edit the
 * text, and it can be typed; any text is taken as it is, and what a cache makes of it is shown.
 */
export interface HeaderLever extends LeverBase<string> {
  readonly kind: 'header'
  /** "Cache-Control" */
  readonly field: string
  /** Directives that a chip puts in and takes out: "no-store". */
  readonly chips: readonly string[]
  /** Directives with a number of seconds, each with a slider: from 0 to `max`. */
  readonly seconds: readonly { readonly directive: string; readonly max: number; readonly step: number }[]
  /** The toggle that says whether the origin sends an ETag beside it; a response that a learner pastes sets it. */
  readonly validator?: string
  /** The value it is compared with while it is at its initial one. */
  readonly against: string
}
/** A point of the Earth where the learner puts somebody, as cdn/net/spot writes it: "-17.8,31"; empty where nobody is. */
export interface PlaceLever extends LeverBase<string> {
  readonly kind: 'place'
  /** The value it is compared with while it is at its initial one, and where somebody is put first. */
  readonly against: string
  /** A place as it is read: cdn/net/spot has the words, for scenes that need them. */
  readonly words: (place: string) => string
}
/** The text of a function that learners write, run by cdn/layers/edgeFunctionLayer; a scene with one `needs` loadIsolates. */
export interface CodeLever extends LeverBase<string> {
  readonly kind: 'code'
  /** Texts to begin with; the initial one is among them. */
  readonly options: readonly LeverOption[]
  /** A text as it may run, or null: cdn/isolate/functionText has it, for scenes that need it. */
  readonly read: (text: string) => string | null
}
export type Lever = ToggleLever | SliderLever | ChoiceLever | SetLever | OrderLever | HeaderLever | PlaceLever | CodeLever
export type Levers = Readonly<Record<string, Lever>>

type OptionOf<L extends Lever> = L extends { readonly options: readonly { readonly value: infer Value extends string }[] } ? Value : never

/** What one lever's value can be. */
type ValueOf<L extends Lever> =
  L extends ToggleLever ? boolean
  : L extends SliderLever ? number
  : L extends ChoiceLever ? OptionOf<L>
  : L extends SetLever | OrderLever ? readonly OptionOf<L>[]
  : string

/** The values of these levers by their names. */
export type ValuesOf<L extends Levers> = { readonly [Name in keyof L]: ValueOf<L[Name]> }

/**
 * When a lever acts. Otherwise it keeps what the learner has set it to, and acts as its initial value: so do scripts, topology
 * and claims see it. A condition reads levers that are declared before its own.
 *
 *     const conditions: LeverConditions<Values> = { policy: { when: ({ caches }) => caches, why: 'Nothing is kept without caches.' } }
 */
export interface LeverCondition<V extends LeverValues = LeverValues> {
  when(levers: V): boolean
  /** A short sentence that stands beside the disabled lever: why it does nothing now. */
  readonly why: string
  /** Where the lever would only be in the way: it is not shown while it does not act. */
  readonly hides?: boolean
}
export type LeverConditions<V extends LeverValues> = { readonly [Name in keyof V]?: LeverCondition<V> }

type KeysOf<T> = T extends unknown ? keyof T : never

/** What the levers say of each other and of their own values, and no field that no lever has. */
type Consistent<L extends Levers> = {
  readonly [Name in keyof L]: {
    readonly initial: ValueOf<L[Name]>
    readonly claims?: readonly LeverClaim<ValueOf<L[Name]>>[]
    readonly validator?: Extract<keyof L, string>
  } & { readonly [Field in Exclude<keyof L[Name], KeysOf<Lever>>]: never }
}

/** Returns the levers as they are, with the literal types that ValuesOf reads. */
export function defineLevers<const L extends Levers>(levers: L & Consistent<L>): L {
  return levers
}
