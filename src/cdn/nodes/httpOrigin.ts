/**
 * An origin that knows HTTP's part in caching: it dates what it sends (RFC 9110 §6.6.1), and
 * answers 304 to those who have it already (§13). For OriginSpec.conditions.
 */
import { isNotModified, notModified } from '../http/conditional'
import { formatHttpDate } from '../http/httpDate'
import type { HttpRequest, HttpResponse } from '../http/message'

export function answerConditions(request: HttpRequest, whole: HttpResponse, nowMs: number): HttpResponse {
  const dated = whole.withHeaders([['Date', formatHttpDate(nowMs)], ...whole.headers])
  return isNotModified(request, dated, nowMs) ? notModified(dated) : dated
}
