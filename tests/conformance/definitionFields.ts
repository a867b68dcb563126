/**
 * Which fields a suite, a test and an exchange have and what each may hold. Data and the one
 * function that holds an object to it; what fields mean is said in definitions.ts.
 */
import { EXPECTED_TYPES, KINDS } from './definitions'

interface Rule {
  /** In words, for the message. */
  readonly holds: string
  readonly test: (value: unknown) => boolean
  readonly needed?: boolean
}
type Rules = Readonly<Record<string, Rule>>

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isTextOrNumber = (value: unknown) => isText(value) || isNumber(value)
const isList = (value: unknown, item: (one: unknown) => boolean): value is unknown[] => Array.isArray(value) && value.every(item)
const isPair = (value: unknown): value is unknown[] => Array.isArray(value) && value.length === 2

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isScriptedField(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false
  return isText(value[0]) && isTextOrNumber(value[1]) && (value.length === 2 || typeof value[2] === 'boolean')
}

function isExpectedField(value: unknown): boolean {
  if (isText(value)) return true
  if (isPair(value)) return isText(value[0]) && isTextOrNumber(value[1])
  return Array.isArray(value) && value.length === 3 && isText(value[0]) && ['=', '>'].includes(value[1]) && isTextOrNumber(value[2])
}

function isInterim(value: unknown): boolean {
  if (!Array.isArray(value) || !isNumber(value[0]) || value.length > 2) return false
  return value.length === 1 || isList(value[1], (pair) => isPair(pair) && pair.every(isText))
}

const FLAG: Rule = { holds: 'true or false', test: (value) => typeof value === 'boolean' }
const TEXT: Rule = { holds: 'a text', test: isText }
const TEXT_OR_NULL: Rule = { holds: 'a text or null', test: (value) => value === null || isText(value) }
const TEXTS: Rule = { holds: 'a list of texts', test: (value) => isList(value, isText) }
const LIST: Rule = { holds: 'a list', test: Array.isArray }
const SCRIPTED: Rule = { holds: 'a list of [name, value] or [name, value, true or false]', test: (value) => isList(value, isScriptedField) }
const EXPECTED: Rule = {
  holds: 'a list of names, [name, value], [name, "=", name] or [name, ">", number]',
  test: (value) => isList(value, isExpectedField),
}
const UNWANTED: Rule = {
  holds: 'a list of names or [name, value]',
  test: (value) => isList(value, (one) => isText(one) || (isPair(one) && one.every(isText))),
}
const INTERIM: Rule = { holds: 'a list of [status] or [status, [[name, value]...]]', test: (value) => isList(value, isInterim) }

const oneOf = (words: readonly string[]): Rule => ({ holds: `one of ${words.join(', ')}`, test: (value) => isText(value) && words.includes(value) })
const needed = (rule: Rule): Rule => ({ ...rule, needed: true })

export const SUITE_FIELDS: Rules = { id: needed(TEXT), name: TEXT, description: TEXT, spec_anchors: TEXTS, tests: needed(LIST) }

export const TEST_FIELDS: Rules = {
  id: needed(TEXT),
  name: needed(TEXT),
  kind: oneOf(KINDS),
  requests: needed(LIST),
  depends_on: TEXTS,
  browser_only: FLAG,
  browser_skip: FLAG,
  cdn_only: FLAG,
  support_only: FLAG,
  spec_anchors: TEXTS,
}

export const EXCHANGE_FIELDS: Rules = {
  setup: FLAG,
  setup_tests: TEXTS,
  request_method: TEXT,
  request_headers: SCRIPTED,
  request_body: TEXT,
  filename: TEXT,
  query_arg: TEXT,
  magic_ims: FLAG,
  pause_after: FLAG,
  response_status: { holds: '[status, phrase]', test: (value) => isPair(value) && isNumber(value[0]) && isText(value[1]) },
  response_headers: SCRIPTED,
  response_body: TEXT_OR_NULL,
  response_pause: { holds: 'a number of seconds', test: isNumber },
  interim_responses: INTERIM,
  magic_locations: FLAG,
  rfc850date: TEXTS,
  disconnect: FLAG,
  expected_type: oneOf(EXPECTED_TYPES),
  expected_method: TEXT,
  expected_status: { holds: 'a status or null', test: (value) => value === null || isNumber(value) },
  expected_request_headers: UNWANTED,
  expected_request_headers_missing: UNWANTED,
  expected_response_headers: EXPECTED,
  expected_response_headers_missing: UNWANTED,
  expected_response_text: TEXT_OR_NULL,
  expected_interim_responses: INTERIM,
  check_body: FLAG,
  // How a browser is to fetch; there is no browser here.
  mode: TEXT,
  credentials: TEXT,
  cache: TEXT,
  redirect: TEXT,
}

/** Notes a problem for each field that is wrong or missing, and the names of fields that nobody knows. */
export function checkFields(
  value: unknown,
  place: string,
  rules: Rules,
  problems: string[],
  unknown: Set<string>,
): Record<string, unknown> | undefined {
  if (!isObject(value)) {
    problems.push(`${place}: is not an object`)
    return undefined
  }
  for (const [name, rule] of Object.entries(rules)) {
    const given = value[name]
    if (given === undefined) {
      if (rule.needed) problems.push(`${place}: ${name} is missing`)
    } else if (!rule.test(given)) problems.push(`${place}: ${name} is not ${rule.holds}`)
  }
  for (const name of Object.keys(value)) if (!Object.hasOwn(rules, name)) unknown.add(name)
  return value
}
