/**
 * Users who must not see what is another's: histories of ann, bob and others at one URL, and who got what was not theirs.
 * This looks at names in contents and fields, and needs nothing of what the oracle thinks about caches.
 */
import fc from 'fast-check'
import { scenarios, steps } from './arbitraries'
import type { Exchange, History } from './messages'
import { CONTENT_FIELD, EXCHANGE_FIELD, USER_FIELD, valueOf } from './messages'
import type { FieldTemplate, Profile } from './scenario'
import type { Violation } from './violation'
import { userOf } from './world'

/** The origin made this response for one user, and did not allow to give it to others. */
function isForOneUser({ request, response }: Exchange): boolean {
  const value = valueOf(response!.headers, 'Cache-Control')?.toLowerCase() ?? ''
  const authorized = valueOf(request.headers, 'Authorization') !== undefined && !/\b(public|s-maxage|must-revalidate)\b/.test(value)
  return authorized || /(^|[ ,])private($|[ ,])/.test(value) || /\bno-store\b/.test(value)
}

/** Without the oracle: a user gets content or fields that were for another alone. */
export function leaks(history: History): Violation[] {
  return history.calls.flatMap((call) => {
    const { headers = [], body = '' } = call.answer ?? {}
    const got = [
      [CONTENT_FIELD, / for (\w+)$/.exec(body)?.[1]],
      [EXCHANGE_FIELD, valueOf(headers, USER_FIELD)],
    ] as const
    return got.flatMap(([field, named]) => {
      const exchange = history.exchanges.find(({ id }) => String(id) === valueOf(headers, field))
      if (named === undefined || named === userOf(call.request) || !exchange || !isForOneUser(exchange)) return []
      return [{ call: call.index, section: 'RFC 9111 5.2.2.7', rule: `${userOf(call.request)} gets what was for ${named}` }]
    })
  })
}

const LIMITS = [
  'private',
  'PRIVATE',
  'private="x-secret"',
  'private="x-secret", private',
  'no-store',
  'public',
  's-maxage=60',
  'must-revalidate',
  'no-cache',
  'immutable',
]

/** Responses for one user, kept for a minute where they may be kept, or always asked about again. */
const personal: fc.Arbitrary<Profile> = fc.record({
  status: fc.constant(200),
  headers: fc
    .tuple(fc.constantFrom('max-age=60', 'max-age=0', 'max-age=60, stale-while-revalidate=60'), fc.subarray(LIMITS, { maxLength: 2 }))
    .map(([age, limits]) => [age, ...limits].map((value): FieldTemplate => ['Cache-Control', value])),
  validators: fc.constantFrom('none', 'strong', 'modified'),
  personal: fc.constant(true),
  ranges: fc.constant(false),
})

const users = fc.constantFrom<[string, string]>(
  ['Authorization', 'Bearer ann'],
  ['Authorization', 'Bearer bob'],
  ['Cookie', 'user=ann'],
  ['Cookie', 'user=bob'],
)

export const strangers = scenarios(
  fc.constant(true),
  personal,
  steps({ header: users, profile: personal, methods: ['GET', 'GET', 'HEAD'], paths: ['/a'] }),
)
