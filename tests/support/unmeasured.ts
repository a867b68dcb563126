/**
 * What of a text was typed by hand: numbers that came through `say` are taken out, and what has a number in its name.
 */
import { MEASURE_CLOSE, MEASURE_OPEN } from '../../src/scene/say'

/** The text without measured numbers, code, directives as they stand in headers, and names of protocols and versions. */
export function unmeasured(text: string): string {
  return text
    .replace(new RegExp(`${MEASURE_OPEN}[^${MEASURE_CLOSE}]*${MEASURE_CLOSE}`, 'g'), '')
    .replace(/`[^`]*`/g, '')
    .replace(/\b[a-z][a-z-]*=\d+\b/g, '')
    .replace(/\b(HTTP\/[123]|(TLS )?1\.[23]|0-RTT|v\d|p50|p95|RFC \d+|304)\b/g, '')
}

/** Times of day stand in what is made up for a question. */
export function withoutTimesOfDay(text: string): string {
  return text.replace(/\b\d\d:\d\d\b/g, '')
}
