/**
 * A request inside a cache: the message, and the transaction that stays behind when the message
 * goes on. Layers are handed one and pass it, changed or not, to the next.
 */
import { type HeaderList, HttpRequest, type HttpResponse } from '../http/message'
import type { Transaction } from './transaction'

/** The rest of the layers, and behind the last of them the server upstream. */
export type Next = (req: CacheRequest) => Promise<HttpResponse>

export class CacheRequest extends HttpRequest {
  readonly transaction: Transaction

  constructor({ id, method, url, headers, body }: HttpRequest, transaction: Transaction) {
    super(id, method, url, headers, body)
    this.transaction = transaction
  }

  /** The same request of the same transaction, with other header fields. */
  override withHeaders(headers: HeaderList): CacheRequest {
    return headers === this.headers ? this : new CacheRequest(super.withHeaders(headers), this.transaction)
  }
}
