/**
 * Why a response is not stored in the cache of a node, as HTTP's rules have it (RFC 9111 §3): a browser's cache is its user's own.
 */
import { HttpRequest, HttpResponse } from '../cdn/http/message'
import { whyNotStored } from '../cdn/http/storable'
import { NODE_KINDS } from '../cdn/nodeKinds'
import type { Offered } from '../frame/emptySlot'
import type { Reading } from '../reading/reading'

/** Undefined when it may be stored. */
export function whyNotKept({ nodes }: Reading, { node, method, url, requestHeaders, status, headers, bodyBytes, atMs }: Offered): string | undefined {
  const role = NODE_KINDS[nodes[node]!.kind].asks ? 'private' : 'shared'
  return whyNotStored(new HttpRequest(0, method, url, requestHeaders), new HttpResponse(status, headers, bodyBytes), role, atMs)
}
