/**
 * Reads a definitions file and checks it: whoever runs the tests on a file of his own hears in
 * which test and at which exchange something is wrong. It does not judge what a test expects.
 */
import type { Definitions, SuiteDefinition, TestDefinition } from './definitions'
import { checkFields, EXCHANGE_FIELDS, isObject, SUITE_FIELDS, TEST_FIELDS } from './definitionFields'

const SHOWN_PROBLEMS = 10

export class DefinitionsError extends Error {
  constructor(problems: readonly string[]) {
    const more = problems.length - SHOWN_PROBLEMS
    super([...problems.slice(0, SHOWN_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
    this.name = 'DefinitionsError'
  }
}

/** @throws DefinitionsError with a line for each problem. */
export function readDefinitions(text: string): Definitions {
  const suites = suitesOf(parse(text))
  const problems: string[] = []
  const unknown = new Set<string>()
  suites.forEach((suite, index) => checkSuite(suite, `suite ${index + 1}`, problems, unknown))
  if (problems.length > 0) throw new DefinitionsError(problems)

  const checked = suites as SuiteDefinition[]
  const tests = checked.flatMap((suite) => suite.tests)
  problems.push(...duplicates(tests), ...circles(tests))
  if (tests.length === 0) problems.push('there is no test in it')
  if (problems.length > 0) throw new DefinitionsError(problems)
  const notes = [...unknown].map((field) => `the field ${field} means nothing to this runner`)
  return { suites: checked, notes: [...notes, ...missingDependencies(tests)] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DefinitionsError([`it is not JSON: ${error instanceof Error ? error.message : String(error)}`])
  }
}

function suitesOf(document: unknown): unknown[] {
  const suites = isObject(document) ? document.suites : document
  if (Array.isArray(suites)) return suites
  throw new DefinitionsError(['it is neither a list of suites nor an object with such a list under "suites"'])
}

function checkSuite(suite: unknown, place: string, problems: string[], unknown: Set<string>): void {
  const found = checkFields(suite, place, SUITE_FIELDS, problems, new Set())
  if (!found || !Array.isArray(found.tests)) return
  const name = typeof found.id === 'string' ? `suite ${found.id}` : place
  found.tests.forEach((test, index) => checkTest(test, `${name}, test ${index + 1}`, problems, unknown))
}

function checkTest(test: unknown, place: string, problems: string[], unknown: Set<string>): void {
  const named = isObject(test) && typeof test.id === 'string' ? `test ${test.id}` : place
  const found = checkFields(test, named, TEST_FIELDS, problems, unknown)
  if (!found || !Array.isArray(found.requests)) return
  if (found.requests.length === 0) problems.push(`${named}: there is no request in it`)
  found.requests.forEach((exchange, index) => {
    const at = `${named}, request ${index + 1}`
    const checked = checkFields(exchange, at, EXCHANGE_FIELDS, problems, unknown)
    if (checked?.magic_ims === true && index === 0) problems.push(`${at}: magic_ims refers to the response before, and there is none`)
  })
}

function duplicates(tests: readonly TestDefinition[]): string[] {
  const ids = tests.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `test ${id}: another test has the same id`)
}

function circles(tests: readonly TestDefinition[]): string[] {
  const byId = new Map(tests.map((test) => [test.id, test]))
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (byId.get(from)?.depends_on ?? []).some((next) => {
      if (next === goal) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, goal, seen)
    })
  return tests.filter(({ id }) => reaches(id, id, new Set())).map(({ id }) => `test ${id}: depends on itself`)
}

/** A part of the tests may be run alone: then nothing can be said about what is in the other part. */
function missingDependencies(tests: readonly TestDefinition[]): string[] {
  const ids = new Set(tests.map(({ id }) => id))
  const missing = new Set(tests.flatMap((test) => (test.depends_on ?? []).filter((id) => !ids.has(id))))
  return [...missing].map((id) => `tests depend on ${id}, which is not in this file: they are judged without it`)
}
