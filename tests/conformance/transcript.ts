/**
 * What both ends of a test saw, in order, for people who look into one test. The runner writes
 * it only when asked; verdicts do not depend on it.
 */
import type { CacheRequest, CacheResponse } from '../../src/cdn/http/conformance'
import type { Field } from './messages'

export interface TranscriptEntry {
  readonly at: 'client' | 'origin'
  readonly request: CacheRequest
  readonly response?: CacheResponse
  /** Why there was no response. */
  readonly error?: string
}

export function transcriptText(entries: readonly TranscriptEntry[]): string {
  return entries.map(entryText).join('\n\n')
}

function entryText({ at, request, response, error }: TranscriptEntry): string {
  const lines = [`At the ${at}:`, `  > ${request.method} ${request.url}`, ...fieldLines('>', request.headers), ...bodyLines('>', request.body)]
  for (const [status, headers] of response?.interim ?? []) lines.push(`  < ${status} (interim)`, ...fieldLines('<', headers))
  if (response) {
    lines.push(`  < ${response.status} ${response.statusText ?? ''}`.trimEnd(), ...fieldLines('<', response.headers))
    lines.push(...bodyLines('<', response.body))
  } else lines.push(`  < no response: ${error}`)
  return lines.join('\n')
}

function fieldLines(arrow: string, headers: readonly Field[]): string[] {
  return headers.map(([name, value]) => `  ${arrow} ${name}: ${value}`)
}

function bodyLines(arrow: string, body: string | Uint8Array | undefined): string[] {
  const text = bodyText(body)
  return text === '' ? [] : [`  ${arrow}`, `  ${arrow} ${text}`]
}

export function bodyText(body: string | Uint8Array | undefined): string {
  return body === undefined || typeof body === 'string' ? (body ?? '') : new TextDecoder().decode(body)
}
