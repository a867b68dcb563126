/**
 * Shapes of JSON values, and what is wrong with a value that has another: each problem names the place ("timeline[3].at") and what is
 * expected there. It knows nothing of scenarios.
 */

/** Says what is wrong; nothing when the value has the shape. Names of fields that mean nothing go into `unknown`. */
export type Shape = (value: unknown, place: string, unknown: Set<string>) => string[]

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

const at = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`)

/** A value that passes a test; `expected` says in words which do. */
export function value(expected: string, passes: (value: unknown) => boolean): Shape {
  return (given, place) => (passes(given) ? [] : [`${place || 'the file'}: expected ${expected}, not ${shown(given)}`])
}

export const text = value('a text', (given) => typeof given === 'string' && given !== '')
export const flag = value('true or false', (given) => typeof given === 'boolean')
export const count = value('a whole number from 1 on', (given) => Number.isInteger(given) && Number(given) >= 1)
export const amount = value('a number from 0 on', (given) => typeof given === 'number' && given >= 0 && Number.isFinite(given))

export function oneOf(words: readonly string[]): Shape {
  return value(`one of ${words.map((word) => `"${word}"`).join(', ')}`, (given) => typeof given === 'string' && words.includes(given))
}

export function either(expected: string, ...shapes: readonly Shape[]): Shape {
  return value(expected, (given) => shapes.some((shape) => shape(given, '', new Set()).length === 0))
}

export function list(item: Shape, { least = 0, most = Infinity } = {}): Shape {
  const size = `${least > 0 ? ` with at least ${least} in it` : ''}${most < Infinity ? ` with at most ${most} in it` : ''}`
  return (given, place, unknown) => {
    if (!Array.isArray(given) || given.length < least || given.length > most) return [`${place}: expected a list${size}, not ${shown(given)}`]
    return given.flatMap((one: unknown, i) => item(one, `${place}[${i}]`, unknown))
  }
}

export function oneOrMore(item: Shape): Shape {
  const several = list(item, { least: 1 })
  return (given, place, unknown) => (Array.isArray(given) ? several(given, place, unknown) : item(given, place, unknown))
}

/** Any names, each with a value of that shape. */
export function record(item: Shape): Shape {
  return (given, place, unknown) => {
    if (!isObject(given)) return [`${place}: expected an object, not ${shown(given)}`]
    return Object.entries(given).flatMap(([name, one]) => item(one, `${place}["${name}"]`, unknown))
  }
}

/** These fields; the `needed` ones must be there. Other fields mean nothing. */
export function object(needed: Readonly<Record<string, Shape>>, allowed: Readonly<Record<string, Shape>>): Shape {
  return (given, place, unknown) => {
    if (!isObject(given)) return [`${place || 'the file'}: expected an object, not ${shown(given)}`]
    const problems = Object.entries(needed).flatMap(([name, shape]) => shape(given[name], at(place, name), unknown))
    for (const [name, one] of Object.entries(given)) {
      if (Object.hasOwn(needed, name)) continue
      const shape = Object.hasOwn(allowed, name) ? allowed[name] : undefined
      if (shape) problems.push(...shape(one, at(place, name), unknown))
      else unknown.add(at(place.replaceAll(/\[\d+\]/g, '[]'), name))
    }
    return problems
  }
}
