/**
 * Edge functions by chance, made by a grammar: what somebody might write who plays with the API, sensible or not, with loops
 * that end and loops that do not.
 */
import fc from 'fast-check'

interface Texts {
  readonly expression: string
  readonly condition: string
  readonly statement: string
}

const name = fc.constantFrom('a', 'b', 'c', 'text', 'list')
const words = fc.constantFrom("'/de'", "'x'", "''", "'Länge'", '`${a}`', "'a'.repeat(50)", "'a,b,c'")
const number = fc.oneof(fc.integer({ min: -5, max: 1000 }).map(String), fc.constantFrom('0', '1e9', 'NaN', '2 ** 53', '10n'))
const known = fc.constantFrom(
  'request.url', 'request.path', 'request.country', 'request.cookies.user', 'request.headers.accept', 'request.query.item', 'request.nothing', 'edge.now', 'edge.pop', 'edge.random()', 'Math.random()',
  'request', 'edge', 'this', 'null', 'undefined', 'Date.now()', 'fetch', 'console', 'globalThis', 'new Map()', 'Symbol("s")', '/a+/g', 'new Error("e")',
)

const oneOf = (maxDepth: number, ...all: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.oneof({ maxDepth, withCrossShrink: true }, ...all)

/** Statements and expressions of bounded depth. */
const grammar = fc.letrec<Texts>((tie: fc.LetrecTypedTie<Texts>) => ({
  expression: oneOf(
    4,
    known, words, number, name,
    fc.tuple(tie('expression'), fc.constantFrom('+', '-', '*', '%', '===', '<', '&&', '??', ',', 'in', 'instanceof'), tie('expression')).map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc.tuple(tie('expression'), fc.constantFrom('.length', '.x', '.toString()', '.split("/")', '?.y?.z', '.constructor', '.map((one) => one)', '.slice(1)', '.indexOf(1)')).map(([a, member]) => `${/^[\d-]/.test(a) ? `(${a})` : a}${member}`),
    fc.tuple(fc.constantFrom('hash', 'pass', 'block', 'String', 'Number', 'JSON.stringify', 'Object.keys', 'Array.from', 'parseInt', 'encodeURIComponent', 'helper'), tie('expression')).map(([call, a]) => `${call}(${a})`),
    fc.tuple(tie('condition'), tie('expression'), tie('expression')).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
    tie('expression').map((a) => `{ x: ${a}, toJSON: undefined }`).map((object) => `(${object})`),
    tie('expression').map((a) => `((one) => ${a})(1)`),
  ),
  condition: oneOf(4, tie('expression'), fc.constantFrom("request.country === 'DE'", "request.path.startsWith('/shop')", 'hash(request.cookies.user) % 10 === 0', 'true')),
  statement: oneOf(
    3,
    fc.tuple(fc.constantFrom('let', 'const', 'var'), name, tie('expression')).map(([kind, to, a]) => `${kind} ${to}_${to.length} = ${a}`),
    fc.tuple(name, tie('expression')).map(([to, a]) => `${to} = ${a}`),
    tie('expression').map((a) => `return ${a}`),
    fc.tuple(fc.constantFrom('pass({ A: $ })', 'redirect($)', 'redirect($, 301)', 'rewrite("/v" + $)', 'block()', 'block(451, "no")', 'answer(String($))', 'answer("hello", { "Cache-Control": "no-store" })'), tie('expression')).map(([verdict, a]) => `return ${verdict.replace('$', () => a)}`),
    fc.tuple(tie('condition'), tie('statement'), tie('statement')).map(([test, yes, no]) => `if (${test}) { ${yes} } else { ${no} }`),
    fc.tuple(tie('expression'), tie('statement')).map(([a, body]) => `for (const one of [${a}, 1]) { ${body} }`),
    fc.tuple(fc.constantFrom('for (let i = 0; i < 20; i++)', 'for (let i = 0; i < 1e9; i++)', 'while (true)', 'do'), tie('statement')).map(([loop, body]) => (loop === 'do' ? `do { ${body} } while (a)` : `${loop} { ${body} }`)),
    fc.tuple(tie('statement'), tie('statement')).map(([body, instead]) => `try { ${body} } catch (error) { ${instead} }`),
    tie('expression').map((a) => `throw ${a}`),
    fc.tuple(tie('statement'), tie('statement')).map(([a, b]) => `${a}\n  ${b}`),
  ),
}))

const helper = fc.constantFrom('function helper(x) { return x + 1 }', 'const helper = (x) => helper(x)', 'let helper = String', 'class helper { static x = 1 }')

/** A function's whole text, some thousand characters at most. */
export const edgeFunction: fc.Arbitrary<string> = fc
  .tuple(helper, fc.array(grammar.statement, { minLength: 1, maxLength: 4 }), fc.constantFrom('function onRequest(request, edge) {', 'const onRequest = (request, edge) => {', 'async function onRequest(request, edge) {'))
  .map(([help, body, head]) => `let a = 1, b = 'two', c = [3], text = 'word', list = [1, 2]\n${help}\n${head}\n  ${body.join('\n  ')}\n}`)
  .filter((whole) => whole.length <= 2000)
