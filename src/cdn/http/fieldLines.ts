/**
 * Fields that stand on several lines, and lists that stand in them (RFC 9110 §5.3, §5.6.1).
 */
import { type HeaderList, isNamed } from './message'

/** Every value of that name, in the order of the field lines. */
export function fieldValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (const [one, value] of headers) if (isNamed(one, wanted)) values.push(value)
  return values
}

/** The members of a comma-separated list, over all field lines, without empty ones (RFC 9110 §5.6.1). */
export function listMembers(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).map((member) => member.trim()).filter(Boolean)
}
