/**
 * What header fields that caches add or read are for, in a few words, by their name in small letters.
 */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  'if-none-match': 'asks whether the copy of this tag still holds',
  'if-modified-since': 'asks whether it has changed since then',
  age: 'seconds since the origin made or confirmed it',
  etag: 'a name for exactly this content',
  vary: 'the request fields that the answer depends on',
  'cache-control': 'who may keep it, and for how long',
  'cache-status': 'what each cache did with the request',
  date: 'when the origin made it',
  'set-cookie': 'for one user only',
}
