/** A history as a table for people: each request, what the cache asked of the origin for it, and what it answered. */
import type { Field, History, Request, Response } from './messages'
import type { Violation } from './violation'

function fieldsText(headers: readonly Field[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join(' | ')
}

function requestText({ method, url, headers }: Request): string {
  return `${method} ${url} [${fieldsText(headers)}]`
}

function responseText(response: Response | undefined): string {
  return response ? `${response.status} [${fieldsText(response.headers)}] ${response.body ?? ''}` : 'broke off'
}

export function historyTable({ shared, calls, exchanges }: History, violations: readonly Violation[]): string {
  const startMs = calls[0]?.askedMs ?? 0
  const rows = calls.flatMap(({ request, ...call }) => [
    `${String(call.index).padStart(2)} ${String(call.askedMs - startMs).padStart(7)} ms  ${requestText(request)}`,
    ...exchanges
      .filter((exchange) => exchange.call === call.index)
      .flatMap(({ id, request, response, startMs: from, endMs }) => [
        `       origin ${id} > ${requestText(request)}`,
        `       origin ${id} < ${responseText(response)}${endMs > from ? ` after ${endMs - from} ms` : ''}`,
      ]),
    `       answer   < ${responseText(call.answer)}`,
    ...violations.filter(({ call: index }) => index === call.index).map(({ section, rule }) => `       WRONG      ${section}: ${rule}`),
  ])
  return [`${shared ? 'shared' : 'private'} cache`, ...rows].join('\n')
}
