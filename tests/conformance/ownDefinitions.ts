/**
 * Tests of our own in the form of the public ones: what those leave out, and enough of the rest
 * that the cache is exercised where they are absent.
 */
import type { Exchange, ScriptedField, TestDefinition } from './definitions'

/** What the origin sends first; the client then pauses for three seconds. */
const first = (headers: ScriptedField[], more: Exchange = {}): Exchange => ({ response_headers: headers, setup: true, pause_after: true, ...more })
const CACHED: Exchange = { expected_type: 'cached' }
const ASKED: Exchange = { expected_type: 'not_cached' }

function test(id: string, ...requests: Exchange[]): TestDefinition {
  return { id, name: id.replaceAll('-', ' '), requests }
}

const FRESHNESS = [
  test('expired-without-validator-is-fetched-again', first([['Cache-Control', 'max-age=2']]), ASKED),
  test('expires-0-overrules-a-guess', first([['Expires', '0'], ['Last-Modified', -100_000]]), ASKED),
  test('204-is-guessed-from-last-modified', first([['Last-Modified', -86_400], ['Date', 0]], { response_status: [204, 'No Content'] }), { response_status: [204, 'No Content'], ...CACHED }),
  test('302-is-not-guessed', first([['Last-Modified', -86_400], ['Date', 0]], { response_status: [302, 'Found'] }), { response_status: [302, 'Found'], ...ASKED }),
  test('age-counts-the-travel', first([['Cache-Control', 'max-age=60'], ['Date', 0]], { response_pause: 5 }), { ...CACHED, expected_response_headers: [['Age', '>', 7]] }),
  test('age-counts-what-date-says', first([['Expires', 100], ['Date', -50]]), { ...CACHED, expected_response_headers: [['Age', '>', 50]] }),
]

const VALIDATION = [
  test('etag-goes-along', first([['Cache-Control', 'max-age=2'], ['ETag', '"a"']]), { expected_type: 'etag_validated' }),
  test('must-revalidate-asks', first([['Cache-Control', 'max-age=2, must-revalidate'], ['ETag', '"a"']]), { expected_type: 'etag_validated' }),
  test('a-304-makes-it-fresh-again',
    first([['Cache-Control', 'max-age=2'], ['ETag', '"a"'], ['Date', 0]]),
    { response_headers: [['Cache-Control', 'max-age=60'], ['ETag', '"a"'], ['Date', 0]], expected_type: 'etag_validated' },
    CACHED),
  test('the-client-gets-304-after-ours',
    first([['Cache-Control', 'max-age=2'], ['ETag', '"a"']]),
    { request_headers: [['If-None-Match', '"a"']], expected_type: 'etag_validated', expected_status: 304 }),
  test('vary-fields-go-along',
    first([['Expires', 1], ['ETag', '"a"'], ['Date', 0], ['Vary', 'Abc']], { request_headers: [['Abc', '1']] }),
    { request_headers: [['Abc', '1']], expected_type: 'etag_validated', expected_request_headers: [['Abc', '1']] }),
]

const STALE = [
  test('stale-while-revalidate-serves', first([['Cache-Control', 'max-age=1, stale-while-revalidate=60']]), { ...CACHED, pause_after: true }),
  test('stale-while-revalidate-ends', first([['Cache-Control', 'max-age=1, stale-while-revalidate=1']]), ASKED),
  test('stale-while-revalidate-refreshes',
    first([['Cache-Control', 'max-age=1, stale-while-revalidate=60']]),
    { response_headers: [['Cache-Control', 'max-age=60'], ['New', '1', false]], ...CACHED },
    { response_body: null, expected_response_text: null, ...CACHED, expected_response_headers: ['New'] }),
  test('s-maxage-forbids-it', first([['Cache-Control', 's-maxage=1, stale-while-revalidate=60']]), ASKED),
  test('stale-if-error-serves', first([['Cache-Control', 'max-age=1, stale-if-error=60']]), { ...CACHED, response_status: [503, 'Down'], expected_status: 200 }),
  test('stale-if-error-ends', first([['Cache-Control', 'max-age=1, stale-if-error=1']]), { ...ASKED, response_status: [503, 'Down'] }),
]

const KEYS = [
  test('two-variants-side-by-side',
    first([['Cache-Control', 'max-age=60'], ['Vary', 'Foo']], { request_headers: [['Foo', '1']], response_body: 'one' }),
    { request_headers: [['Foo', '2']], response_headers: [['Cache-Control', 'max-age=60'], ['Vary', 'Foo']], response_body: 'two', ...ASKED },
    { request_headers: [['Foo', '1']], response_body: 'one', ...CACHED }),
  test('the-language-that-is-liked-best',
    first([['Cache-Control', 'max-age=60'], ['Content-Language', 'de'], ['Vary', 'Accept-Language']], { request_headers: [['Accept-Language', 'en, de']] }),
    { request_headers: [['Accept-Language', 'fr;q=0.5, de;q=1.0']], ...CACHED }),
  test('a-language-that-is-not',
    first([['Cache-Control', 'max-age=60'], ['Content-Language', 'de'], ['Vary', 'Accept-Language']], { request_headers: [['Accept-Language', 'en, de']] }),
    { request_headers: [['Accept-Language', 'fr, de;q=0.5']], ...ASKED }),
  test('the-same-part-again',
    first([['Cache-Control', 'max-age=60'], ['Content-Range', 'bytes 4-9/10']], { request_headers: [['Range', 'bytes=-6']], response_status: [206, 'Partial Content'], response_body: '456789' }),
    { request_headers: [['Range', 'bytes=-6']], response_status: [206, 'Partial Content'], response_body: '456789', ...CACHED }),
]

const STORAGE = [
  test('unknown-status-with-must-understand', first([['Cache-Control', 'max-age=60, no-store, must-understand']], { response_status: [599, 'Odd'] }), { response_status: [599, 'Odd'], ...ASKED }),
  test('authorization-with-must-revalidate', first([['Cache-Control', 'max-age=60, must-revalidate']], { request_headers: [['Authorization', 'x']] }), CACHED),
  test('post-is-not-for-get', first([['Cache-Control', 'max-age=60']], { request_method: 'POST', request_body: 'x' }), ASKED),
  test('set-cookie-is-kept', first([['Cache-Control', 'max-age=60'], ['Set-Cookie', 'a=b']], { request_headers: [['Cookie', 'c=d']] }), { ...CACHED, expected_response_headers: ['Set-Cookie'] }),
]

export const OWN_DEFINITIONS = {
  suites: [
    { id: 'own-freshness', name: 'Freshness', tests: FRESHNESS },
    { id: 'own-validation', name: 'Validation', tests: VALIDATION },
    { id: 'own-stale', name: 'Stale answers', tests: STALE },
    { id: 'own-keys', name: 'Keys', tests: KEYS },
    { id: 'own-storage', name: 'Storage', tests: STORAGE },
  ],
}
