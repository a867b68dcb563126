/**
 * Fields that hold a date (RFC 9110 §5.6.7), and the Date that is added where none came.
 */
import { fieldValues } from './fieldLines'
import { formatHttpDate, parseHttpDate } from './httpDate'
import { type HeaderList, header } from './message'

/** Milliseconds since 1970; undefined when there is no such field, no date in it, or another one in each line. */
export function dateField(headers: HeaderList, name: string, nowMs: number): number | undefined {
  const [first, ...others] = fieldValues(headers, name)
  return first !== undefined && others.every((value) => value === first) ? parseHttpDate(first, nowMs) : undefined
}

/** Who receives a response without Date adds when that was, before it is stored or sent on (RFC 9110 §6.6.1). */
export function dated(headers: HeaderList, receivedMs: number): HeaderList {
  return header(headers, 'Date') === undefined ? [...headers, ['Date', formatHttpDate(receivedMs)]] : headers
}
