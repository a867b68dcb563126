/**
 * Protocol v1, between a scene in a frame and the page around it: what every message looks like. docs/embed-protocol.md tells it to developers.
 * The page says hello to the frame and sends one end of a channel along; everything else goes over the channel.
 */

/** Stands in every message, so that others on the same page know which are ours. */
export const NAMESPACE = 'cdn-scene'
/** Counts up when an old page would not understand a new frame; both are spoken then. */
export const VERSION = 1

interface Envelope {
  readonly ns: typeof NAMESPACE
  readonly v: typeof VERSION
}

/** A page asks for something; `id` is its own and comes back with the answer. */
export interface RequestMessage extends Envelope {
  readonly kind: 'req'
  readonly id: number
  readonly type: string
  readonly data?: unknown
}

export type ErrorCode = 'unsupported' | 'invalid' | 'failed'

export interface ProtocolError {
  readonly code: ErrorCode
  readonly message: string
}

/** The answer to a request: `data`, or what was wrong with it. */
export type ResponseMessage = Envelope & { readonly kind: 'res'; readonly id: number } & (
    | { readonly data: unknown; readonly error?: never }
    | { readonly error: ProtocolError; readonly data?: never }
  )

/** Something has happened. `announce` alone is sent to the page itself; the others go over the channel. */
export interface EventMessage extends Envelope {
  readonly kind: 'event'
  readonly type: string
  readonly data: unknown
}

const ENVELOPE: Envelope = { ns: NAMESPACE, v: VERSION }

export const requestMessage = (id: number, type: string, data?: unknown): RequestMessage => ({ ...ENVELOPE, kind: 'req', id, type, ...(data === undefined ? {} : { data }) })
export const resultMessage = (id: number, data: unknown): ResponseMessage => ({ ...ENVELOPE, kind: 'res', id, data })
export const errorMessage = (id: number, code: ErrorCode, message: string): ResponseMessage => ({ ...ENVELOPE, kind: 'res', id, error: { code, message } })
export const eventMessage = (type: string, data: unknown): EventMessage => ({ ...ENVELOPE, kind: 'event', type, data })

export type Fields = Readonly<Record<string, unknown>>

/** What came, as a record of fields; undefined where it is none. Nothing that a stranger sends makes it throw. */
export function fieldsOf(what: unknown): Fields | undefined {
  return typeof what === 'object' && what !== null && !Array.isArray(what) ? (what as Fields) : undefined
}

/** A message of ours of this kind; undefined for what others send, of whatever shape. */
export function ownMessage(what: unknown, kind: 'req' | 'res' | 'event'): Fields | undefined {
  const fields = fieldsOf(what)
  return fields && fields['ns'] === NAMESPACE && fields['v'] === VERSION && fields['kind'] === kind ? fields : undefined
}
