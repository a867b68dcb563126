/**
 * Joins class names and leaves out what is absent. Not a class library: no objects, no arrays.
 */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
