/**
 * What a cache keeps: a response and the key that it is found by. `StoredResponse` is the one
 * that HTTP's rules can judge.
 */
import type { LifeRecord } from '../../trace/lifeTable'
import type { HttpResponse } from '../http/message'
import type { StoreEntry } from '../store/store'

export interface Entry extends StoreEntry {
  readonly response: HttpResponse
  /** How long it may be used and what for; absent where copies are kept for ever. */
  life?(): Omit<LifeRecord, 'sinceUs'>
  /** Its lifetime is over from now on, whatever its response said; false where copies have none. */
  expire?(): boolean
  summary(): string
}
