/**
 * What the runner asks of a cache under test. The contract is that of src/cdn/http/conformance;
 * a cache with no work in the background may leave out `advance`.
 */
import type { CacheEnvironment, CacheInstance, CacheRequest } from '../../src/cdn/http/conformance'

export type Field = CacheRequest['headers'][number]

export type CacheUnderTest = Pick<CacheInstance, 'request'> & Partial<CacheInstance>

export type CreateCache = (environment: CacheEnvironment) => CacheUnderTest
