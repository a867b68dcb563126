/**
 * Values of a scene's levers, as everything that is declared as a function of them reads them.
 *
 * A declaration is generic in the values of its scene's levers: in `edge<V>({ when: (levers) => levers.caches })` a misspelt name
 * does not compile. The machine runs any scene and knows the values by name only. So functions of levers are declared as methods:
 * a function of the scene's own values stands where one of any values is called, and defineScene sees to it that the values are its own.
 */

export type LeverValue = boolean | number | string | readonly string[]
/** The levers of a scene by name, with the values in force at one moment. */
export type LeverValues = Readonly<Record<string, LeverValue>>
/** Values of which no name is known: what a declaration reads that does not say whose levers it means. */
export type NoLevers = Readonly<Record<never, LeverValue>>
/**
 * A function of the values, or of what holds them, where data may stand in its place. It has the type of a method, for the
 * reason above.
 */
export type OfLevers<Asked, Result> = { of(asked: Asked): Result }['of']
