/**
 * Values of a scene's levers, as everything that is declared as a function of them reads them.
 */

export type LeverValue = boolean | number | string | readonly string[]
/** The levers of a scene by name, with the values in force at one moment. */
export type LeverValues = Readonly<Record<string, LeverValue>>
