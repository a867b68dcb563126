/**
 * Dates of HTTP, written from virtual milliseconds: the preferred format and the obsolete one
 * of RFC 850. It reads no clock and no dates.
 */

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  hourCycle: 'h23',
  weekday: 'long',
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Of a moment that is no number it says what everybody's date functions say, which no recipient takes for a date. */
export function httpDate(ms: number, rfc850 = false): string {
  if (!Number.isFinite(ms)) return 'Invalid Date'
  const { weekday = '', year = '', month, day, hour, minute, second } = Object.fromEntries(
    PARTS.formatToParts(ms).map(({ type, value }) => [type, value]),
  )
  const time = `${hour}:${minute}:${second} GMT`
  return rfc850 ? `${weekday}, ${day}-${month}-${year.slice(-2)} ${time}` : `${weekday.slice(0, 3)}, ${day} ${month} ${year} ${time}`
}
