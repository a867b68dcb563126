/**
 * The one value of a field that caches use where it stands on several lines. What is found of the field is judged on this value.
 */
import { fieldValues } from '../http/fieldLines'
import type { HeaderList } from '../http/message'

export interface UsedValue {
  /** Of the first line: that is the one that is read (RFC 9111 §4.2.1, §5.1). */
  readonly value: string
  /** On how many lines the field stands. */
  readonly lines: number
  /** Another line says something else. */
  readonly differ: boolean
}

export function usedValue(headers: HeaderList, name: string): UsedValue | undefined {
  const values = fieldValues(headers, name)
  const [value] = values
  return value === undefined ? undefined : { value, lines: values.length, differ: values.some((one) => one !== value) }
}
